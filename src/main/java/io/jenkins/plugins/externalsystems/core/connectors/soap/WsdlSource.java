package io.jenkins.plugins.externalsystems.core.connectors.soap;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.core.schema.wsdl.WsdlReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where the WSDL comes from.
 *
 * @param client sends credentials only if the WSDL is at the endpoint's host
 */
record WsdlSource(SoapSettings settings, ApiClient client) {
    /** Whether there is a WSDL at all. */
    boolean exists() {
        return settings.wsdl().isPresent() || settings.wsdlUrl().isPresent();
    }

    /** Reads it; without one there are no operations. Fails with CONFIGURATION_ERROR where it cannot be used. */
    CompletionStage<ServiceSchema> read(CallContext context) {
        Optional<String> document = settings.wsdl();
        if (document.isPresent()) {
            byte[] bytes = document.get().getBytes(StandardCharsets.UTF_8);
            return CompletableFuture.completedFuture(read(bytes, StandardCharsets.UTF_8, context, "'wsdl'"));
        }
        Optional<URI> url = settings.wsdlUrl();
        if (url.isEmpty()) {
            return CompletableFuture.completedFuture(new ServiceSchema("", "", List.of(), List.of(), List.of()));
        }
        ApiRequest request = ApiRequest.get(url.get())
                .header("Accept", "text/xml, application/wsdl+xml, application/xml")
                .build();
        return client.send(context, request)
                .thenApply(response -> read(
                        response.bytes(), AnswerText.charset(response), context, "'" + SoapSettings.WSDL_URL + "'"));
    }

    private ServiceSchema read(byte[] bytes, @CheckForNull Charset charset, CallContext context, String setting) {
        try {
            return WsdlReader.read(bytes, charset, settings.version());
        } catch (SchemaException refused) {
            throw new ExternalSystemException(
                    ErrorCode.CONFIGURATION_ERROR,
                    context.subject() + "the WSDL of " + setting + " cannot be used. " + refused.getMessage());
        }
    }
}
