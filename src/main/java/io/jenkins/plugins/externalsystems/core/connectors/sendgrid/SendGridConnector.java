package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailRules;
import io.jenkins.plugins.externalsystems.core.mail.compose.MessageReader;
import io.jenkins.plugins.externalsystems.core.mail.service.MailServiceSettings;
import io.jenkins.plugins.externalsystems.core.mail.service.ServiceMessages;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Sends e-mail through SendGrid. */
public final class SendGridConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "sendgrid";

    /** What SendGrid allows of other calls than mail/send, which has no limit of its own. */
    private static final int REQUESTS_PER_MINUTE = 600;

    private volatile ServiceMessages messages;
    private volatile SendGridCheck check;

    SendGridConnector(ConnectorRuntime runtime) {
        super(runtime);
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
                SendGridOperations.table(() -> messages));
    }

    @Override
    protected void configure(ConnectorConfig config, ResilienceSettings resilience) {
        MailServiceSettings settings = MailServiceSettings.from(config);
        ApiClient client = new ApiClient(
                runtime().transport(),
                new ResiliencePipeline(
                        resilience,
                        runtime().scheduler(),
                        runtime().clock(),
                        runtime().random()),
                Authentications.bearer(settings.apiKey()),
                new SendGridErrors(runtime().clock()),
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), settings.tls()));
        MailRules rules = new MailRules(
                settings.sender(),
                settings.defaultRecipients(),
                SendGridLimits.RECIPIENTS,
                SendGridLimits.BYTES,
                "SendGrid takes",
                "SendGrid takes 30 MB");
        MessageReader reader = new MessageReader(
                rules,
                settings.templates(),
                config.connectionId(),
                runtime().clock(),
                SendGridLimits.BATCH,
                SendGridOperations.OWN);
        messages = new ServiceMessages(
                reader, new SendGridService(client, settings.apiUrl(), runtime().clock()));
        check = new SendGridCheck(client, settings.apiUrl(), settings.sender());
    }

    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        return check.run(context);
    }

    @Override
    protected ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        return new ConnectorCapabilities(
                fromTable.supportsCreate(),
                false,
                false,
                false,
                true,
                true,
                false,
                true,
                true,
                false,
                fromTable.itemTypes(),
                fromTable.queryOperators(),
                SendGridLimits.BATCH,
                fromTable.rateLimit(),
                fromTable.further());
    }
}
