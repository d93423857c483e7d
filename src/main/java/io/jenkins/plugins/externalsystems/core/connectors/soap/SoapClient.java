package io.jenkins.plugins.externalsystems.core.connectors.soap;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.operation.UnfitValueException;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.SoapTarget;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.core.soap.MessageWriter;
import io.jenkins.plugins.externalsystems.core.soap.SoapAnswer;
import io.jenkins.plugins.externalsystems.core.soap.SoapMessage;
import io.jenkins.plugins.externalsystems.core.xml.XmlException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Sends messages and reads what comes back.
 *
 * @param endpoint where all of them go
 */
record SoapClient(ApiClient client, URI endpoint) {
    /** Calls an operation that the WSDL describes. Fails with VALIDATION_ERROR naming a value that does not fit. */
    CompletionStage<Map<String, Object>> call(
            SchemaOperation operation,
            Map<String, Object> parameters,
            Map<String, Object> headers,
            RepeatSafety safety,
            CallContext context) {
        try {
            SoapMessage message = MessageWriter.described((SoapTarget) operation.target(), parameters, headers);
            return send(message, safety, context);
        } catch (UnfitValueException unfit) {
            throw context.invalid(unfit.name(), unfit.getMessage());
        }
    }

    /** Sends a message. */
    CompletionStage<Map<String, Object>> send(SoapMessage message, RepeatSafety safety, CallContext context) {
        ApiRequest.Builder request = ApiRequest.of("POST", endpoint, safety)
                .header("Accept", "text/xml, application/soap+xml, multipart/related")
                .body(message);
        if (message.version() == SoapVersion.V1_1) {
            request.header("SOAPAction", message.actionHeader());
        }
        if (safety == RepeatSafety.SAFE && context.answers().keeps(context.operation())) {
            // A WSDL does not tell reads from writes: it is one if the connection's settings say both, repeatable and
            // cached.
            request.reading();
        }
        return client.send(context, request.build()).thenApply(response -> data(response, context));
    }

    private static Map<String, Object> data(HttpResponse response, CallContext context) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (response.bytes().length == 0) {
            // One-way operations are answered with 202 and nothing.
            data.put("element", "");
            data.put("response", Map.of());
            return data;
        }
        try {
            SoapAnswer answer = SoapAnswer.read(response.bytes(), AnswerText.charset(response));
            data.put("element", answer.element());
            data.put("response", answer.data() == null ? Map.of() : answer.data());
            return data;
        } catch (XmlException refused) {
            // SoapErrors has read it before.
            throw new ExternalSystemException(
                    ErrorCode.EXCEPTION,
                    context.subject() + "the answer (" + response + ") " + refused.getMessage() + ".");
        }
    }
}
