package io.jenkins.plugins.externalsystems.core.connectors.soap;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.core.schema.SoapTarget;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.core.soap.SoapMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The deep check: reads the WSDL, and sends a message: that of the configured operation, or an empty one, which a service that
 * knows its caller answers with a fault.
 */
record SoapCheck(SoapSettings settings, WsdlSource source, SoapClient client, SoapCalls calls) {
    CompletionStage<Map<String, Object>> run(CallContext context) {
        List<Map<String, Object>> checks = new ArrayList<>();
        return calls.operations().refreshed(context).thenCompose(schema -> {
            checks.add(check(
                    "wsdl",
                    source.exists()
                            ? "The WSDL describes " + schema.operations().size() + " operations"
                                    + (schema.notes().isEmpty() ? "." : "; not all can be called, see describe.")
                            : "No WSDL: only call works."));
            return message(schema, context, checks)
                    .thenApply(done -> Map.of(
                            "checks",
                            (Object) checks,
                            "operations",
                            schema.operations().size()));
        });
    }

    private CompletionStage<?> message(ServiceSchema schema, CallContext context, List<Map<String, Object>> checks) {
        Optional<String> name = settings.checkOperation();
        if (name.isPresent()) {
            return called(name.get(), schema, context)
                    .thenAccept(data -> checks.add(check("endpoint", "'" + name.get() + "' answers.")));
        }
        SoapVersion version = settings.version() != null
                ? settings.version()
                : schema.operations().stream()
                        .map(operation -> ((SoapTarget) operation.target()).version())
                        .findFirst()
                        .orElse(SoapVersion.V1_1);
        return client.send(SoapMessage.empty(version), RepeatSafety.SAFE, context)
                .handle((data, thrown) -> {
                    if (thrown != null) {
                        requireHarmlessFault(StageFailure.cause(thrown));
                    }
                    return checks.add(check(
                            "endpoint",
                            "The endpoint speaks SOAP " + version.number() + " and takes the credentials."));
                });
    }

    private CompletionStage<?> called(String name, ServiceSchema schema, CallContext context) {
        Optional<SchemaOperation> operation = schema.operation(name);
        if (operation.isEmpty()) {
            return CompletableFuture.failedFuture(new ExternalSystemException(
                    ErrorCode.CONFIGURATION_ERROR,
                    context.subject() + "setting 'check_operation' is '" + name
                            + "', which the WSDL does not describe."));
        }
        return client.call(operation.get(), Map.of(), Map.of(), RepeatSafety.SAFE, context);
    }

    /** A fault about the message, or about what is not in it, is what was asked for. */
    private static void requireHarmlessFault(Throwable cause) {
        boolean isHarmless = cause instanceof ExternalSystemException failure
                && failure.metadata().containsKey(SoapErrors.FAULT)
                && (failure.code() == ErrorCode.VALIDATION_ERROR
                        || failure.code() == ErrorCode.SERVER_ERROR
                        || failure.code() == ErrorCode.CLIENT_ERROR);
        if (!isHarmless) {
            throw StageFailure.again(cause);
        }
    }

    private static Map<String, Object> check(String name, String message) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("ok", true);
        check.put("message", message);
        return check;
    }
}
