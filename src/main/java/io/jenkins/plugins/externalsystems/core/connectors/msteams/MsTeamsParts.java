package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.util.Optional;

/** What a configured connection is made of. @param graph empty where Graph is not used */
record MsTeamsParts(Messages messages, BatchMessages batches, Optional<GraphParts> graph, MsTeamsCheck check) {

    static MsTeamsParts of(
            MsTeamsSettings settings, ConnectorRuntime runtime, ResiliencePipeline pipeline, HttpLimits limits) {
        Optional<WorkflowSender> workflow =
                settings.webhook().map(url -> new WorkflowSender(runtime, pipeline, url, limits));
        Optional<GraphParts> graph = settings.graph()
                .map(access -> GraphParts.of(access, settings.defaultTeam(), runtime, pipeline, limits));
        Messages messages = new Messages(
                new CardComposer(settings.templates()),
                new MentionLookup(graph.map(GraphParts::directory)),
                new Senders(workflow, graph, settings.defaultChannel()));
        return new MsTeamsParts(
                messages,
                new BatchMessages(messages),
                graph,
                new MsTeamsCheck(workflow, graph, settings.defaultChannel()));
    }
}
