package io.jenkins.plugins.externalsystems.core.connectors.soap;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.UnfitValueException;
import io.jenkins.plugins.externalsystems.core.schema.DiscoveredOperations;
import io.jenkins.plugins.externalsystems.core.schema.SchemaListing;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.core.soap.MessageWriter;
import io.jenkins.plugins.externalsystems.core.soap.SoapMessage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The operations that every SOAP connection has.
 *
 * @param operations those of the WSDL
 */
record SoapCalls(SoapSettings settings, WsdlSource source, SoapClient client, DiscoveredOperations operations) {
    /** {@code call}. */
    CompletionStage<Map<String, Object>> call(Arguments arguments, CallContext context) {
        String name = arguments.text("operation");
        Map<String, Object> parameters = arguments.map("parameters");
        Map<String, Object> headers = arguments.map("headers");
        RepeatSafety safety = settings.safety(name);
        if (!source.exists() || arguments.has("namespace")) {
            return undescribed(arguments, name, parameters, headers, safety, context);
        }
        return operations.schema(context).thenCompose(schema -> {
            SchemaOperation operation = schema.operation(name)
                    .orElseThrow(() -> context.invalid(
                            "operation",
                            "is '" + name + "', which the WSDL does not describe" + leftOut(schema, name)
                                    + "; describe lists what there is"));
            return client.call(operation, parameters, headers, safety, context);
        });
    }

    /** Why, where the WSDL has it after all. */
    private static String leftOut(ServiceSchema schema, String name) {
        return schema.notes().stream()
                .filter(note -> note.startsWith("'" + name + "' is left out"))
                .map(note -> " (" + note.substring(0, note.length() - 1) + ")")
                .findFirst()
                .orElse("");
    }

    private CompletionStage<Map<String, Object>> undescribed(
            Arguments arguments,
            String name,
            Map<String, Object> parameters,
            Map<String, Object> headers,
            RepeatSafety safety,
            CallContext context) {
        SoapVersion version = Optional.ofNullable(settings.version()).orElse(SoapVersion.V1_1);
        String action = arguments.optionalText("action").orElse("");
        if (!action.matches("[!#-~&&[^\\\\]]{0,300}")) {
            throw context.invalid("action", "must be a URI");
        }
        SoapMessage message;
        try {
            message = MessageWriter.undescribed(
                    version, action, arguments.optionalText("namespace").orElse(""), name, parameters, headers);
        } catch (UnfitValueException unfit) {
            throw context.invalid(unfit.name(), unfit.getMessage());
        }
        return client.send(message, safety, context);
    }

    /** {@code describe}. */
    CompletionStage<Map<String, Object>> describe(Arguments arguments, CallContext context) {
        return SchemaListing.of(operations, arguments, context, SchemaOperation::toMap);
    }
}
