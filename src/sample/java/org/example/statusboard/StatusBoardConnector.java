package org.example.statusboard;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A status board that tells customers of incidents. */
public final class StatusBoardConnector extends DeclaredConnector {
    static final String TYPE = "statusboard";

    private volatile ApiClient client;
    private volatile URI server;

    StatusBoardConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    // region define
    @Override
    protected ConnectorDefinition define() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.required("server_url", SettingType.URL, "The board's address."),
                Setting.required("token", SettingType.SECRET, "A key with the right to open incidents.")
                        .fromEnvironment("STATUSBOARD_TOKEN")));
        // Whom we trust; time-outs, repeats, rate limits, breaker.
        settings.addAll(TlsOptions.declare());
        settings.addAll(ResilienceSettings.declare(60));

        OperationTable operations = OperationTable.builder()
                .operation(
                        "close_incident",
                        RepeatSafety.SAFE,
                        "Tells customers that an incident is over; again makes no difference.",
                        this::closeIncident,
                        Parameter.required("id", ParameterType.STRING, "Id of the incident."))
                .item(
                        ItemVerb.CREATE,
                        "incident",
                        RepeatSafety.UNSAFE,
                        "Opens an incident.",
                        this::openIncident,
                        Parameter.required("title", ParameterType.STRING, "What customers read."),
                        Parameter.withDefault("severity", ParameterType.STRING, "minor", "How bad it is.")
                                .oneOf("minor", "major"))
                .item(ItemVerb.GET, "incident", RepeatSafety.SAFE, "Reads an incident.", this::getIncident)
                .build();
        return new ConnectorDefinition(TYPE, "Status Board", "1", settings, operations);
    }
    // endregion

    // region configure
    @Override
    protected void configure(ConnectorConfig config, ResilienceSettings resilience) {
        server = config.url("server_url").orElseThrow();
        client = new ApiClient(
                runtime().transport(),
                new ResiliencePipeline(
                        resilience,
                        runtime().scheduler(),
                        runtime().clock(),
                        runtime().random()),
                Authentications.bearer(config.secret("token").orElseThrow()),
                new StatusBoardErrors(runtime().clock()),
                new HttpLimits(
                        resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), TlsOptions.from(config)));
    }
    // endregion

    // region handler
    private CompletionStage<Map<String, Object>> openIncident(Arguments arguments, CallContext context) {
        ApiRequest request = ApiRequest.of("POST", api().build(), RepeatSafety.UNSAFE)
                .body(HttpBody.json(Json.write(Map.of(
                        "title", arguments.text("title"),
                        "severity", arguments.text("severity")))))
                .build();
        return client.sendForJson(context, request).thenApply(Json::toMap);
    }
    // endregion

    private CompletionStage<Map<String, Object>> getIncident(Arguments arguments, CallContext context) {
        ApiRequest request =
                ApiRequest.get(api().segment(arguments.text("id")).build()).build();
        return client.sendForJson(context, request).thenApply(Json::toMap);
    }

    private CompletionStage<Map<String, Object>> closeIncident(Arguments arguments, CallContext context) {
        URI url = api().segment(arguments.text("id")).path("closed").build();
        return client.sendForJson(
                        context, ApiRequest.of("PUT", url, RepeatSafety.SAFE).build())
                .thenApply(Json::toMap);
    }

    // region check
    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        URI url = UrlBuilder.below(server).path("api/me").build();
        return client.sendForJson(context, ApiRequest.get(url).build())
                .thenApply(me -> Map.of(
                        "account",
                        Json.text(me, "name"),
                        "checks",
                        List.of(Map.of(
                                "ok",
                                me.path("may_open").asBoolean(),
                                "message",
                                me.path("may_open").asBoolean()
                                        ? "May open incidents."
                                        : "May not open incidents; give the key that right."))));
    }
    // endregion

    @Override
    protected ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        return fromTable;
    }

    private UrlBuilder api() {
        return UrlBuilder.below(server).path("api/incidents");
    }
}
