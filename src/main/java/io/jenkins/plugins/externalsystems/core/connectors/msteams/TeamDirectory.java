package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.Recollection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * The channels and members of teams; both are remembered as metadata.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/channel-list">List channels</a>
 * @see <a href="https://learn.microsoft.com/graph/api/team-list-members">List members of a team</a>
 */
final class TeamDirectory {
    /** As many as Graph gives at once. */
    private static final int MEMBERS_PAGE = 999;

    private static final int MOST_NAMED = 20;
    private static final Pattern CHANNEL_ID = Pattern.compile("19:[^\\s/]+@thread\\.(tacv2|skype)");

    private final GraphApi api;
    private final Optional<String> defaultTeam;

    TeamDirectory(GraphApi api, Optional<String> defaultTeam) {
        this.api = api;
        this.defaultTeam = defaultTeam;
    }

    /**
     * The team that a call is about.
     *
     * @param given as the call says it
     * @throws ExternalSystemException VALIDATION_ERROR where neither the call nor the connection names one
     */
    String team(Optional<String> given, CallContext context) {
        String team = given.or(() -> defaultTeam)
                .map(String::strip)
                .orElseThrow(() -> context.invalid(
                        "team_id", "is missing, and the connection has no 'default_team_id' to use instead"));
        if (team.isEmpty() || team.equals(".") || team.equals("..")) {
            throw context.invalid("team_id", "is '" + team + "', which is no team's id");
        }
        return team;
    }

    Optional<String> defaultTeam() {
        return defaultTeam;
    }

    /** @return {@code id}, {@code name}, {@code description}, {@code membership_type}, {@code web_url} of each */
    CompletionStage<List<Map<String, Object>>> channels(String team, CallContext context) {
        return api.metadata(
                        context,
                        api.team(team)
                                .path("channels")
                                .query("$select", "id,displayName,description,membershipType,webUrl")
                                .build())
                .thenApply(found -> found.stream().map(TeamDirectory::channel).toList())
                .exceptionally(thrown -> {
                    throw context.about("channels of team " + team, thrown);
                });
    }

    /** @return {@code id} (of the user), {@code name}, {@code email}, {@code roles} of each */
    CompletionStage<List<Map<String, Object>>> members(String team, CallContext context) {
        return api.metadata(
                        context,
                        api.team(team)
                                .path("members")
                                .query("$top", MEMBERS_PAGE)
                                .build())
                .thenApply(found -> found.stream().map(TeamDirectory::member).toList())
                .exceptionally(thrown -> {
                    throw context.about("members of team " + team, thrown);
                });
    }

    /** The id of a channel given by it or by name; fails with NOT_FOUND_ERROR, naming the channels that there are. */
    CompletionStage<String> channelId(String team, String nameOrId, CallContext context) {
        String wanted = nameOrId.strip();
        if (CHANNEL_ID.matcher(wanted).matches()) {
            return CompletableFuture.completedFuture(wanted);
        }
        return Recollection.orFresh(
                        context,
                        call -> channels(team, call),
                        all -> idOf(wanted, all).isPresent())
                .thenApply(all -> idOf(wanted, all)
                        .orElseThrow(() -> new ExternalSystemException(
                                ErrorCode.NOT_FOUND_ERROR,
                                context.subject() + "team " + team + " has no channel '" + wanted
                                        + "' that this account or app sees; there are " + names(all) + ".")));
    }

    private static Optional<String> idOf(String wanted, List<Map<String, Object>> all) {
        return all.stream()
                .filter(channel -> wanted.equalsIgnoreCase(String.valueOf(channel.get("name"))))
                .map(channel -> String.valueOf(channel.get("id")))
                .findFirst();
    }

    private static String names(List<Map<String, Object>> all) {
        List<String> names = all.stream()
                .limit(MOST_NAMED)
                .map(channel -> String.valueOf(channel.get("name")))
                .toList();
        return names.isEmpty()
                ? "none"
                : String.join(", ", names)
                        + (all.size() > MOST_NAMED ? " and " + (all.size() - MOST_NAMED) + " more" : "");
    }

    private static Map<String, Object> channel(JsonNode found) {
        Map<String, Object> channel = new LinkedHashMap<>();
        channel.put("id", Json.text(found, "id"));
        channel.put("name", Json.text(found, "displayName"));
        channel.put("description", Json.text(found, "description"));
        channel.put("membership_type", Json.text(found, "membershipType"));
        channel.put("web_url", Json.text(found, "webUrl"));
        return channel;
    }

    private static Map<String, Object> member(JsonNode found) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("id", Json.text(found, "userId"));
        member.put("name", Json.text(found, "displayName"));
        member.put("email", Json.text(found, "email"));
        member.put(
                "roles",
                Json.elements(found.path("roles")).stream()
                        .map(JsonNode::asText)
                        .toList());
        return member;
    }
}
