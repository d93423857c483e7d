package io.jenkins.plugins.externalsystems.config.authentication;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * One primary way to authenticate, and any number of secret headers and query parameters beside it, so that an OAuth2 token
 * and an API key can go together. Holds ids of credentials only.
 */
public abstract class ConnectionAuthentication implements Describable<ConnectionAuthentication>, ExtensionPoint {
    private List<SecretParameter> secrets;

    /** Fills the settings of the primary way. */
    protected abstract void contributePrimary(AuthenticationTarget target);

    /**
     * Fills the settings that {@code core.auth.settings.AuthenticationSettings} reads.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR for a credential that is
     *     missing or of the wrong kind
     */
    public final void contribute(AuthenticationTarget target) {
        contributePrimary(target);
        Map<String, SecretValue> headers = new LinkedHashMap<>();
        Map<String, SecretValue> query = new LinkedHashMap<>();
        for (SecretParameter parameter : getSecrets()) {
            SecretValue secret =
                    target.secretText(parameter.getCredentialsId(), "value of '" + parameter.getName() + "'");
            (parameter.isQuery() ? query : headers).put(parameter.getName(), secret);
        }
        target.set("secret_headers", headers.isEmpty() ? null : headers)
                .set("secret_query", query.isEmpty() ? null : query);
    }

    /** Headers and query parameters beside the primary way. */
    public final List<SecretParameter> getSecrets() {
        return secrets == null ? List.of() : List.copyOf(secrets);
    }

    @DataBoundSetter
    public final void setSecrets(@CheckForNull List<SecretParameter> secrets) {
        // An ArrayList, since XStream writes its kind in a form that every later Java reads.
        this.secrets = secrets == null || secrets.isEmpty() ? null : new ArrayList<>(secrets);
    }
}
