package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.config.authentication.AuthenticationTarget;
import io.jenkins.plugins.externalsystems.config.authentication.ConnectionAuthentication;
import io.jenkins.plugins.externalsystems.config.authentication.NoAuthentication;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import java.net.URI;
import org.kohsuke.stapler.DataBoundSetter;

/** A service of any kind at one address, with any way to authenticate. */
public abstract class ServiceConnection extends ConnectionConfiguration {
    private final String url;
    private ConnectionAuthentication authentication;

    /** @param url as the subclass has checked it */
    protected ServiceConnection(String id, String url, int requestsPerMinute) {
        super(id, requestsPerMinute);
        this.url = url;
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
}
