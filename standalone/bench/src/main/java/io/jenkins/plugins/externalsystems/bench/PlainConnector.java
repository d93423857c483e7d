package io.jenkins.plugins.externalsystems.bench;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.files.FileBody;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.MultipartBody;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.operation.MatchingFiles;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A service as simple as can be: what its calls cost is what the call path costs. */
final class PlainConnector extends DeclaredConnector {
    private volatile ApiClient client;
    private volatile URI url;

    PlainConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.required("url", SettingType.URL, "Where the service is."),
                Setting.required("token", SettingType.SECRET, "Bearer token.")));
        settings.addAll(ResilienceSettings.declare(0));
        OperationTable operations = OperationTable.builder()
                .operation(
                        "post",
                        RepeatSafety.UNSAFE,
                        "Sends data as JSON and reads the JSON that is answered.",
                        this::post,
                        Parameter.required("data", ParameterType.MAP, "The data."))
                .operation(
                        "upload",
                        RepeatSafety.UNSAFE,
                        "Sends a file.",
                        this::upload,
                        Parameter.required("file", ParameterType.STRING, "Its pattern."),
                        Parameter.optional("as_form", ParameterType.BOOLEAN, "Whether as multipart/form-data."))
                .build();
        return new ConnectorDefinition("plain", "Plain", "1", settings, operations);
    }

    @Override
    protected void configure(ConnectorConfig boundConfig, ResilienceSettings settings) {
        ResiliencePipeline pipeline = new ResiliencePipeline(
                settings, runtime().scheduler(), runtime().clock(), runtime().random());
        SecretValue token = boundConfig.secret("token").orElseThrow();
        url = boundConfig.url("url").orElseThrow();
        client = new ApiClient(
                runtime().transport(),
                pipeline,
                Authentications.bearer(token),
                (response, context) -> response.isSuccessful()
                        ? Optional.empty()
                        : Optional.of(StandardErrors.failure(
                                context,
                                StandardErrors.codeOf(response.status()),
                                StandardErrors.happeningOf(response.status(), false),
                                "HTTP " + response.status(),
                                null)),
                HttpLimits.defaults());
    }

    private CompletionStage<Map<String, Object>> post(Arguments arguments, CallContext context) {
        return send(HttpBody.json(Json.write(arguments.map("data"))), context);
    }

    private CompletionStage<Map<String, Object>> upload(Arguments arguments, CallContext context) {
        return MatchingFiles.of(context, "file", arguments.text("file")).thenCompose(files -> {
            FileContent file = files.get(0);
            HttpBody body = new FileBody(file);
            return send(
                    arguments.bool("as_form")
                            ? MultipartBody.builder("boundary")
                                    .file("file", file.name(), body)
                                    .build()
                            : body,
                    context);
        });
    }

    private CompletionStage<Map<String, Object>> send(HttpBody body, CallContext context) {
        ApiRequest request =
                ApiRequest.of("POST", url, RepeatSafety.UNSAFE).body(body).build();
        return client.sendForJson(context, request).thenApply(Json::toMap);
    }

    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        return send(HttpBody.json("{}"), context);
    }

    @Override
    protected ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        return fromTable;
    }
}
