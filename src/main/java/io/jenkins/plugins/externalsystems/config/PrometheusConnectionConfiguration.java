package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.config.authentication.AuthenticationDescriptor;
import io.jenkins.plugins.externalsystems.config.authentication.AuthenticationTarget;
import io.jenkins.plugins.externalsystems.config.authentication.ConnectionAuthentication;
import io.jenkins.plugins.externalsystems.config.authentication.NoAuthentication;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusConnectorProvider;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Prometheus server and a Pushgateway, each with its own authentication; either of them may be left out. */
public final class PrometheusConnectionConfiguration extends ConnectionConfiguration {
    private static final int REQUESTS_PER_MINUTE = 600;

    /** Where Prometheus is, unless somebody says otherwise. */
    public static final String DEFAULT_PROMETHEUS_URL = "http://localhost:9090";
    /** Where the Pushgateway is, unless somebody says otherwise. */
    public static final String DEFAULT_PUSHGATEWAY_URL = "http://localhost:9091";
    /** What names of jobs start with, unless somebody says otherwise. */
    public static final String DEFAULT_JOB_PREFIX = "distributed_testing";
    /** How many series the metrics of a build may be, unless somebody says otherwise. */
    public static final int DEFAULT_MAX_BUILD_SERIES = 200;

    private static final int LEAST_BUILD_SERIES = 20;
    private static final int MOST_BUILD_SERIES = 10_000;

    private String prometheusUrl = DEFAULT_PROMETHEUS_URL;
    private String pushgatewayUrl = DEFAULT_PUSHGATEWAY_URL;
    private String jobPrefix = DEFAULT_JOB_PREFIX;
    private int maxBuildSeries = DEFAULT_MAX_BUILD_SERIES;
    private ConnectionAuthentication prometheusAuthentication;
    private ConnectionAuthentication pushgatewayAuthentication;

    @DataBoundConstructor
    public PrometheusConnectionConfiguration(String id) {
        super(id, REQUESTS_PER_MINUTE);
    }

    /** A field that is missing in the file has its default; one that was emptied is in the file, empty. */
    @Override
    protected Object readResolve() {
        prometheusUrl = checkedUrl(prometheusUrl == null ? DEFAULT_PROMETHEUS_URL : prometheusUrl);
        pushgatewayUrl = checkedUrl(pushgatewayUrl == null ? DEFAULT_PUSHGATEWAY_URL : pushgatewayUrl);
        jobPrefix = jobPrefix == null ? DEFAULT_JOB_PREFIX : jobPrefix;
        maxBuildSeries = maxBuildSeries == 0 ? DEFAULT_MAX_BUILD_SERIES : maxBuildSeries;
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new PrometheusConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        settings.set("prometheus_url", prometheusUrl)
                .set("use_prometheus", !prometheusUrl.isEmpty())
                .set("pushgateway_url", pushgatewayUrl)
                .set("use_pushgateway", !pushgatewayUrl.isEmpty())
                .set("job_prefix", jobPrefix)
                .set("use_job_prefix", !jobPrefix.isEmpty())
                .set("max_build_series", maxBuildSeries);
        authenticate(settings, secrets, "prometheus_", prometheusUrl, prometheusAuthentication);
        authenticate(settings, secrets, "pushgateway_", pushgatewayUrl, pushgatewayAuthentication);
    }

    /** What is for a server that there is not is left alone. */
    private void authenticate(
            ConnectorConfig.Builder settings,
            SecretSource secrets,
            String prefix,
            String url,
            @CheckForNull ConnectionAuthentication authentication) {
        if (authentication != null && !url.isEmpty()) {
            authentication.contribute(new AuthenticationTarget(settings, prefix, getId(), URI.create(url), secrets));
        }
    }

    /** The Prometheus server; empty if the connection is for pushing alone. */
    public String getPrometheusUrl() {
        return prometheusUrl;
    }

    @DataBoundSetter
    public void setPrometheusUrl(@CheckForNull String prometheusUrl) {
        this.prometheusUrl = checkedUrl(prometheusUrl);
    }

    /** The same as an empty {@code prometheusUrl}; of its own, since configuration as code exports no empty texts. */
    public boolean isWithoutPrometheus() {
        return prometheusUrl.isEmpty();
    }

    /** @param without true empties {@code prometheusUrl}; false changes nothing */
    @DataBoundSetter
    public void setWithoutPrometheus(boolean without) {
        this.prometheusUrl = without ? "" : prometheusUrl;
    }

