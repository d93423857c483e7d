package io.jenkins.plugins.externalsystems.core.connectors.jira;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.testresults.history.CauseFailures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Who gets a new issue: the owners of the failing tests, else whom the call names. The first whom Jira knows; where it knows
 * none, nobody, and a warning says so: an issue is worth more than its assignee. For one call.
 */
final class TrackingAssignee {
    private static final String COMMITTERS = "committers";
    private static final String ASSIGNEE = "assignee";

    private final JiraUsers users;
    private final Arguments given;
    private final Optional<OwnerRules> owners;
    private final CallContext context;
    private final Map<String, CompletionStage<Optional<String>>> known = new LinkedHashMap<>();

    TrackingAssignee(JiraUsers users, Arguments given, CallContext context) {
        this.users = users;
        this.given = given;
        this.owners = given.optionalText("owners")
                .filter(text -> !text.isBlank())
                .map(text -> OwnerRules.parse(text, context));
        this.context = context;
    }

    /** @param failures null for what is no single cause @return the user's id; empty for nobody */
    CompletionStage<Optional<String>> of(@CheckForNull CauseFailures failures) {
        List<String> candidates = new ArrayList<>();
        if (failures != null) {
            owners.ifPresent(rules -> candidates.addAll(rules.of(failures)));
        }
        given.optionalText(ASSIGNEE)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> candidates.addAll(
                        text.trim().equals(COMMITTERS) ? given.texts("assignee_candidates") : List.of(text.trim())));
        return first(candidates, 0).thenApply(found -> {
            if (found.isEmpty() && !candidates.isEmpty()) {
                context.trace()
                        .warn("Nobody was assigned: Jira knows none of " + Words.shown(String.join(", ", candidates))
                                + ".");
            }
            return found;
        });
    }

    private CompletionStage<Optional<String>> first(List<String> candidates, int index) {
        if (index >= candidates.size()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return known.computeIfAbsent(candidates.get(index), this::look)
                .thenCompose(found ->
                        found.isPresent() ? CompletableFuture.completedFuture(found) : first(candidates, index + 1));
    }

    private CompletionStage<Optional<String>> look(String name) {
        return users.id(context, name, ASSIGNEE).exceptionally(thrown -> {
            if (StageFailure.cause(thrown) instanceof ExternalSystemException failure
                    && failure.code() == ErrorCode.VALIDATION_ERROR) {
                return Optional.empty();
            }
            throw new CompletionException(StageFailure.cause(thrown));
        });
    }
}
