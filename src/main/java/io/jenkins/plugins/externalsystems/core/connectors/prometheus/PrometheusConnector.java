package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationSettings;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.MetricType;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A Prometheus server and a Pushgateway, or one of them. Each has limits and a circuit breaker of its own, so that a dead
 * gateway keeps no query from being asked.
 */
public final class PrometheusConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "prometheus";

    /** A push has no limit of its own; this many keep its body small. */
    private static final int MAX_BATCH = 10_000;

    private volatile Handlers handlers;
    private volatile PrometheusCheck check;

    PrometheusConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE,
                "Prometheus",
                "HTTP API v1, text format 0.0.4",
                PrometheusSettings.declare(),
                PrometheusOperations.table(() -> handlers));
    }

    @Override
    protected void configure(ConnectorConfig config, ResilienceSettings resilience) {
        PrometheusSettings settings = PrometheusSettings.from(config);
        HttpLimits limits =
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), TlsOptions.from(config));
        Optional<PrometheusServer> prometheus = settings.prometheus()
                .map(url -> new PrometheusServer(
                        url,
                        client(
                                config,
                                resilience,
                                limits,
                                PrometheusSettings.PROMETHEUS_AUTHENTICATION,
                                new PrometheusErrors(runtime().clock()))));
        Optional<Pushgateway> pushgateway = settings.pushgateway()
                .map(url -> new Pushgateway(
                        url,
                        client(
                                config,
                                resilience,
                                limits,
                                PrometheusSettings.PUSHGATEWAY_AUTHENTICATION,
                                new PushgatewayErrors(runtime().clock()))));
        handlers = handlers(settings, prometheus, pushgateway, resilience);
        String job =
                settings.jobPrefix().map(prefix -> prefix + "_connection_test").orElse("connection_test");
        check = new PrometheusCheck(prometheus, pushgateway, job, runtime().random());
    }

    private Handlers handlers(
            PrometheusSettings settings,
            Optional<PrometheusServer> prometheus,
            Optional<Pushgateway> pushgateway,
            ResilienceSettings resilience) {
        PrometheusQueries.ServerLookup server = context -> prometheus.orElseThrow(
                () -> Failures.noServer(context, "Prometheus", PrometheusSettings.PROMETHEUS_URL));
        Pushes.GatewayLookup gateway = context -> pushgateway.orElseThrow(
                () -> Failures.noServer(context, "Pushgateway", PrometheusSettings.PUSHGATEWAY_URL));
        return new Handlers(
                new PrometheusQueries(server, runtime().clock(), resilience.timeout()),
                new PrometheusState(server),
                new Pushes(gateway, new PushTarget(settings.jobPrefix()), new SeriesLimit(settings.maxBuildSeries())));
    }

    private ApiClient client(
            ConnectorConfig config,
            ResilienceSettings resilience,
            HttpLimits limits,
            AuthenticationSettings authentication,
            ErrorMapping errors) {
        ResiliencePipeline pipeline = new ResiliencePipeline(
                resilience, runtime().scheduler(), runtime().clock(), runtime().random());
        return new ApiClient(
                runtime().transport(), pipeline, authentication.from(config, runtime(), limits), errors, limits);
    }

    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        return check.run(context);
    }

    @Override
    protected ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        Map<String, Object> further = new LinkedHashMap<>(fromTable.further());
        further.put("metric_types", List.of(MetricType.ids()));
        further.put("max_range_points", 11_000);
        return new ConnectorCapabilities(
                fromTable.supportsCreate(),
                fromTable.supportsUpdate(),
                fromTable.supportsDelete(),
                fromTable.supportsQuery(),
                true,
                fromTable.supportsAttachments(),
                fromTable.supportsComments(),
                fromTable.supportsCustomFields(),
                fromTable.supportsRelationships(),
                true,
                fromTable.itemTypes(),
                List.of("=", "!=", "=~", "!~"),
                MAX_BATCH,
                fromTable.rateLimit(),
                further);
    }

    /** What the table's operations call. */
    record Handlers(PrometheusQueries queries, PrometheusState state, Pushes pushes) {}
}
