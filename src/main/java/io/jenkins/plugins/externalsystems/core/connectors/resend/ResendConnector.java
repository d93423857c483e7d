package io.jenkins.plugins.externalsystems.core.connectors.resend;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.mail.service.MailService;
import io.jenkins.plugins.externalsystems.core.mail.service.MailServiceConnector;
import io.jenkins.plugins.externalsystems.core.mail.service.MailServiceLimits;
import io.jenkins.plugins.externalsystems.core.mail.service.MailServiceSettings;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Sends e-mail through Resend. */
public final class ResendConnector extends MailServiceConnector {
    /** The type id. */
    public static final String TYPE = "resend";

    /**
     * Two a second are what each team has at first.
     *
     * @see <a href="https://resend.com/docs/api-reference/rate-limit">Rate limits</a>
     */
    private static final int REQUESTS_PER_MINUTE = 120;

    private volatile SentEmails sent;

    ResendConnector(ConnectorRuntime runtime) {
        super(
                runtime,
                new MailServiceLimits(
                        ResendLimits.RECIPIENTS, ResendLimits.BYTES, ResendLimits.SIZE, ResendLimits.BATCH),
                ResendOperations.OWN);
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
                ResendOperations.table(this::messages, () -> sent));
    }

    @Override
    protected ErrorMapping errors() {
        return new ResendErrors(runtime().clock());
    }

    @Override
    protected MailService service(ApiClient client, MailServiceSettings settings) {
        sent = new SentEmails(client, settings.apiUrl());
        return new ResendService(client, settings.apiUrl());
    }

    @Override
    protected Function<CallContext, CompletionStage<Map<String, Object>>> check(
            ApiClient client, MailServiceSettings settings) {
        return new ResendCheck(client, settings.apiUrl(), settings.sender())::run;
    }
}
