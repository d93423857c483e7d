package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds the ids by which Jira names users: account ids or user names, as its dialect says. What Jira says is remembered as
 * metadata.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/">User search</a>
 */
final class JiraUsers {
    /** The account of the connection. */
    static final String CURRENT_USER = "current_user";
    /** Nobody. */
    static final String UNASSIGNED = "unassigned";

    /** More candidates than that are not looked at: an issue has one assignee. */
    private static final int MOST_CANDIDATES = 20;

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
        return matching(text, context)
                .thenApply(found -> Optional.of(dialect.userId(single(found, text, parameter, context))));
    }

    /**
     * The id of the first of some people who is found; for each before there is a warning.
     *
     * @param candidates ids, e-mail addresses or names, the one wanted most in front
     * @return empty if nobody is found, or there are no candidates
     */
    CompletionStage<Optional<String>> firstOf(List<String> candidates, CallContext context) {
        CompletionStage<Optional<String>> found = CompletableFuture.completedFuture(Optional.empty());
        for (String candidate : candidates.stream().limit(MOST_CANDIDATES).toList()) {
            found = found.thenCompose(
                    known -> known.isPresent() ? CompletableFuture.completedFuture(known) : tryOne(candidate, context));
        }
        return found;
    }

    private CompletionStage<Optional<String>> tryOne(String candidate, CallContext context) {
        String text = candidate.trim();
        if (text.isEmpty() || text.equals(UNASSIGNED) || text.equals(CURRENT_USER)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (dialect.isUserId(text)) {
            return CompletableFuture.completedFuture(Optional.of(text));
        }
        return matching(text, context).thenApply(people -> {
            if (people.size() == 1) {
                return Optional.of(dialect.userId(people.get(0)));
            }
            context.warn((people.isEmpty() ? "Jira knows no active user '" : "Jira knows several users '")
                    + Words.shown(text) + "', so that the issue is not theirs.");
            return Optional.empty();
        });
    }

    /** Finds one person. @return {@code id}, {@code name}, {@code email}; fails with NOT_FOUND_ERROR */
    CompletionStage<Map<String, Object>> lookUp(Arguments arguments, CallContext context) {
        String address = arguments.text("email").strip();
        return matching(address, context).thenApply(people -> {
            if (people.isEmpty()) {
                throw new ExternalSystemException(
                        ErrorCode.NOT_FOUND_ERROR,
                        context.subject() + "Jira knows no active user with the e-mail address " + Words.shown(address)
                                + ".");
            }
            JsonNode user = single(people, address, "email", context);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", dialect.userId(user));
            row.put("name", Json.text(user, "displayName"));
            row.put("email", Json.text(user, "emailAddress"));
            return row;
        });
    }

    private CompletionStage<List<JsonNode>> matching(String text, CallContext context) {
        return api.metadata(context, url -> url.path("user/search").query(dialect.userSearchParameter(), text))
                .thenApply(found -> matching(Json.elements(found), text));
    }

    /** Who the connection is: its id, {@code displayName}, {@code emailAddress}. */
    CompletionStage<JsonNode> myself(CallContext context) {
        return api.get(context, url -> url.path("myself"));
    }

    /** The search matches beginnings too, so that only an exact match counts, where it can be seen. */
    private List<JsonNode> matching(List<JsonNode> found, String text) {
        List<JsonNode> people = found.stream()
                .filter(user -> user.path("active").asBoolean(true))
                .filter(user -> !Json.text(user, "accountType").equals("app"))
                .toList();
        List<JsonNode> exact = people.stream()
                .filter(user -> dialect.userNames(user).stream().anyMatch(text::equalsIgnoreCase))
                .toList();
        return exact.isEmpty() ? hiddenAddresses(people, text) : exact;
    }

    private JsonNode single(List<JsonNode> candidates, String text, String parameter, CallContext context) {
        if (candidates.size() == 1) {
            return candidates.get(0);
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
