package io.jenkins.plugins.externalsystems.config.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.config.ConnectionChecks;
import io.jenkins.plugins.externalsystems.config.ServiceConnection;
import io.jenkins.plugins.externalsystems.config.ServiceDescriptor;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.connectors.rest.RestConnectorProvider;
import io.jenkins.plugins.externalsystems.core.connectors.rest.RestDeclarations;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Any service with a REST API; what it can do is declared here, or told by its OpenAPI document. */
public final class RestConnectionConfiguration extends ServiceConnection {
    private static final int REQUESTS_PER_MINUTE = 100;

    private String headers = "";
    private String healthPath = "";
    private boolean gzipRequests;
    private RestPaging paging;
    private String openapiUrl = "";
    private List<RestOperation> operations;
    private String fallback = "";

    /**
     * The required fields.
     *
     * @param id of the connection
     * @param url that every request stays below
     */
    @DataBoundConstructor
    public RestConnectionConfiguration(String id, String url) {
        super(id, ConnectionChecks.checked(url, ConnectionChecks::requiredUrl), REQUESTS_PER_MINUTE);
    }

    @Override
    protected Object readResolve() {
        ConnectionChecks.checked(getUrl(), ConnectionChecks::requiredUrl);
        headers = ConnectionChecks.checked(headers, RestConnectionConfiguration::checkHeaders);
        healthPath = ConnectionChecks.checked(healthPath, RestConnectionConfiguration::checkPath);
        openapiUrl = ConnectionChecks.checked(openapiUrl, ConnectionChecks::optionalUrlWithQuery);
        fallback = Objects.requireNonNullElse(fallback, "");
        checkOperations(getOperations());
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new RestConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        settings.set("url", getUrl())
                .set("headers", texts(headers))
                .set("health_path", healthPath)
                .set("gzip_requests", gzipRequests)
                .set("openapi_url", openapiUrl)
                .set("operations", declarations(getOperations()))
                .set("fallback", fallback);
        if (paging != null) {
            paging.contribute(settings);
        }
        contributeSchemaTime(settings);
        authenticate(settings, secrets);
    }

    @CheckForNull
    private static Map<String, String> texts(String lines) {
        Map<String, String> texts = new LinkedHashMap<>();
        NameLines.flat("headers", lines).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts.isEmpty() ? null : texts;
    }

    @CheckForNull
    private static List<Map<String, Object>> declarations(List<RestOperation> operations) {
        return operations.isEmpty()
                ? null
                : operations.stream().map(RestOperation::toMap).toList();
    }

    private static void checkHeaders(String lines) {
        NameLines.flat("headers", lines).forEach((name, value) -> {
            try {
                RestDeclarations.checkHeader(name, String.valueOf(value));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("'headers' " + wrong.getMessage(), wrong);
            }
        });
    }

    private static void checkOperations(List<RestOperation> operations) {
        if (!operations.isEmpty()) {
            RestDeclarations.check(operations.stream().map(RestOperation::toMap).toList());
        }
    }

    /** Headers of each request, {@code name = value} a line; may be empty. */
    public String getHeaders() {
        return headers;
    }

    @DataBoundSetter
    public void setHeaders(@CheckForNull String headers) {
        this.headers = ConnectionChecks.checked(headers, RestConnectionConfiguration::checkHeaders);
    }

    /** What Test connection asks for; empty for the URL itself. */
    public String getHealthPath() {
        return healthPath;
    }

    @DataBoundSetter
    public void setHealthPath(@CheckForNull String healthPath) {
        this.healthPath = ConnectionChecks.checked(healthPath, RestConnectionConfiguration::checkPath);
    }

    private static void checkPath(String value) {
        if (!value.isEmpty()) {
            try {
                RestDeclarations.checkPath(value);
            } catch (IllegalArgumentException unsafe) {
                throw new IllegalArgumentException("The path " + unsafe.getMessage(), unsafe);
            }
        }
    }

    /** Whether what is sent is compressed. */
    public boolean isGzipRequests() {
        return gzipRequests;
    }

    @DataBoundSetter
    public void setGzipRequests(boolean gzipRequests) {
        this.gzipRequests = gzipRequests;
    }

    /** How the service gives long lists; null for not in pages. */
    @CheckForNull
    public RestPaging getPaging() {
        return paging;
    }

    @DataBoundSetter
    public void setPaging(@CheckForNull RestPaging paging) {
        this.paging = paging;
    }

    /** Where the service describes itself; empty for nowhere. */
    public String getOpenapiUrl() {
        return openapiUrl;
    }

    @DataBoundSetter
    public void setOpenapiUrl(@CheckForNull String openapiUrl) {
        this.openapiUrl = ConnectionChecks.checked(openapiUrl, ConnectionChecks::optionalUrlWithQuery);
    }

    /** What the service can do, as far as it is declared here. */
    public List<RestOperation> getOperations() {
        return operations == null ? List.of() : List.copyOf(operations);
    }

    /** @throws IllegalArgumentException naming the operation and its field that cannot be used */
    @DataBoundSetter
    public void setOperations(@CheckForNull List<RestOperation> operations) {
        List<RestOperation> given = operations == null ? List.of() : operations;
        checkOperations(given);
        // An ArrayList, since XStream writes its kind in a form that every later Java reads.
        this.operations = given.isEmpty() ? null : new ArrayList<>(given);
    }

    /** Id of the connection that is asked where this one does not answer; empty for none. */
    public String getFallback() {
        return fallback;
    }

    @DataBoundSetter
    public void setFallback(@CheckForNull String fallback) {
        this.fallback = ConnectionChecks.checked(fallback, value -> {});
    }

    /** Form and symbol. */
    @Extension
    @Symbol("rest")
    public static final class DescriptorImpl extends ServiceDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RestConnectionConfiguration_displayName();
        }

        @POST
        public FormValidation doCheckHeaders(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, RestConnectionConfiguration::checkHeaders);
        }

        @POST
        public FormValidation doCheckHealthPath(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, RestConnectionConfiguration::checkPath);
        }

        @POST
        public FormValidation doCheckOpenapiUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::optionalUrlWithQuery);
        }
    }
}
