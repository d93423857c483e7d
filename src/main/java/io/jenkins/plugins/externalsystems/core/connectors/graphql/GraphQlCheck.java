package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.CheckReport;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The deep check: a query that every service answers, and the introspection where the connection uses it. */
record GraphQlCheck(GraphQlSettings settings, GraphQlClient client, GraphQlCalls calls) {
    private static final String ENDPOINT = "endpoint";
    private static final String INTROSPECTION = "introspection";

    CompletionStage<Map<String, Object>> run(CallContext context) {
        CheckReport report = new CheckReport();
        GraphQlClient.Call question = new GraphQlClient.Call("query { __typename }", Map.of(), "");
        return client.send(question, RepeatSafety.SAFE, false, context)
                .handle((answer, thrown) -> {
                    if (thrown != null) {
                        throw report.failed(ENDPOINT, thrown);
                    }
                    report.add(ENDPOINT, true, "The service answers queries and takes the credentials.");
                    return report;
                })
                .thenCompose(asked -> introspect(report, context));
    }

    private CompletionStage<Map<String, Object>> introspect(CheckReport report, CallContext context) {
        if (!settings.introspects()) {
            report.add(INTROSPECTION, true, "Not asked: only query and mutate work.");
            return CompletableFuture.completedFuture(report.data());
        }
        return calls.operations().refreshed(context).handle((schema, thrown) -> {
            if (thrown != null) {
                throw report.failed(INTROSPECTION, thrown);
            }
            int fields = schema.operations().size();
            report.add(
                    INTROSPECTION,
                    true,
                    "The service has " + fields + (fields == 1 ? " field" : " fields") + " that can be called.");
            return report.data();
        });
    }
}
