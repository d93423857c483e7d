package io.jenkins.plugins.externalsystems.core.connectors.soap;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.CheckReport;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.core.schema.SoapTarget;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.core.soap.SoapMessage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The deep check: reads the WSDL, and sends a message: that of the configured operation, or an empty one, which a service that
 * knows its caller answers with a fault.
 */
record SoapCheck(SoapSettings settings, WsdlSource source, SoapClient client, SoapCalls calls) {
    private static final String WSDL = "wsdl";
    private static final String ENDPOINT = "endpoint";

    CompletionStage<Map<String, Object>> run(CallContext context) {
        CheckReport report = new CheckReport();
        return calls.operations()
                .refreshed(context)
                .handle((schema, thrown) -> {
                    if (thrown != null) {
                        throw report.failed(WSDL, thrown);
                    }
                    report.tell("operations", schema.operations().size());
                    report.add(WSDL, true, source.exists() ? described(schema) : "No WSDL: only call works.");
                    return schema;
                })
                .thenCompose(schema -> message(schema, report, context))
                .thenApply(done -> report.data());
    }

    private static String described(ServiceSchema schema) {
        int count = schema.operations().size();
        return "The WSDL describes " + count + (count == 1 ? " operation" : " operations")
                + (schema.notes().isEmpty() ? "." : "; not all can be called, see describe.");
    }

    private CompletionStage<?> message(ServiceSchema schema, CheckReport report, CallContext context) {
        Optional<String> name = settings.checkOperation();
        if (name.isPresent()) {
            return called(name.get(), schema, context).handle((data, thrown) -> {
                if (thrown != null) {
                    throw report.failed(ENDPOINT, thrown);
                }
                report.add(ENDPOINT, true, "'" + name.get() + "' answers.");
                return data;
            });
        }
        SoapVersion wanted = settings.version();
        SoapVersion version = wanted != null
                ? wanted
                : schema.operations().stream()
                        .map(operation -> ((SoapTarget) operation.target()).version())
                        .findFirst()
                        .orElse(SoapVersion.V1_1);
        return client.send(SoapMessage.empty(version), RepeatSafety.SAFE, context)
                .handle((data, thrown) -> {
                    if (thrown != null && !isHarmlessFault(StageFailure.cause(thrown))) {
                        throw report.failed(ENDPOINT, thrown);
                    }
                    report.add(
                            ENDPOINT,
                            true,
                            "The endpoint speaks SOAP " + version.number() + " and takes the credentials.");
                    return data;
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
    private static boolean isHarmlessFault(Throwable cause) {
        return cause instanceof ExternalSystemException failure
                && failure.metadata().containsKey(SoapErrors.FAULT)
                && (failure.code() == ErrorCode.VALIDATION_ERROR
                        || failure.code() == ErrorCode.SERVER_ERROR
                        || failure.code() == ErrorCode.CLIENT_ERROR);
    }
}
