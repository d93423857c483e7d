package io.jenkins.plugins.externalsystems.config;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.credentials.CredentialChoices;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What the forms of services that send e-mail have in common. */
@Restricted(NoExternalUse.class)
public abstract class MailServiceDescriptor extends ConnectionDescriptor {
    /** Base of the service's API where the form names none. */
    protected abstract String usualApiUrl();

    /** A connection as the form's required fields make it. */
    protected abstract MailServiceConnection connection(String id, String credentialsId);

    @POST
    public FormValidation doCheckApiUrl(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return ConnectionChecks.validate(value, ConnectionChecks::optionalUrl);
    }

    @POST
    public FormValidation doCheckCredentialsId(@AncestorInPath Item place, @QueryParameter String value) {
        Permissions.checkConfigureConnections(place);
        return Util.fixNull(value).isBlank()
                ? FormValidation.error(Messages.ConnectionConfiguration_credentialMissing())
                : FormValidation.ok();
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item place, @QueryParameter String apiUrl, @QueryParameter String credentialsId) {
        Permissions.checkConfigureConnections(place);
        String url = Util.fixNull(apiUrl).isBlank() ? usualApiUrl() : apiUrl;
        return CredentialChoices.forConnection(place, url, credentialsId, CredentialKind.SECRET_TEXT);
    }

    @POST
    public FormValidation doTestConnection(
            StaplerRequest2 request,
            @AncestorInPath Item place,
            @QueryParameter String id,
            @QueryParameter String credentialsId) {
        Permissions.checkConfigureConnections(place);
        return test(place, request, () -> form(request, id, credentialsId));
    }

    /** Sends a message as a build would, since only one that arrives proves that others will. */
    @POST
    public FormValidation doSendTestMessage(
            StaplerRequest2 request,
            @AncestorInPath Item place,
            @QueryParameter String id,
            @QueryParameter String credentialsId,
            @QueryParameter String testRecipient) {
        Permissions.checkConfigureConnections(place);
        Map<String, Object> message = new HashMap<>();
        message.put("subject", Messages.EmailConnectionConfiguration_testSubject());
        message.put("text", Messages.EmailConnectionConfiguration_testText());
        if (!Util.fixNull(testRecipient).isBlank()) {
            message.put("to", testRecipient);
        }
        return run(
                place,
                request,
                () -> form(request, id, credentialsId),
                new OperationRequest(
                        id, "send_message", message, UUID.randomUUID().toString()),
                Messages.MailServiceConnection_testSent());
    }

    private MailServiceConnection form(StaplerRequest2 request, String id, String credentialsId) {
        MailServiceConnection form = connection(id, credentialsId);
        form.setFromEmail(request.getParameter("fromEmail"));
        form.setFromName(request.getParameter("fromName"));
        form.setDefaultRecipients(request.getParameter("defaultRecipients"));
        form.setApiUrl(request.getParameter("apiUrl"));
        return form;
    }
}
