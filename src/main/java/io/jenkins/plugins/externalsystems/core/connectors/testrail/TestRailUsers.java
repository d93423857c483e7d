package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Finds people by e-mail address. What TestRail says is remembered as metadata, also that somebody is not there.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077978310292-Users">TestRail, users</a>
 */
final class TestRailUsers {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,<>]+@[^@\\s,<>]+");
    private static final Pattern ID = Pattern.compile("\\d{1,18}");
    private static final int MOST_CANDIDATES = 20;

    private final TestRailApi api;

    TestRailUsers(TestRailApi api) {
        this.api = api;
    }

    /** Finds one person. @return {@code id}, {@code name}, {@code email}; fails with NOT_FOUND_ERROR */
    CompletionStage<Map<String, Object>> lookUp(Arguments arguments, CallContext context) {
        String address = arguments.text("email").strip();
        if (!ADDRESS.matcher(address).matches()) {
            throw context.invalid("email", "is '" + address + "', which is no e-mail address");
        }
        return find(address, context)
                .thenApply(user -> user.orElseThrow(() -> new ExternalSystemException(
                        ErrorCode.NOT_FOUND_ERROR,
                        context.subject() + "TestRail knows no active user with the e-mail address " + address + ".")));
    }

    /**
     * The id of the first of some people who is found; for each before there is a warning.
     *
     * @param candidates ids or e-mail addresses, the one wanted most in front
     * @return empty if nobody is found, or there are no candidates
     */
    CompletionStage<Optional<String>> firstOf(List<String> candidates, CallContext context) {
        CompletionStage<Optional<String>> found = CompletableFuture.completedFuture(Optional.empty());
        for (String candidate : candidates.stream().limit(MOST_CANDIDATES).toList()) {
            found = found.thenCompose(known ->
                    known.isPresent() ? CompletableFuture.completedFuture(known) : tryOne(candidate.strip(), context));
        }
        return found;
    }

    private CompletionStage<Optional<String>> tryOne(String candidate, CallContext context) {
        if (ID.matcher(candidate).matches()) {
            return CompletableFuture.completedFuture(Optional.of(candidate));
        }
        if (!ADDRESS.matcher(candidate).matches()) {
            context.warn("'" + candidate + "' is neither an id nor an e-mail address, so nobody is assigned.");
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return find(candidate, context).thenApply(user -> {
            if (user.isEmpty()) {
                context.warn("TestRail knows no active user with the e-mail address " + candidate
                        + ", who is not assigned.");
            }
            return user.map(row -> String.valueOf(row.get("id")));
        });
    }

    private CompletionStage<Optional<Map<String, Object>>> find(String address, CallContext context) {
        ApiPath path = ApiPath.of("get_user_by_email").with("email", address.toLowerCase(Locale.ROOT));
        return api.metadata(context, path, ErrorCode.NOT_FOUND_ERROR, ErrorCode.VALIDATION_ERROR)
                .handle((answer, thrown) -> {
                    if (thrown != null && !isUnknown(thrown)) {
                        throw StageFailure.again(thrown);
                    }
                    return thrown == null ? row(answer) : Optional.empty();
                });
    }

    /** Who is not there is refused as a wrong field: 400, "Field :email is not a valid email address" or the like. */
    private static boolean isUnknown(Throwable thrown) {
        return StageFailure.cause(thrown) instanceof ExternalSystemException failure
                && (failure.code() == ErrorCode.NOT_FOUND_ERROR || failure.code() == ErrorCode.VALIDATION_ERROR);
    }

    private static Optional<Map<String, Object>> row(JsonNode user) {
        String id = Json.text(user, "id");
        if (!ID.matcher(id).matches() || !user.path("is_active").asBoolean(true)) {
            return Optional.empty();
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("name", Json.text(user, "name"));
        row.put("email", Json.text(user, "email"));
        return Optional.of(row);
    }
}
