package io.jenkins.plugins.externalsystems.core.mail.service;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailCapabilities;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailRules;
import io.jenkins.plugins.externalsystems.core.mail.compose.MessageReader;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Sends e-mail through a service: what is the same for all of them. */
public abstract class MailServiceConnector extends DeclaredConnector {
    private final MailServiceLimits limits;
    private final List<Parameter> own;
    private volatile ServiceMessages messages;
    private volatile Function<CallContext, CompletionStage<Map<String, Object>>> check;

    /** @param own parameters of a message that only this service has */
    protected MailServiceConnector(ConnectorRuntime runtime, MailServiceLimits limits, List<Parameter> own) {
        super(runtime);
        this.limits = limits;
        this.own = List.copyOf(own);
    }

    /** What the service's refusals mean. */
    protected abstract ErrorMapping errors();

    /** How the service is told to send. */
    protected abstract MailService service(ApiClient client, MailServiceSettings settings);

    /** The deep check of a connection. */
    protected abstract Function<CallContext, CompletionStage<Map<String, Object>>> check(
            ApiClient client, MailServiceSettings settings);

    /** Null before the connector is configured. */
    protected final ServiceMessages messages() {
        return messages;
    }

    @Override
    protected final void configure(ConnectorConfig config, ResilienceSettings resilience) {
        MailServiceSettings settings = MailServiceSettings.from(config);
        ApiClient client = new ApiClient(
                runtime().transport(),
                new ResiliencePipeline(
                        resilience,
                        runtime().scheduler(),
                        runtime().clock(),
                        runtime().random()),
                Authentications.bearer(settings.apiKey()),
                errors(),
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), settings.tls()));
        String takes = definition().displayName() + " takes";
        MailRules rules = new MailRules(
                settings.sender(),
                settings.defaultRecipients(),
                limits.recipients(),
                limits.bytes(),
                takes,
                takes + " " + limits.size());
        MessageReader reader = new MessageReader(
                rules, settings.templates(), config.connectionId(), runtime().clock(), limits.batch(), own);
        messages = new ServiceMessages(reader, service(client, settings));
        check = check(client, settings);
    }

    @Override
    protected final CompletionStage<Map<String, Object>> check(CallContext context) {
        return check.apply(context);
    }

    @Override
    protected final ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        return MailCapabilities.of(fromTable, limits.batch(), fromTable.rateLimit());
    }
}
