package io.jenkins.plugins.externalsystems.core.connectors.resend;

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

/** Sends e-mail through Resend. */
public final class ResendConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "resend";

    /**
     * Two a second are what each team has at first.
     *
     * @see <a href="https://resend.com/docs/api-reference/rate-limit">Rate limits</a>
     */
    private static final int REQUESTS_PER_MINUTE = 120;

    private volatile ServiceMessages messages;
    private volatile SentEmails sent;
    private volatile ResendCheck check;

    ResendConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE,
                "Resend",
                "API",
                MailServiceSettings.declare(
                        "RESEND_API_KEY",
                        "API key; one with sending access is enough to send.",
                        "https://api.resend.com",
                        "Base of the API.",
                        REQUESTS_PER_MINUTE),
                ResendOperations.table(() -> messages, () -> sent));
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
                new ResendErrors(runtime().clock()),
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), settings.tls()));
        MailRules rules = new MailRules(
                settings.sender(),
                settings.defaultRecipients(),
                ResendLimits.RECIPIENTS,
                ResendLimits.BYTES,
                "Resend takes",
                "Resend takes 40 MB");
        MessageReader reader = new MessageReader(
                rules,
                settings.templates(),
                config.connectionId(),
                runtime().clock(),
                ResendLimits.BATCH,
                ResendOperations.OWN);
        messages = new ServiceMessages(reader, new ResendService(client, settings.apiUrl()));
        sent = new SentEmails(client, settings.apiUrl());
        check = new ResendCheck(client, settings.apiUrl(), settings.sender());
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
                ResendLimits.BATCH,
                fromTable.rateLimit(),
                fromTable.further());
    }
}
