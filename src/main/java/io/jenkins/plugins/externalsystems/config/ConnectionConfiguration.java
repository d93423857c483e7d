package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.credentials.ClientCertificate;
import io.jenkins.plugins.externalsystems.credentials.ConnectionSecret;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import java.net.URI;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * One configured connection: what every kind of system has in common. A subclass adds its own fields, says with
 * {@link #provider} which connector it configures and hands its fields over in {@link #contribute}. Holds ids of
 * credentials, never a secret. Setters refuse bad values with {@link IllegalArgumentException}.
 */
public abstract class ConnectionConfiguration extends ConnectionLimits
        implements Describable<ConnectionConfiguration>, ExtensionPoint {
    private final String id;
    private String description = "";
    private String jobPatterns = "";
    private String allowedOperations = "";
    /** Kept as its opposite, so that a file which does not say it means the safe one. */
    private boolean sslUnverified;

    private String caCertificates = "";
    private String clientCertificateId = "";
    private boolean dryRun;
    private ConnectionCache cache;

    /** @param requestsPerMinute the default limit of this kind of system */
    protected ConnectionConfiguration(String id, int requestsPerMinute) {
        super(requestsPerMinute);
        this.id = ConnectionChecks.checked(id, ConnectionChecks::id);
    }

    /**
     * Called by XStream, which calls no constructor: a field that is missing in the file, or that it cannot read, would be
     * null or zero, and break the lookup of all connections instead of this one.
     *
     * @throws IllegalArgumentException if the id, the job patterns or the allowed operations are unreadable; the entry is left
     *     out then
     */
    protected Object readResolve() {
        ConnectionChecks.checked(id, ConnectionChecks::id);
        description = Util.fixNull(description);
        // Who may configure a folder may write its XML: what no form would take must not break a lookup later.
        jobPatterns = ConnectionChecks.checked(jobPatterns, JobPatterns::new);
        allowedOperations = ConnectionChecks.checked(allowedOperations, AllowedOperations::new);
        caCertificates = Util.fixNull(caCertificates);
        clientCertificateId = Util.fixNull(clientCertificateId);
        readLimits();
        return this;
    }

    /** The connector that this kind of connection configures. */
    public abstract ConnectorProvider provider();

    /** Adds this kind's own settings and secrets. */
    protected abstract void contribute(ConnectorConfig.Builder settings, SecretSource secrets);

    /**
     * The connector's settings with the secrets looked up now.
     *
     * @throws ExternalSystemException CONFIGURATION_ERROR if a credential is missing or of the wrong kind
     */
    public final ConnectorConfig toConnectorConfig(SecretSource secrets) {
        ConnectorConfig.Builder settings =
                ConnectorConfig.builder(id).set("verify_ssl", isVerifySsl()).set("ca_certificates", caCertificates);
        contributeLimits(settings);
        if (!clientCertificateId.isEmpty()) {
            ClientCertificate certificate = secrets.certificate(id, clientCertificateId);
            settings.set("client_certificate", certificate.store())
                    .set("client_certificate_password", certificate.storeKey());
        }
        if (cache != null) {
            cache.contribute(settings);
        }
        contribute(settings, secrets);
        return settings.build();
    }

    /**
     * The secret text of a credential; refuses logins with a sentence that says what is needed.
     *
     * @param url where the secret is sent; null if the secret is the URL
     */
    protected final SecretValue secretText(
            SecretSource secrets, String credentialsId, @CheckForNull String url, String needed) {
        ConnectionSecret found = secrets.find(id, credentialsId, url == null ? null : URI.create(url));
        if (!found.isSecretText()) {
            throw new ExternalSystemException(
                    ErrorCode.CONFIGURATION_ERROR,
                    "Connection '" + id + "': credential '" + credentialsId
                            + "' is a 'Username with password'; needed is a 'Secret text' with the " + needed + ".");
        }
        return found.secret();
    }

    /** The credential for a URL, of either kind. */
    protected final ConnectionSecret secretFor(SecretSource secrets, String credentialsId, String url) {
        return secrets.find(id, credentialsId, URI.create(url));
    }

    public final String getId() {
        return id;
    }

    public final String getDescription() {
        return description;
    }

    @DataBoundSetter
    public final void setDescription(@CheckForNull String description) {
        this.description = description == null ? "" : description;
    }

    public final String getJobPatterns() {
        return jobPatterns;
    }

    @DataBoundSetter
    public final void setJobPatterns(@CheckForNull String jobPatterns) {
        this.jobPatterns = ConnectionChecks.checked(jobPatterns, JobPatterns::new);
    }

    public final String getAllowedOperations() {
        return allowedOperations;
    }

    @DataBoundSetter
    public final void setAllowedOperations(@CheckForNull String allowedOperations) {
        this.allowedOperations = ConnectionChecks.checked(allowedOperations, AllowedOperations::new);
    }

    /** Whether a job may use the connection. */
    public final boolean admitsJob(String jobFullName) {
        return new JobPatterns(jobPatterns).admits(jobFullName);
    }

    /** Whether the action {@code externalSystem} may call the operation. */
    public final boolean admitsOperation(String operation) {
        return new AllowedOperations(allowedOperations).admits(operation);
    }

    /** Whether nothing is sent through the connection, see {@link CallOptions#asDryRun}. */
    public final boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public final void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public final boolean isVerifySsl() {
        return !sslUnverified;
    }

    @DataBoundSetter
    public final void setVerifySsl(boolean verifySsl) {
        this.sslUnverified = !verifySsl;
    }

    /** Certificates of authorities (PEM) that are trusted beside the well-known ones; may be empty. */
    public final String getCaCertificates() {
        return caCertificates;
    }

    /** @throws IllegalArgumentException for a text without certificate, or with one that cannot be read */
    @DataBoundSetter
    public final void setCaCertificates(@CheckForNull String caCertificates) {
        this.caCertificates = ConnectionChecks.checked(caCertificates, ConnectionChecks::certificates);
    }

    /** Id of a credential of the kind 'Certificate' that is shown to the server; may be empty. */
    public final String getClientCertificateId() {
        return clientCertificateId;
    }

    @DataBoundSetter
    public final void setClientCertificateId(@CheckForNull String clientCertificateId) {
        this.clientCertificateId = ConnectionChecks.checked(clientCertificateId, value -> {});
    }

    /** What is remembered of answers; null for the defaults. */
    @CheckForNull
    public final ConnectionCache getCache() {
        return cache;
    }

    @DataBoundSetter
    public final void setCache(@CheckForNull ConnectionCache cache) {
        this.cache = cache;
    }
}
