package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Finds account ids, the only way in which Jira Cloud names users.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/">User search</a>
 */
final class JiraUsers {
    /** The account of the connection. */
    static final String CURRENT_USER = "current_user";
    /** Nobody. */
    static final String UNASSIGNED = "unassigned";

    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9a-f]{24}|[0-9A-Za-z_-]{1,40}:[0-9A-Za-z:_-]{1,88}");

    private final JiraApi api;

    JiraUsers(JiraApi api) {
        this.api = api;
    }

    /**
     * The account id of a user.
     *
     * @param user account id, e-mail address, display name, {@value #CURRENT_USER} or {@value #UNASSIGNED}
     * @param parameter where it was given, for messages
     * @return empty for {@value #UNASSIGNED}; fails with VALIDATION_ERROR if nobody or several match
     */
    CompletionStage<Optional<String>> accountId(CallContext context, String user, String parameter) {
        String text = user.trim();
        if (text.equals(UNASSIGNED)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (text.equals(CURRENT_USER)) {
            return myself(context).thenApply(me -> Optional.of(Json.text(me, "accountId")));
        }
        if (ACCOUNT_ID.matcher(text).matches()) {
            return CompletableFuture.completedFuture(Optional.of(text));
        }
        return api.get(context, url -> url.path("user/search").query("query", text))
                .thenApply(found -> Optional.of(single(Json.elements(found), text, parameter, context)));
    }

    /** Who the connection is: {@code accountId}, {@code displayName}, {@code emailAddress}. */
    CompletionStage<JsonNode> myself(CallContext context) {
        return api.get(context, url -> url.path("myself"));
    }

    /** The search matches beginnings too, so that only an exact match counts, where it can be seen. */
    private static String single(List<JsonNode> found, String text, String parameter, CallContext context) {
        List<JsonNode> people = found.stream()
                .filter(user -> user.path("active").asBoolean(true))
                .filter(user -> !Json.text(user, "accountType").equals("app"))
                .toList();
        List<JsonNode> exact = people.stream()
                .filter(user -> Json.text(user, "emailAddress").equalsIgnoreCase(text)
                        || Json.text(user, "displayName").equalsIgnoreCase(text))
                .toList();
        List<JsonNode> candidates = exact.isEmpty() ? hiddenAddresses(people, text) : exact;
        if (candidates.size() == 1) {
            return Json.text(candidates.get(0), "accountId");
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

    private static ExternalSystemException nobody(String text, String parameter, CallContext context) {
        return Invalid.parameter(
                context,
                parameter,
                "names '" + Words.shown(text)
                        + "', and Jira knows no active user of that e-mail address, account id or name");
    }

    private static ExternalSystemException several(
            List<JsonNode> users, String text, String parameter, CallContext context) {
        List<String> shown = users.stream()
                .limit(5)
                .map(user -> Words.shown(Json.text(user, "displayName")) + " (" + Json.text(user, "accountId") + ")")
                .toList();
        return Invalid.parameter(
                context,
                parameter,
                "names '" + Words.shown(text) + "', which several users match; give an account id: "
                        + String.join(", ", shown));
    }
}
