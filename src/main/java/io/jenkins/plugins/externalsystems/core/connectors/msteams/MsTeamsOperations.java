package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Declares what can be done with Teams. */
final class MsTeamsOperations {
    private final Supplier<MsTeamsParts> parts;

    private MsTeamsOperations(Supplier<MsTeamsParts> parts) {
        this.parts = parts;
    }

    /** @param parts there once the connection is configured */
    static OperationTable table(Supplier<MsTeamsParts> parts) {
        MsTeamsOperations operations = new MsTeamsOperations(parts);
        return OperationTable.builder()
                .operation(
                        "send_message",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message of title, text and facts, as an Adaptive Card.",
                        (arguments, context) -> parts.get().messages().message(arguments, context),
                        MsTeamsParameters.NEW_MESSAGE)
                .operation(
                        "send_adaptive_card",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends an Adaptive Card; one that is too large, too new or not for Teams is refused before it goes"
                                + " out.",
                        (arguments, context) -> parts.get().messages().card(arguments, context),
                        MsTeamsParameters.NEW_CARD)
                .operation(
                        "send_batch_messages",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends many messages; a repeat goes on behind those that were sent.",
                        (arguments, context) -> parts.get().batches().send(arguments, context),
                        MsTeamsParameters.MESSAGES)
                .operation(
                        "send_template_message",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message that a template makes of data.",
                        (arguments, context) -> parts.get().messages().template(arguments, context),
                        MsTeamsParameters.FROM_TEMPLATE)
                .operation(
                        "get_channels",
                        RepeatSafety.SAFE,
                        "Gives the channels of a team, by Graph; the connection remembers them.",
                        operations::channels,
                        MsTeamsParameters.TEAM)
                .operation(
                        "get_team_members",
                        RepeatSafety.SAFE,
                        "Gives the members of a team, by Graph; the connection remembers them.",
                        operations::members,
                        MsTeamsParameters.TEAM)
                .operation(
                        "lookup_user",
                        RepeatSafety.SAFE,
                        "Finds a member of a team by e-mail address, by Graph; the connection remembers the members.",
                        operations::lookUp,
                        Parameter.required("email", ParameterType.STRING, "The person's e-mail address."),
                        MsTeamsParameters.TEAM)
                .item(
                        ItemVerb.CREATE,
                        "message",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message, as send_message does.",
                        (arguments, context) -> parts.get().messages().message(arguments, context),
                        MsTeamsParameters.NEW_MESSAGE)
                .item(
                        ItemVerb.CREATE,
                        "adaptive_card",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends an Adaptive Card, as send_adaptive_card does.",
                        (arguments, context) -> parts.get().messages().card(arguments, context),
                        MsTeamsParameters.NEW_CARD)
                .build();
    }

    private CompletionStage<Map<String, Object>> channels(Arguments arguments, CallContext context) {
        TeamDirectory directory = directory(context);
        return directory
                .channels(directory.team(arguments.optionalText("team_id"), context), context)
                .thenApply(MsTeamsOperations::rows);
    }

    private CompletionStage<Map<String, Object>> members(Arguments arguments, CallContext context) {
        TeamDirectory directory = directory(context);
        return directory
                .members(directory.team(arguments.optionalText("team_id"), context), context)
                .thenApply(MsTeamsOperations::rows);
    }

    private CompletionStage<Map<String, Object>> lookUp(Arguments arguments, CallContext context) {
        TeamDirectory directory = directory(context);
        String team = directory.team(arguments.optionalText("team_id"), context);
        String address = arguments.text("email").strip();
        return directory
                .members(team, context)
                .thenApply(members -> members.stream()
                        .filter(member -> address.equalsIgnoreCase(String.valueOf(member.get("email"))))
                        .findFirst()
                        .orElseThrow(() -> new ExternalSystemException(
                                ErrorCode.NOT_FOUND_ERROR,
                                context.subject() + "team " + team + " has no member with the e-mail address " + address
                                        + ".")));
    }

    private TeamDirectory directory(CallContext context) {
        return parts.get()
                .graph()
                .orElseThrow(() -> Senders.unsupported(
                        context,
                        "a workflow can only post; let the connection use Graph too ('use_graph_api', with an app"
                                + " registration)."))
                .directory();
    }

    private static Map<String, Object> rows(List<Map<String, Object>> rows) {
        return Map.of("rows", rows, "count", rows.size());
    }
}
