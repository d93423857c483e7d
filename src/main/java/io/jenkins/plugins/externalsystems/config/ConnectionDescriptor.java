package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Base of the descriptors of connections: the checks of the common fields, and the connection test. */
public abstract class ConnectionDescriptor extends Descriptor<ConnectionConfiguration> {

    /** What the form proposes for the limit of requests a minute. */
    public abstract int getDefaultRequestsPerMinute();

    @POST
    public FormValidation doCheckId(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return ConnectionChecks.validate(value, ConnectionChecks::id);
    }

    @POST
    public FormValidation doCheckJobPatterns(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return ConnectionChecks.validate(value, JobPatterns::new);
    }

    @POST
    public FormValidation doCheckAllowedOperations(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return ConnectionChecks.validate(value, AllowedOperations::new);
    }

    /** Jenkins takes what is no number for zero, so the form has to tell. */
    @POST
    public FormValidation doCheckBackoffFactor(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return ConnectionChecks.validate(value, ConnectionChecks::backoffFactor);
    }

    @POST
    public FormValidation doCheckVerifySsl(@AncestorInPath Item place, @QueryParameter boolean value) {
        Permissions.checkConfigureConnections(place);
        return value
                ? FormValidation.ok()
                : FormValidation.warning("Anybody on the way can read and change what is sent, the credentials too");
    }

    /**
     * Tests the connection that the form holds and says in words how it went. The credentials are those of the form's place
     * alone, so that nobody can have one sent to a URL of theirs that they could not use otherwise.
     *
     * @param place the folder whose form it is; null for the controller
     * @param form makes the connection; an IllegalArgumentException of its setters is shown
     * @throws org.springframework.security.access.AccessDeniedException if the current user may not configure the place
     */
    protected final FormValidation test(@CheckForNull Item place, Supplier<ConnectionConfiguration> form) {
        Permissions.checkConfigureConnections(place);
        ConnectionScope scope = place instanceof ItemGroup ? new ConnectionScope(place) : ConnectionScope.GLOBAL;
        ConnectionConfiguration connection;
        try {
            connection = form.get();
        } catch (IllegalArgumentException wrong) {
            return FormValidation.error(wrong.getMessage());
        }
        ExternalSystemResult result =
                ExtensionList.lookupSingleton(ConnectionTester.class).test(new ScopedConnection(scope, connection));
        return result.success()
                ? works(result)
                : FormValidation.error(Objects.requireNonNullElse(result.errorMessage(), ""));
    }

    private static FormValidation works(ExternalSystemResult result) {
        StringBuilder markup = new StringBuilder("Works");
        Object account = result.resultData().get("account");
        if (account != null) {
            markup.append(", as ").append(Util.escape(account.toString()));
        }
        markup.append(". ");
        if (result.resultData().get("checks") instanceof List<?> checks) {
            markup.append("<ul>");
            for (Object check : checks) {
                if (check instanceof Map<?, ?> entry) {
                    markup.append("<li>")
                            .append(Boolean.TRUE.equals(entry.get("ok")) ? "" : "<strong>!</strong> ")
                            .append(Util.escape(String.valueOf(entry.get("message"))))
                            .append("</li>");
                }
            }
            markup.append("</ul>");
        }
        return FormValidation.okWithMarkup(markup.toString());
    }
}
