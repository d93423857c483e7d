package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationSettings;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Prometheus connection is configured with.
 *
 * @param prometheus where queries go; empty if the connection is for pushing alone
 * @param pushgateway where metrics go; empty if the connection is for queries alone
 * @param jobPrefix what names of jobs start with; empty if they are taken as they are
 * @param maxBuildSeries how many series the metrics of a build may be
 */
record PrometheusSettings(
        Optional<URI> prometheus, Optional<URI> pushgateway, Optional<String> jobPrefix, int maxBuildSeries) {
    static final String PROMETHEUS_URL = "prometheus_url";
    static final String PUSHGATEWAY_URL = "pushgateway_url";
    static final AuthenticationSettings PROMETHEUS_AUTHENTICATION = new AuthenticationSettings("prometheus_");
    static final AuthenticationSettings PUSHGATEWAY_AUTHENTICATION = new AuthenticationSettings("pushgateway_");

    private static final String USE_PROMETHEUS = "use_prometheus";
    private static final String USE_PUSHGATEWAY = "use_pushgateway";
    private static final String JOB_PREFIX = "job_prefix";
    private static final String USE_JOB_PREFIX = "use_job_prefix";
    private static final String MAX_BUILD_SERIES = "max_build_series";
    private static final int LEAST_BUILD_SERIES = 20;
    private static final int MOST_BUILD_SERIES = 10_000;
    /** Servers of one's own have no limit; ten a second are more than builds need and less than a server minds. */
    private static final int REQUESTS_PER_MINUTE = 600;

    static List<Setting> declare() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.withDefault(
                                PROMETHEUS_URL,
                                SettingType.URL,
                                "http://localhost:9090",
                                "The Prometheus server, for queries; with the path if it is behind one.")
                        .fromEnvironment("PROMETHEUS_URL"),
                Setting.withDefault(
                        USE_PROMETHEUS,
                        SettingType.BOOLEAN,
                        true,
                        "Whether there is a Prometheus server; without it nothing can be queried."),
                Setting.withDefault(
                                PUSHGATEWAY_URL,
                                SettingType.URL,
                                "http://localhost:9091",
                                "The Pushgateway, for metrics; with the path if it is behind one.")
                        .fromEnvironment("PUSHGATEWAY_URL"),
                Setting.withDefault(
                        USE_PUSHGATEWAY,
                        SettingType.BOOLEAN,
                        true,
                        "Whether there is a Pushgateway; without it nothing can be pushed."),
                Setting.withDefault(
                        JOB_PREFIX,
                        SettingType.TEXT,
                        "distributed_testing",
                        "Metrics are pushed as job PREFIX_JOB, and as job PREFIX where no job is named."),
                Setting.withDefault(
                        USE_JOB_PREFIX,
                        SettingType.BOOLEAN,
                        true,
                        "Whether job_prefix is put before the names of jobs; without it every push names its job."),
                Setting.withDefault(
                        MAX_BUILD_SERIES,
                        SettingType.INTEGER,
                        200,
                        "How many series push_build_metrics pushes for a job at most, 20 to 10,000; what is beyond is left"
                                + " out and told.")));
        settings.addAll(TlsOptions.declare());
        settings.addAll(PROMETHEUS_AUTHENTICATION.declare());
        settings.addAll(PUSHGATEWAY_AUTHENTICATION.declare());
        settings.addAll(ResilienceSettings.declare(REQUESTS_PER_MINUTE));
        return settings;
    }

    /**
     * Reads the settings.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR for a URL with a query, or
     *     a connection without any server
     */
    static PrometheusSettings from(ConnectorConfig config) {
        Optional<URI> prometheus = base(config, USE_PROMETHEUS, PROMETHEUS_URL);
        Optional<URI> pushgateway = base(config, USE_PUSHGATEWAY, PUSHGATEWAY_URL);
        if (prometheus.isEmpty() && pushgateway.isEmpty()) {
            throw config.invalid(
                    PROMETHEUS_URL, "is missing, and '" + PUSHGATEWAY_URL + "' too; the connection needs one of them");
        }
        int maxBuildSeries = config.integer(MAX_BUILD_SERIES);
        if (maxBuildSeries < LEAST_BUILD_SERIES || maxBuildSeries > MOST_BUILD_SERIES) {
            throw config.invalid(MAX_BUILD_SERIES, "must be 20 to 10,000");
        }
        return new PrometheusSettings(
                prometheus,
                pushgateway,
                config.bool(USE_JOB_PREFIX) ? Optional.of(config.requiredText(JOB_PREFIX)) : Optional.empty(),
                maxBuildSeries);
    }

    private static Optional<URI> base(ConnectorConfig config, String use, String setting) {
        if (!config.bool(use)) {
            return Optional.empty();
        }
        URI url = config.url(setting).orElseThrow();
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw config.invalid(setting, "must have no query and no fragment");
        }
        return Optional.of(url);
    }
}
