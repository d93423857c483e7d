package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The deep check: a query that every service answers, and the introspection where the connection uses it. */
record GraphQlCheck(GraphQlSettings settings, GraphQlClient client, GraphQlCalls calls) {
    CompletionStage<Map<String, Object>> run(CallContext context) {
        List<Map<String, Object>> checks = new ArrayList<>();
        GraphQlClient.Call question = new GraphQlClient.Call("query { __typename }", Map.of(), "");
        return client.send(question, RepeatSafety.SAFE, false, context)
                .thenCompose(answer -> {
                    checks.add(check("endpoint", "The service answers queries and takes the credentials."));
                    return introspection(context);
                })
                .thenAccept(checks::add)
                .thenApply(done -> Map.of("checks", checks));
    }

    private CompletionStage<Map<String, Object>> introspection(CallContext context) {
        if (!settings.introspects()) {
            return CompletableFuture.completedFuture(check("introspection", "Not asked: only query and mutate work."));
        }
        return calls.operations()
                .refreshed(context)
                .thenApply(schema -> check(
                        "introspection",
                        "The service has " + schema.operations().size() + " fields that can be called."));
    }

    private static Map<String, Object> check(String name, String message) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("ok", true);
        check.put("message", message);
        return check;
    }
}
