package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.auth.SecretUrls;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.files.FileBody;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Brings one file's bytes to Slack: asks for an address, and sends them there as they are read. Whoever knows the address
 * can upload, so it is a secret, and it gets no bot token. Slack drops what is never shared.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/files.getUploadURLExternal">files.getUploadURLExternal</a>
 */
final class FileUpload {
    private final SlackApi api;

    FileUpload(SlackApi api) {
        this.api = api;
    }

    /**
     * Uploads a file.
     *
     * @return its id in Slack
     */
    CompletionStage<String> send(FileContent file, CallContext context) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("filename", file.name());
        arguments.put("length", file.size());
        return api.call(context, SlackMethod.UPLOAD_URL, arguments, "'" + file.path() + "'")
                .thenCompose(answer -> {
                    String id = Json.text(answer.body(), "file_id");
                    SecretValue address = SecretValue.of(Json.text(answer.body(), "upload_url"));
                    ApiRequest request = ApiRequest.of("POST", host(address, context), RepeatSafety.UNSAFE)
                            .body(new FileBody(file))
                            .build();
                    return api.client(
                                    Authentications.secretUrl(address),
                                    new UploadErrors(api.runtime().clock(), file.path()))
                            .send(context, request)
                            .thenApply(done -> id);
                });
    }

    /** Where the bytes go, without what is secret. In plain only where the API itself is spoken to so. */
    private URI host(SecretValue address, CallContext context) {
        try {
            URI host = SecretUrls.origin(address);
            if (host.getScheme().equalsIgnoreCase("https")
                    || api.apiUrl().getScheme().equalsIgnoreCase("http")) {
                return host;
            }
        } catch (ExternalSystemException noAddress) {
            // The same as an address that is no good: Slack's answer is not usable.
        }
        throw new ExternalSystemException(
                ErrorCode.EXCEPTION,
                context.subject() + "Slack's answer gives no https address to upload to; a proxy may have changed it.");
    }
}
