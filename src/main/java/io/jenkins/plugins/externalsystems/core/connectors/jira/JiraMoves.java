package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Moves issues through their workflow, once: the way that was found is noted before it is gone, and a repeat tells by the
 * issue's status whether the earlier try went it.
 */
final class JiraMoves {
    /** In the journal: the way of the first try. */
    private static final String NOTE = "transition";

    private static final String ID = "transition";
    private static final String FROM = "from";
    private static final String TO = "to";

    private final JiraTransitions transitions;

    JiraMoves(JiraTransitions transitions) {
        this.transitions = transitions;
    }

    /** Finds the way, see {@link JiraTransitions#find}; writes nothing. */
    CompletionStage<JiraTransitions.Move> plan(
            CallContext context, String issue, String wanted, String parameter, boolean withScreen) {
        if (context.isRepeat() && context.journal().noted(NOTE) instanceof Map<?, ?> noted) {
            return transitions.status(context, issue).thenCompose(now -> {
                JiraTransitions.Move move = again(noted, now, context);
                String way = move.transitionId();
                return withScreen && way != null
                        ? transitions.find(context, issue, way, parameter, true)
                        : CompletableFuture.completedFuture(move);
            });
        }
        return transitions.find(context, issue, wanted, parameter, withScreen).thenApply(move -> {
            if (move.transitionId() != null) {
                Map<String, Object> note = new LinkedHashMap<>();
                note.put(ID, move.transitionId());
                note.put(FROM, move.from());
                note.put(TO, move.status());
                context.journal().note(NOTE, note);
            }
            return move;
        });
    }

    private static JiraTransitions.Move again(Map<?, ?> noted, JiraTransitions.Status now, CallContext context) {
        String from = String.valueOf(noted.get(FROM));
        String to = String.valueOf(noted.get(TO));
        if (from.equals(to) || !now.name().equals(from) && !now.name().equals(to)) {
            throw CreatedId.unknown(
                    context,
                    "an earlier try may have moved the issue to '" + Words.shown(to) + "', and now it is in status '"
                            + Words.shown(now.name()) + "'; look before you run it again.");
        }
        JiraTransitions.Move gone = JiraTransitions.Move.none(now.key(), from, to);
        return now.name().equals(to)
                ? gone
                : new JiraTransitions.Move(now.key(), String.valueOf(noted.get(ID)), from, to, gone.screen());
    }

    /**
     * Goes the way, unless the issue is there already.
     *
     * @param fields of the transition's screen by id
     * @param comment in Markdown, for a screen that takes one
     * @return whether the call moved it, be it by an earlier try
     */
    CompletionStage<Boolean> go(
            CallContext context, JiraTransitions.Move move, Map<String, Object> fields, Optional<String> comment) {
        return move.transitionId() == null
                ? CompletableFuture.completedFuture(!move.from().equals(move.status()))
                : transitions.go(context, move, fields, comment).thenApply(done -> true);
    }
}
