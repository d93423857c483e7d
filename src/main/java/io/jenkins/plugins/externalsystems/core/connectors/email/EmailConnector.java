package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.auth.mail.MailCredentials;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.mail.MailServer;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailCapabilities;
import io.jenkins.plugins.externalsystems.core.mail.compose.MessageReader;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Sends mail through one server. Connections to it are opened for a call and closed with it. */
public final class EmailConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "email";

    private volatile Handlers handlers;
    private volatile int messagesPerMinute = EmailSettings.MESSAGES_PER_MINUTE;

    EmailConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE, "E-mail", "SMTP (RFC 5321)", EmailSettings.declare(), EmailOperations.table(() -> handlers));
    }

    @Override
    protected void configure(ConnectorConfig config, ResilienceSettings resilience) {
        EmailSettings settings = EmailSettings.from(config);
        TlsSettings tls = TlsOptions.from(config);
        HttpLimits tokenLimits =
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), tls);
        MailCredentials credentials = EmailLogin.from(config, runtime(), tokenLimits);
        ResiliencePipeline pipeline = new ResiliencePipeline(
                resilience, runtime().scheduler(), runtime().clock(), runtime().random());
        MailServer server =
                new MailServer(settings.host(), settings.port(), settings.security(), resilience.timeout(), tls, null);
        SmtpErrors errors = new SmtpErrors(settings.endpoint(), credentials);
        Connections connections = new Connections(runtime().mail(), server, credentials);
        MessageSender sender =
                new MessageSender(connections, pipeline, errors, settings.messagesPerMinute(), resilience.burst());
        MessageReader reader = new MessageReader(
                settings.rules(),
                settings.templates(),
                config.connectionId(),
                runtime().clock(),
                Messages.LARGEST_BATCH,
                EmailOperations.OWN);
        messagesPerMinute = settings.messagesPerMinute();
        handlers = new Handlers(
                new Messages(reader, sender),
                new AddressCheck(runtime().mailDomains()),
                new EmailCheck(settings, connections, pipeline, errors));
    }

    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        return handlers.check().run(context);
    }

    @Override
    protected ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        return MailCapabilities.of(fromTable, Messages.LARGEST_BATCH, messagesPerMinute);
    }

    /** What the table's operations call. */
    record Handlers(Messages messages, AddressCheck addresses, EmailCheck check) {}
}
