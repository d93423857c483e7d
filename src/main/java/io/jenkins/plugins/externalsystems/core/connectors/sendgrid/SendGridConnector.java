package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.mail.service.MailService;
import io.jenkins.plugins.externalsystems.core.mail.service.MailServiceConnector;
import io.jenkins.plugins.externalsystems.core.mail.service.MailServiceLimits;
import io.jenkins.plugins.externalsystems.core.mail.service.MailServiceSettings;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Sends e-mail through SendGrid. */
public final class SendGridConnector extends MailServiceConnector {
    /** The type id. */
    public static final String TYPE = "sendgrid";

    /** What SendGrid allows of other calls than mail/send, which has no limit of its own. */
    private static final int REQUESTS_PER_MINUTE = 600;

    SendGridConnector(ConnectorRuntime runtime) {
        super(
                runtime,
                new MailServiceLimits(
                        SendGridLimits.RECIPIENTS, SendGridLimits.BYTES, SendGridLimits.SIZE, SendGridLimits.BATCH),
                SendGridOperations.OWN);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE,
                "SendGrid",
                "Web API v3",
                MailServiceSettings.declare(
                        "SENDGRID_API_KEY",
                        "API key with the permission Mail Send.",
                        "https://api.sendgrid.com",
                        "Base of the API; accounts in the EU have https://api.eu.sendgrid.com.",
                        REQUESTS_PER_MINUTE),
                SendGridOperations.table(this::messages));
    }

    @Override
    protected ErrorMapping errors() {
        return new SendGridErrors(runtime().clock());
    }

    @Override
    protected MailService service(ApiClient client, MailServiceSettings settings) {
        URI mailSend = UrlBuilder.below(settings.apiUrl()).path("v3/mail/send").build();
        return new SendGridService(client, mailSend, runtime().clock());
    }

    @Override
    protected Function<CallContext, CompletionStage<Map<String, Object>>> check(
            ApiClient client, MailServiceSettings settings) {
        return new SendGridCheck(client, settings.apiUrl(), settings.sender())::run;
    }
}
