package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.config.authentication.AuthenticationTarget;
import io.jenkins.plugins.externalsystems.config.authentication.ConnectionAuthentication;
import io.jenkins.plugins.externalsystems.config.authentication.NoAuthentication;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.schema.SchemaTime;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import java.net.URI;
import org.kohsuke.stapler.DataBoundSetter;

/** A service of any kind at one address, with any way to authenticate, that may describe itself. */
public abstract class ServiceConnection extends ConnectionConfiguration {
    private static final int DEFAULT_SCHEMA_TTL = (int) SchemaTime.DEFAULT.toSeconds();

    private final String url;
    private ConnectionAuthentication authentication;
    private int schemaTtlSeconds = DEFAULT_SCHEMA_TTL;

    /** @param url as the subclass has checked it */
    protected ServiceConnection(String id, String url, int requestsPerMinute) {
        super(id, requestsPerMinute);
        this.url = url;
    }

    /** What a file lacks or has wrong falls back to the default. */
    @Override
    protected Object readResolve() {
        schemaTtlSeconds = isSchemaTtl(schemaTtlSeconds) ? schemaTtlSeconds : DEFAULT_SCHEMA_TTL;
        return super.readResolve();
    }

    /** How long the service's description is remembered. */
    protected final void contributeSchemaTime(ConnectorConfig.Builder settings) {
        settings.set(SchemaTime.SETTING, schemaTtlSeconds);
    }

    /** What requests are authenticated with. */
    protected final void authenticate(ConnectorConfig.Builder settings, SecretSource secrets) {
        if (authentication != null) {
            authentication.contribute(new AuthenticationTarget(settings, "", getId(), URI.create(url), secrets));
        }
    }

    /** Where the service is. */
    public final String getUrl() {
        return url;
    }

    /** How requests are authenticated; null for not at all. */
    @CheckForNull
    public final ConnectionAuthentication getAuthentication() {
        return authentication;
    }

    @DataBoundSetter
    public final void setAuthentication(@CheckForNull ConnectionAuthentication authentication) {
        this.authentication = NoAuthentication.orNull(authentication);
    }

    /** Seconds that the service's description is remembered. */
    public final int getSchemaTtlSeconds() {
        return schemaTtlSeconds;
    }

    /** @throws IllegalArgumentException unless it is 1 to 604,800 */
    @DataBoundSetter
    public final void setSchemaTtlSeconds(int schemaTtlSeconds) {
        checkSchemaTtl(schemaTtlSeconds);
        this.schemaTtlSeconds = schemaTtlSeconds;
    }

    static void checkSchemaTtl(int seconds) {
        if (!isSchemaTtl(seconds)) {
            throw new IllegalArgumentException("The service's description is remembered for "
                    + SchemaTime.LEAST.toSeconds() + " to " + SchemaTime.MOST.toSeconds() + " seconds");
        }
    }

    private static boolean isSchemaTtl(int seconds) {
        return seconds >= SchemaTime.LEAST.toSeconds() && seconds <= SchemaTime.MOST.toSeconds();
    }
}
