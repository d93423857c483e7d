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
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Slack: messages sent, changed and deleted with a bot token, or only sent through an incoming webhook. */
public final class SlackConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "slack";

    @CheckForNull
    private volatile Messenger messenger;

    SlackConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE, "Slack", "Web API", SlackSettings.declare(), SlackOperations.table(this::messenger));
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
                    runtime().transport(),
                    pipeline,
                    Authentications.bearer(settings.secret()),
                    settings.apiUrl(),
                    limits);
            messenger = new BotMessenger(
                    api, composer, settings.defaultChannel(), runtime().clock());
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
        Messenger configured = messenger;
        boolean canChange = configured == null || configured.canChange();
        Map<String, Object> further = new LinkedHashMap<>(fromTable.further());
        further.put("max_text_length", MessageLimits.TEXT);
        further.put("max_blocks", MessageLimits.BLOCKS);
        return new ConnectorCapabilities(
                fromTable.supportsCreate(),
                fromTable.supportsUpdate() && canChange,
                fromTable.supportsDelete() && canChange,
                fromTable.supportsQuery(),
                fromTable.supportsBatchOperations(),
                fromTable.supportsAttachments(),
                fromTable.supportsComments(),
                fromTable.supportsCustomFields(),
                fromTable.supportsRelationships(),
                fromTable.supportsHistory(),
                fromTable.itemTypes(),
                fromTable.queryOperators(),
                fromTable.maxBatchSize(),
                fromTable.rateLimit(),
                further);
    }
}