    /** The Pushgateway; empty if the connection is for queries alone. */
    public String getPushgatewayUrl() {
        return pushgatewayUrl;
    }

    @DataBoundSetter
    public void setPushgatewayUrl(@CheckForNull String pushgatewayUrl) {
        this.pushgatewayUrl = checkedUrl(pushgatewayUrl);
    }

    /** The same as an empty {@code pushgatewayUrl}; of its own, since configuration as code exports no empty texts. */
    public boolean isWithoutPushgateway() {
        return pushgatewayUrl.isEmpty();
    }

    /** @param without true empties {@code pushgatewayUrl}; false changes nothing */
    @DataBoundSetter
    public void setWithoutPushgateway(boolean without) {
        this.pushgatewayUrl = without ? "" : pushgatewayUrl;
    }

    /** What names of jobs start with; empty if they are taken as they are. */
    public String getJobPrefix() {
        return jobPrefix;
    }

    @DataBoundSetter
    public void setJobPrefix(@CheckForNull String jobPrefix) {
        this.jobPrefix = Objects.requireNonNullElse(jobPrefix, "").trim();
    }

    /** The same as an empty {@code jobPrefix}; of its own, since configuration as code exports no empty texts. */
    public boolean isWithoutJobPrefix() {
        return jobPrefix.isEmpty();
    }

    /** @param without true empties {@code jobPrefix}; false changes nothing */
    @DataBoundSetter
    public void setWithoutJobPrefix(boolean without) {
        this.jobPrefix = without ? "" : jobPrefix;
    }

    /** How many series the metrics of a build may be; the rest is left out and told. */
    public int getMaxBuildSeries() {
        return maxBuildSeries;
    }

    /** @throws IllegalArgumentException unless it is 20 to 10,000 */
    @DataBoundSetter
    public void setMaxBuildSeries(int maxBuildSeries) {
        if (maxBuildSeries < LEAST_BUILD_SERIES || maxBuildSeries > MOST_BUILD_SERIES) {
            throw new IllegalArgumentException(Messages.PrometheusConnectionConfiguration_buildSeries());
        }
        this.maxBuildSeries = maxBuildSeries;
    }

    /** How requests to Prometheus are authenticated; null for not at all. */
    @CheckForNull
    public ConnectionAuthentication getPrometheusAuthentication() {
        return prometheusAuthentication;
    }

    @DataBoundSetter
    public void setPrometheusAuthentication(@CheckForNull ConnectionAuthentication prometheusAuthentication) {
        this.prometheusAuthentication = NoAuthentication.orNull(prometheusAuthentication);
    }

    /** How requests to the Pushgateway are authenticated; null for not at all. */
    @CheckForNull
    public ConnectionAuthentication getPushgatewayAuthentication() {
        return pushgatewayAuthentication;
    }

    @DataBoundSetter
    public void setPushgatewayAuthentication(@CheckForNull ConnectionAuthentication pushgatewayAuthentication) {
        this.pushgatewayAuthentication = NoAuthentication.orNull(pushgatewayAuthentication);
    }

    private static String checkedUrl(@CheckForNull String url) {
        return ConnectionChecks.checked(url, ConnectionChecks::optionalUrl);
    }

    /** Form and symbol. */
    @Extension
    @Symbol("prometheus")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.PrometheusConnectionConfiguration_displayName();
        }

        /** The ways to authenticate that the form offers. */
        public List<AuthenticationDescriptor> getAuthenticationDescriptors() {
            return AuthenticationDescriptor.ways();
        }

        @POST
        public FormValidation doCheckPrometheusUrl(
                @AncestorInPath Item place, @QueryParameter String value, @QueryParameter String pushgatewayUrl) {
            Permissions.checkConfigureConnections(place);
            return checkUrl(value, pushgatewayUrl);
        }

        @POST
        public FormValidation doCheckPushgatewayUrl(
                @AncestorInPath Item place, @QueryParameter String value, @QueryParameter String prometheusUrl) {
            Permissions.checkConfigureConnections(place);
            return checkUrl(value, prometheusUrl);
        }

        private static FormValidation checkUrl(@CheckForNull String value, @CheckForNull String other) {
            boolean isNone =
                    Util.fixNull(value).isBlank() && Util.fixNull(other).isBlank();
            return isNone
                    ? FormValidation.error(Messages.PrometheusConnectionConfiguration_oneOfTwo())
                    : ConnectionChecks.validate(value, ConnectionChecks::optionalUrl);
        }
    }
}
