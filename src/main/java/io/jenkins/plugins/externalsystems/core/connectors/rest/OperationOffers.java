package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclaredOperation;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.schema.DiscoveredOperations;
import io.jenkins.plugins.externalsystems.core.schema.SchemaListing;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a connection offers beside its plain requests.
 *
 * @param declared by its configuration
 * @param discovered in its service's document
 */
record OperationOffers(List<DeclaredOperation> declared, DiscoveredOperations discovered) {
    /** {@code describe}. */
    CompletionStage<Map<String, Object>> describe(Arguments arguments, CallContext context) {
        Optional<String> only = arguments.optionalText("operation");
        Optional<DeclaredOperation> known = declared.stream()
                .filter(operation -> operation.name().equals(only.orElse("")))
                .findFirst();
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(
                    Map.of("count", 1, "operations", List.of(known.get().toMap()), "notes", List.of()));
        }
        return SchemaListing.of(discovered, arguments, context, SchemaOperation::toMap)
                .thenApply(listed -> {
                    Map<String, Object> all = new LinkedHashMap<>(listed);
                    all.put(
                            "declared",
                            declared.stream().map(DeclaredOperation::name).toList());
                    return all;
                });
    }
}
