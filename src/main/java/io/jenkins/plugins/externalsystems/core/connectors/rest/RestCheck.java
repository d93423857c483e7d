package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.FilledRequest;
import io.jenkins.plugins.externalsystems.core.operation.CheckReport;
import io.jenkins.plugins.externalsystems.core.schema.DiscoveredOperations;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The deep check: the health path, or else the base URL, and the OpenAPI document where there is one. */
record RestCheck(RestSettings settings, RestClient client, DiscoveredOperations discovered) {
    /** Without a health path these say that the service is there and did not mind the credentials. */
    private static final Set<ErrorCode> HARMLESS =
            EnumSet.of(ErrorCode.NOT_FOUND_ERROR, ErrorCode.VALIDATION_ERROR, ErrorCode.CLIENT_ERROR);

    CompletionStage<Map<String, Object>> run(CallContext context) {
        CheckReport report = new CheckReport();
        return service(report, context)
                .thenCompose(done -> document(report, context))
                .thenApply(done -> {
                    int declared = settings.operations().size();
                    report.add(
                            "operations",
                            true,
                            declared == 0
                                    ? "No operations are declared; get, post, put, patch and delete work."
                                    : declared
                                            + (declared == 1
                                                    ? " operation is declared."
                                                    : " operations are declared."));
                    return report.data();
                });
    }

    private CompletionStage<?> service(CheckReport report, CallContext context) {
        String path = settings.healthPath().orElse("/");
        CompletionStage<RestAnswer> asked = settings.healthPath().isPresent()
                ? client.send(FilledRequest.get(path), RepeatSafety.SAFE, false, context)
                : client.send(client.base().url(), FilledRequest.get(path), RepeatSafety.SAFE, false, context);
        return asked.handle((answer, thrown) -> {
            if (thrown == null) {
                report.add("service", true, "The service answers " + path + " and does not mind the credentials.");
                return answer;
            }
            Integer status = context.trace().lastAnswer().status();
            boolean isHarmless = settings.healthPath().isEmpty()
                    && StageFailure.cause(thrown) instanceof ExternalSystemException failure
                    && HARMLESS.contains(failure.code())
                    && status != null
                    && status >= 400
                    && status != 407;
            if (!isHarmless) {
                throw report.failed("service", thrown);
            }
            report.add(
                    "service",
                    true,
                    "The service is there; whether it takes the credentials is not known without a health path.");
            return answer;
        });
    }

    private CompletionStage<?> document(CheckReport report, CallContext context) {
        if (settings.openApi().isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return discovered.refreshed(context).handle((schema, thrown) -> {
            if (thrown != null) {
                throw report.failed("openapi", thrown);
            }
            int count = schema.operations().size();
            report.add(
                    "openapi",
                    true,
                    "The OpenAPI document has " + count + (count == 1 ? " operation" : " operations")
                            + (schema.notes().isEmpty() ? "." : "; not everything in it can be called, see describe."));
            return schema;
        });
    }
}
