package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The deep check of a connection, which posts nothing. A workflow can be asked nothing without being run, so that its host
 * alone is tried; by Graph the token, the team, its channels and its members are.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/team-get">Get team</a>
 */
final class MsTeamsCheck {
    private static final String TEAM = "team";

    private final Optional<WorkflowSender> workflow;
    private final Optional<GraphParts> graph;
    private final String defaultChannel;

    MsTeamsCheck(Optional<WorkflowSender> workflow, Optional<GraphParts> graph, String defaultChannel) {
        this.workflow = workflow;
        this.graph = graph;
        this.defaultChannel = defaultChannel;
    }

    /** @return {@code account} and {@code checks}, both also as partial data of a failure */
    CompletionStage<Map<String, Object>> run(CallContext context) {
        Report report = new Report(context);
        CompletionStage<?> reached = CompletableFuture.completedFuture(null);
        if (workflow.isPresent()) {
            report.accounts.add(workflow.get().name());
            reached = workflow.get().check(context).handle((check, thrown) -> {
                if (thrown != null) {
                    throw report.failed("workflow", StageFailure.cause(thrown));
                }
                report.checks.add(check);
                return check;
            });
        }
        return reached.thenCompose(ready ->
                        graph.isPresent() ? graph(graph.get(), report) : CompletableFuture.completedFuture(null))
                .thenApply(done -> report.data());
    }

    private CompletionStage<?> graph(GraphParts parts, Report report) {
        GraphAccess access = parts.access();
        report.accounts.add(access.isAppOnly() ? "app " + access.clientId() : "the token's user by Graph");
        return parts.directory().defaultTeam().isPresent()
                ? team(parts, parts.directory().defaultTeam().get(), report)
                : token(parts, report);
    }

    /** Without a team anything will do that only a token opens; that it may not read it is fine. */
    private static CompletionStage<?> token(GraphParts parts, Report report) {
        return parts.api()
                .get(
                        report.context,
                        parts.api()
                                .root()
                                .path("organization")
                                .query("$select", "id")
                                .build())
                .handle((answer, thrown) -> {
                    if (thrown != null && !StageFailure.is(thrown, ErrorCode.PERMISSION_ERROR)) {
                        throw report.failed("token", StageFailure.cause(thrown));
                    }
                    report.add("token", true, "Graph accepts the token. There is no default team to look into.");
                    posting(parts, report, true);
                    return null;
                });
    }

    private CompletionStage<?> team(GraphParts parts, String team, Report report) {
        return parts.api()
                .get(
                        report.context,
                        parts.api()
                                .team(team)
                                .query("$select", "id,displayName")
                                .build())
                .handle((JsonNode found, Throwable thrown) -> {
                    if (thrown != null) {
                        throw report.failed(TEAM, ofTeam(StageFailure.cause(thrown), team, report.context));
                    }
                    report.add("token", true, "Graph accepts the token.");
                    report.add(TEAM, true, "The team is there: " + Json.text(found, "displayName") + ".");
                    return found;
                })
                .thenCompose(found -> channels(parts, team, report))
                .thenCompose(known -> members(parts, team, report));
    }

    private CompletionStage<?> channels(GraphParts parts, String team, Report report) {
        boolean isNeeded = workflow.isEmpty() && !parts.access().isAppOnly();
        return parts.directory()
                .channels(team, report.context)
                .thenCompose(channels -> {
                    report.add("channels", true, "May read the team's channels; there are " + channels.size() + ".");
                    return parts.directory().channelId(team, defaultChannel, report.context);
                })
                .handle((channel, thrown) -> {
                    boolean isMissing = StageFailure.is(thrown, ErrorCode.NOT_FOUND_ERROR);
                    if (thrown != null && (isNeeded || !isMissing)) {
                        throw report.failed("channel", StageFailure.cause(thrown));
                    }
                    if (thrown == null) {
                        report.add("channel", true, "The default channel '" + defaultChannel + "' is there.");
                    }
                    return channel;
                });
    }

    private static CompletionStage<?> members(GraphParts parts, String team, Report report) {
        return parts.directory().members(team, report.context).handle((members, thrown) -> {
            report.add(
                    "members",
                    thrown == null,
                    thrown == null
                            ? "May read the team's members; there are " + members.size() + "."
                            : "May not read the team's members: people are mentioned by UPN only; allow"
                                    + " TeamMember.Read.All.");
            posting(parts, report, false);
            return null;
        });
    }

    private static Throwable ofTeam(Throwable cause, String team, CallContext context) {
        return cause instanceof ExternalSystemException failure && failure.code() == ErrorCode.NOT_FOUND_ERROR
                ? failure.withMessage(context.subject() + "setting 'default_team_id' names " + team
                        + ", which Graph does not have or hides from this account or app.")
                : cause;
    }

    /** What Graph tells only when a message is posted. */
    private static void posting(GraphParts parts, Report report, boolean isWithoutTeam) {
        if (parts.access().isAppOnly()) {
            boolean hasOtherWay = report.checks.get(0).name().equals("workflow");
            report.add(
                    "posting",
                    hasOtherWay,
                    hasOtherWay
                            ? "Messages go through the workflow; the app reads."
                            : "The app may read but not post: " + GraphErrors.APP_MAY_NOT_POST + ".");
        } else {
            report.add(
                    "posting",
                    true,
                    "Whether the token may post (ChannelMessage.Send) Graph tells only when it does"
                            + (isWithoutTeam ? "; a call has to name the team." : "."));
        }
    }

    /** What was found so far. */
    private static final class Report {
        private final CallContext context;
        private final List<String> accounts = new ArrayList<>();
        private final List<Check> checks = new ArrayList<>();

        Report(CallContext context) {
            this.context = context;
        }

        void add(String name, boolean ok, String message) {
            checks.add(new Check(name, ok, message));
            if (!ok) {
                context.trace().warn(message);
            }
        }

        RuntimeException failed(String name, Throwable cause) {
            if (!(cause instanceof ExternalSystemException failure)) {
                return new CompletionException(cause);
            }
            if (failure.partialData().containsKey("checks")) {
                return failure;
            }
            checks.add(new Check(name, false, failure.getMessage()));
            return failure.withPartialData(data());
        }

        Map<String, Object> data() {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("account", String.join(" and ", accounts));
            data.put("checks", checks.stream().map(Check::toMap).toList());
            return data;
        }
    }
}
