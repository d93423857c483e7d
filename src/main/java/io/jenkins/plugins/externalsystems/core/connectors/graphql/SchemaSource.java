package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.core.schema.graphql.GraphQlReader;
import io.jenkins.plugins.externalsystems.core.schema.graphql.IntrospectionQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the service what it can do. */
record SchemaSource(GraphQlSettings settings, GraphQlClient client) {
    /** Without introspection there are no operations. Fails with CONFIGURATION_ERROR where the answer cannot be used. */
    CompletionStage<ServiceSchema> read(CallContext context) {
        if (!settings.introspects()) {
            return CompletableFuture.completedFuture(new ServiceSchema("", "", List.of(), List.of(), List.of()));
        }
        GraphQlClient.Call question = new GraphQlClient.Call(IntrospectionQuery.TEXT, Map.of(), "");
        return client.send(question, RepeatSafety.SAFE, false, context).thenApply(answer -> read(answer, context));
    }

    private static ServiceSchema read(JsonNode answer, CallContext context) {
        try {
            return GraphQlReader.read(Json.write(Json.toData(answer)).getBytes(StandardCharsets.UTF_8));
        } catch (SchemaException refused) {
            throw new ExternalSystemException(
                    ErrorCode.CONFIGURATION_ERROR,
                    context.subject() + "what the service says about itself cannot be used. " + refused.getMessage());
        }
    }
}
