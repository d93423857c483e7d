package io.jenkins.plugins.externalsystems.core.connectors.slack;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Slack: messages, files, channels and people with a bot token, or messages sent through an incoming webhook. */
public final class SlackConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "slack";

    @CheckForNull
    private volatile Messenger messenger;

    /** Null for a connection by webhook. */
    @CheckForNull
    private volatile BotServices bot;

    SlackConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE,
                "Slack",
                "Web API",
                SlackSettings.declare(),
                SlackOperations.table(this::messenger, () -> Optional.ofNullable(bot)));
    }

    @Override
    protected void configure(ConnectorConfig boundConfig, ResilienceSettings resilience) {
        SlackSettings settings = SlackSettings.from(boundConfig);
        ResiliencePipeline pipeline = new ResiliencePipeline(
                resilience, runtime().scheduler(), runtime().clock(), runtime().random());
        HttpLimits limits =
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), settings.tls());
        MessageComposer composer = new MessageComposer(settings);
        if (settings.isWebhook()) {
            messenger = new WebhookMessenger(runtime(), pipeline, settings.secret(), composer, limits);
        } else {
            SlackApi api = new SlackApi(
                    runtime(), pipeline, Authentications.bearer(settings.secret()), settings.apiUrl(), limits);
            BotServices services = BotServices.of(api, composer, settings.defaultChannel());
            bot = services;
            messenger = services.messenger();
        }
    }

    private Messenger messenger() {
        Messenger configured = messenger;
        if (configured == null) {
            throw new IllegalStateException("the connector is not initialized");
        }
        return configured;
    }

    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        return messenger().check(context);
    }

    /** Through a webhook messages can be created only. */
    @Override
    protected ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        boolean isWebhook = messenger != null && bot == null;
        Map<String, Object> further = new LinkedHashMap<>(fromTable.further());
        further.put("max_text_length", MessageLimits.TEXT);
        further.put("max_blocks", MessageLimits.BLOCKS);
        return new ConnectorCapabilities(
                fromTable.supportsCreate(),
                fromTable.supportsUpdate() && !isWebhook,
                fromTable.supportsDelete() && !isWebhook,
                fromTable.supportsQuery() && !isWebhook,
                fromTable.supportsBatchOperations(),
                !isWebhook,
                fromTable.supportsComments(),
                fromTable.supportsCustomFields(),
                fromTable.supportsRelationships(),
                !isWebhook,
                isWebhook ? List.of("message") : fromTable.itemTypes(),
                fromTable.queryOperators(),
                fromTable.maxBatchSize(),
                fromTable.rateLimit(),
                further);
    }
}
