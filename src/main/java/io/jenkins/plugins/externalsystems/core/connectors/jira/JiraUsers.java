package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds the ids by which Jira names users: account ids or user names, as its dialect says.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/">User search</a>
 */
final class JiraUsers {
    /** The account of the connection. */
    static final String CURRENT_USER = "current_user";
    /** Nobody. */
    static final String UNASSIGNED = "unassigned";

    private final JiraApi api;
    private final JiraDialect dialect;

    JiraUsers(JiraApi api) {
        this.api = api;
        this.dialect = api.dialect();
    }

    /**
     * The id of a user, fit for {@link JiraDialect#userField}.
     *
     * @param user id, e-mail address, display name, {@value #CURRENT_USER} or {@value #UNASSIGNED}
     * @param parameter where it was given, for messages
     * @return empty for {@value #UNASSIGNED}; fails with VALIDATION_ERROR if nobody or several match
     */
    CompletionStage<Optional<String>> id(CallContext context, String user, String parameter) {
        String text = user.trim();
        if (text.equals(UNASSIGNED)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (text.equals(CURRENT_USER)) {
            return myself(context).thenApply(me -> Optional.of(dialect.userId(me)));
        }
        if (dialect.isUserId(text)) {
            return CompletableFuture.completedFuture(Optional.of(text));
        }
        return api.get(context, url -> url.path("user/search").query(dialect.userSearchParameter(), text))
                .thenApply(found -> Optional.of(single(Json.elements(found), text, parameter, context)));
    }

    /** Who the connection is: its id, {@code displayName}, {@code emailAddress}. */
    CompletionStage<JsonNode> myself(CallContext context) {
        return api.get(context, url -> url.path("myself"));
    }

    /** The search matches beginnings too, so that only an exact match counts, where it can be seen. */
    private String single(List<JsonNode> found, String text, String parameter, CallContext context) {
        List<JsonNode> people = found.stream()
                .filter(user -> user.path("active").asBoolean(true))
                .filter(user -> !Json.text(user, "accountType").equals("app"))
                .toList();
        List<JsonNode> exact = people.stream()
                .filter(user -> dialect.userNames(user).stream().anyMatch(text::equalsIgnoreCase))
                .toList();
        List<JsonNode> candidates = exact.isEmpty() ? hiddenAddresses(people, text) : exact;
        if (candidates.size() == 1) {
            return dialect.userId(candidates.get(0));
        }
        throw candidates.isEmpty() ? nobody(text, parameter, context) : several(candidates, text, parameter, context);
    }

    /** People may hide their e-mail address; Jira finds them by it all the same. */
    private static List<JsonNode> hiddenAddresses(List<JsonNode> people, String text) {
        if (!text.contains("@")) {
            return List.of();
        }
        return people.stream()
                .filter(user -> Json.text(user, "emailAddress").isEmpty())
                .toList();
    }

    private ExternalSystemException nobody(String text, String parameter, CallContext context) {
        return context.invalid(
                parameter,
                "names '" + Words.shown(text) + "', and Jira knows no active user of that e-mail address, "
                        + dialect.userIdWord() + " or name");
    }

    private ExternalSystemException several(List<JsonNode> users, String text, String parameter, CallContext context) {
        List<String> shown = users.stream()
                .limit(5)
                .map(user -> Words.shown(Json.text(user, "displayName")) + " (" + dialect.userId(user) + ")")
                .toList();
        return context.invalid(
                parameter,
                "names '" + Words.shown(text) + "', which several users match; give the " + dialect.userIdWord() + ": "
                        + String.join(", ", shown));
    }
}
