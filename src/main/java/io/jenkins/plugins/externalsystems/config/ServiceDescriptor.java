package io.jenkins.plugins.externalsystems.config;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.config.authentication.AuthenticationDescriptor;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Base of the descriptors of services of any kind at one address. */
public abstract class ServiceDescriptor extends ConnectionDescriptor {
    /** The ways to authenticate that the form offers. */
    public List<AuthenticationDescriptor> getAuthenticationDescriptors() {
        return AuthenticationDescriptor.ways();
    }

    @POST
    public FormValidation doCheckUrl(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return ConnectionChecks.validate(value, ConnectionChecks::requiredUrl);
    }

    @POST
    public FormValidation doCheckSchemaTtlSeconds(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return ConnectionChecks.validate(
                value, text -> ServiceConnection.checkSchemaTtl(ConnectionChecks.wholeNumber(text)));
    }
}
