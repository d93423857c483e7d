package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Microsoft Teams: messages through a workflow or Graph, channels and members by Graph. */
public final class MsTeamsConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "msteams";

    @CheckForNull
    private volatile MsTeamsParts parts;

    MsTeamsConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE, "Microsoft Teams", "Graph v1.0", MsTeamsSettings.declare(), MsTeamsOperations.table(this::parts));
    }

    @Override
    protected void configure(ConnectorConfig boundConfig, ResilienceSettings resilience) {
        MsTeamsSettings settings = MsTeamsSettings.from(boundConfig);
        ResiliencePipeline pipeline = new ResiliencePipeline(
                resilience, runtime().scheduler(), runtime().clock(), runtime().random());
        HttpLimits limits =
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), settings.tls());
        parts = MsTeamsParts.of(settings, runtime(), pipeline, limits);
    }

    private MsTeamsParts parts() {
        MsTeamsParts configured = parts;
        if (configured == null) {
            throw new IllegalStateException("the connector is not initialized");
        }
        return configured;
    }

    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        return parts().check().run(context);
    }

    @Override
    protected ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        Map<String, Object> further = new LinkedHashMap<>(fromTable.further());
        further.put("max_message_bytes", PayloadSize.MOST);
        further.put("max_card_version", CardSchema.VERSION);
        return new ConnectorCapabilities(
                fromTable.supportsCreate(),
                fromTable.supportsUpdate(),
                fromTable.supportsDelete(),
                fromTable.supportsQuery(),
                true,
                false,
                false,
                false,
                false,
                false,
                fromTable.itemTypes(),
                fromTable.queryOperators(),
                BatchMessages.MOST,
                fromTable.rateLimit(),
                further);
    }
}
