package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.credentials.CredentialChoices;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import net.sf.json.JSONException;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
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

    @POST
    public FormValidation doCheckDryRun(@AncestorInPath Item place, @QueryParameter boolean value) {
        Permissions.checkConfigureConnections(place);
        return value ? FormValidation.warning(Messages.ConnectionConfiguration_dryRun()) : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckCaCertificates(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return ConnectionChecks.validate(value, ConnectionChecks::certificates);
    }

    /** @param place the folder whose form it is; null for the controller */
    @POST
    public ListBoxModel doFillClientCertificateIdItems(
            @AncestorInPath Item place, @CheckForNull @QueryParameter String clientCertificateId) {
        Permissions.checkConfigureConnections(place);
        return CredentialChoices.forConnection(place, "", clientCertificateId, CredentialKind.CERTIFICATE);
    }

    /**
     * Tests the connection that the form holds and says in words how it went. The credentials are those of the form's place
     * alone, so that nobody can have one sent to a URL of theirs that they could not use otherwise.
     *
     * @param place the folder whose form it is; null for the controller
     * @param request holds the fields that every kind has, as far as they matter to a test: those of the wire
     * @param form makes the connection with its own fields; an IllegalArgumentException of setters is shown
     * @throws org.springframework.security.access.AccessDeniedException if the current user may not configure the place
     */
    protected final FormValidation test(
            @CheckForNull Item place, StaplerRequest2 request, Supplier<ConnectionConfiguration> form) {
        Permissions.checkConfigureConnections(place);
        return filled(request, form, connection -> test(place, connection));
    }

    /**
     * Runs one operation with the connection that the form holds, as {@link #test(Item, StaplerRequest2, Supplier)} tests it.
     *
     * @param done said where it went well
     * @throws org.springframework.security.access.AccessDeniedException if the current user may not configure the place
     */
    protected final FormValidation run(
            @CheckForNull Item place,
            StaplerRequest2 request,
            Supplier<ConnectionConfiguration> form,
            OperationRequest operation,
            String done) {
        Permissions.checkConfigureConnections(place);
        return filled(request, form, connection -> {
            ExternalSystemResult result =
                    ExtensionList.lookupSingleton(ConnectionTester.class).run(scoped(place, connection), operation);
            return result.success()
                    ? FormValidation.ok(done)
                    : FormValidation.error(Objects.requireNonNullElse(result.errorMessage(), ""));
        });
    }

    private static FormValidation filled(
            StaplerRequest2 request,
            Supplier<ConnectionConfiguration> form,
            Function<ConnectionConfiguration, FormValidation> use) {
        ConnectionConfiguration connection;
        try {
            connection = form.get();
            setWireFields(connection, request);
        } catch (IllegalArgumentException wrong) {
            return FormValidation.error(wrong.getMessage());
        }
        return use.apply(connection);
    }

    private static ScopedConnection scoped(@CheckForNull Item place, ConnectionConfiguration connection) {
        ConnectionScope scope = place instanceof ItemGroup ? new ConnectionScope(place) : ConnectionScope.GLOBAL;
        return new ScopedConnection(scope, connection);
    }

    /**
     * Tests the connection that the form holds, nested parts and all, as it would be saved.
     *
     * @param place the folder whose form it is; null for the controller
     * @param connection the form's part of this connection, as JSON
     */
    @POST
    public FormValidation doTestForm(
            @AncestorInPath Item place, StaplerRequest2 request, @QueryParameter String connection) {
        Permissions.checkConfigureConnections(place);
        try {
            return test(place, request.bindJSON(clazz, JSONObject.fromObject(connection)));
        } catch (IllegalArgumentException | JSONException | LinkageError unbindable) {
            return FormValidation.error(FormRefusal.sentence(unbindable));
        }
    }

    private static FormValidation test(@CheckForNull Item place, ConnectionConfiguration connection) {
        ExternalSystemResult result =
                ExtensionList.lookupSingleton(ConnectionTester.class).test(scoped(place, connection));
        return result.success()
                ? works(result)
                : FormValidation.error(Objects.requireNonNullElse(result.errorMessage(), ""));
    }

    /** @throws IllegalArgumentException with a sentence for the form */
    private static void setWireFields(ConnectionConfiguration connection, StaplerRequest2 request) {
        connection.setVerifySsl(Boolean.parseBoolean(request.getParameter("verifySsl")));
        connection.setCaCertificates(request.getParameter("caCertificates"));
        connection.setClientCertificateId(request.getParameter("clientCertificateId"));
        try {
            connection.setTimeout(Integer.parseInt(Util.fixNull(request.getParameter("timeout"))));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("The time-out is a number of seconds", notANumber);
        }
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
