package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.schema.HttpTarget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.core.schema.openapi.OpenApiReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where the service describes itself.
 *
 * @param client sends credentials only if the document is at the base URL's host
 */
record OpenApiSource(RestSettings settings, ApiClient client) {
    /** Reads it; without one there are no operations. Fails with CONFIGURATION_ERROR where it cannot be used. */
    CompletionStage<ServiceSchema> read(CallContext context) {
        Optional<URI> url = settings.openApi();
        if (url.isEmpty()) {
            return CompletableFuture.completedFuture(new ServiceSchema("", "", List.of(), List.of(), List.of()));
        }
        ApiRequest request = ApiRequest.get(url.get())
                .header("Accept", "application/json, application/yaml;q=0.9, */*;q=0.5")
                .build();
        return client.send(context, request).thenApply(response -> {
            try {
                return placed(OpenApiReader.read(response.bytes()), url.get());
            } catch (SchemaException refused) {
                throw new ExternalSystemException(
                        ErrorCode.CONFIGURATION_ERROR,
                        context.subject() + "the document of '" + RestSettings.OPENAPI_URL + "' cannot be used. "
                                + refused.getMessage());
            }
        });
    }

    /** Where the document says that the service is at a path below the base URL, its operations are below that. */
    private ServiceSchema placed(ServiceSchema schema, URI document) {
        String below = schema.baseUrls().stream()
                .map(server -> below(server, document))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        List<SchemaOperation> operations = schema.operations().stream()
                .map(operation -> operation.target() instanceof HttpTarget target
                        ? new SchemaOperation(
                                operation.name(),
                                operation.summary(),
                                operation.isDeprecated(),
                                operation.parameters(),
                                new HttpTarget(target.method(), below + target.path(), target.contentType()))
                        : operation)
                .toList();
        return new ServiceSchema(schema.title(), schema.version(), schema.baseUrls(), operations, schema.notes());
    }

    private Optional<String> below(String server, URI document) {
        try {
            URI url = document.resolve(new URI(server));
            String base = withoutSlash(settings.base().url().getRawPath());
            return settings.base().holds(url)
                    ? Optional.of(withoutSlash(url.getRawPath()).substring(base.length()))
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
