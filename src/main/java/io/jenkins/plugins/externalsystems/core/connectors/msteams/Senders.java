package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.Optional;

/** Chooses the way of a message. */
final class Senders {
    /** Where people see what became of a message. */
    static final String PLACE = "in Teams";

    private final Optional<WorkflowSender> workflow;
    private final Optional<GraphParts> graph;
    private final String defaultChannel;

    Senders(Optional<WorkflowSender> workflow, Optional<GraphParts> graph, String defaultChannel) {
        this.workflow = workflow;
        this.graph = graph;
        this.defaultChannel = defaultChannel;
    }

    /**
     * The workflow, unless the call names a team or channel, or there is none.
     *
     * @throws ExternalSystemException UNSUPPORTED_OPERATION, with what to do instead,
     *     for a channel without Graph, and for posting as an app
     */
    Sender choose(Arguments arguments, CallContext context) {
        boolean hasAddress = arguments.has("team_id") || arguments.has("channel");
        if (workflow.isPresent() && !hasAddress) {
            return workflow.get();
        }
        GraphParts parts = graph.orElseThrow(() -> unsupported(
                context,
                "a workflow posts to its own channel, so that none can be chosen; make a workflow, and a connection, for each"
                        + " channel, or let the connection use Graph ('use_graph_api') with a delegated token."));
        if (parts.access().isAppOnly()) {
            throw unsupported(context, GraphErrors.APP_MAY_NOT_POST + ".");
        }
        return parts.sender(
                parts.directory().team(arguments.optionalText("team_id"), context),
                arguments.optionalText("channel").orElse(defaultChannel));
    }

    static ExternalSystemException unsupported(CallContext context, String sentence) {
        return new ExternalSystemException(ErrorCode.UNSUPPORTED_OPERATION, context.subject() + sentence);
    }
}
