package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Finds people by e-mail address. What Slack says is remembered as metadata, also that somebody is not there. Needs the scope
 * {@code users:read.email}.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/users.lookupByEmail">users.lookupByEmail</a>
 */
final class Users {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,<>]+@[^@\\s,<>]+");
    private static final int MOST_PEOPLE = 50;

    private final SlackApi api;

    Users(SlackApi api) {
        this.api = api;
    }

    /** Whether it looks like an e-mail address. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /**
     * Finds one person.
     *
     * @return {@code id}, {@code name}, {@code real_name}, {@code display_name}, {@code email}; fails with NOT_FOUND_ERROR
     */
    CompletionStage<Map<String, Object>> lookUp(Arguments arguments, CallContext context) {
        String address = arguments.text("email").strip();
        if (!isAddress(address)) {
            throw context.invalid("email", "is '" + address + "', which is no e-mail address");
        }
        return find(address, context).thenApply(user -> user.orElseThrow(() -> absent(address, context)));
    }

    /** The id of a person given by it or by e-mail address; fails with NOT_FOUND_ERROR. */
    CompletionStage<String> id(String idOrAddress, String parameter, CallContext context) {
        String text = idOrAddress.strip();
        if (Channels.isUser(text)) {
            return CompletableFuture.completedFuture(text);
        }
        if (!isAddress(text)) {
            throw context.invalid(parameter, "has '" + text + "'; give a user's id (U…) or e-mail address");
        }
        return find(text, context).thenApply(user ->
                (String) user.orElseThrow(() -> absent(text, context)).get("id"));
    }

    /**
     * Whom a message mentions: {@code mentions} as they are, and those of {@code mention_emails} that are found; for the
     * rest there is a warning, since nobody's missing account may keep a message back.
     */
    CompletionStage<List<String>> mentioned(Arguments arguments, CallContext context) {
        List<String> mentions = new ArrayList<>(arguments.texts("mentions"));
        return find(arguments.texts("mention_emails"), mentions, "was not mentioned", context);
    }

    /**
     * The ids of people given by them or by e-mail address, each once; for who is not found there is a warning.
     *
     * @param fate what does not happen to them, such as {@code got no message}
     */
    CompletionStage<List<String>> found(List<String> idsOrAddresses, String fate, CallContext context) {
        List<String> ids = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (String given : idsOrAddresses) {
            String text = given.strip();
            if (Channels.isUser(text) && ids.size() == MOST_PEOPLE) {
                context.warn(text + " " + fate + ": there are more than " + MOST_PEOPLE + " people.");
            } else if (Channels.isUser(text) && !ids.contains(text)) {
                ids.add(text);
            } else if (!Channels.isUser(text)) {
                addresses.add(text);
            }
        }
        return find(addresses, ids, fate, context);
    }

    private CompletionStage<List<String>> find(
            List<String> given, List<String> found, String fate, CallContext context) {
        LinkedHashSet<String> addresses = new LinkedHashSet<>();
        given.forEach(address -> addresses.add(key(address)));
        CompletionStage<?> before = CompletableFuture.completedFuture(null);
        int asked = 0;
        for (String address : addresses) {
            if (!isAddress(address)) {
                context.warn("'" + address + "' is no e-mail address, so nobody was found by it.");
            } else if (asked++ < MOST_PEOPLE) {
                before = before.thenCompose(ready -> find(address, found, fate, context));
            }
        }
        if (asked > MOST_PEOPLE) {
            context.warn((asked - MOST_PEOPLE) + " people more than " + MOST_PEOPLE + " " + fate + ".");
        }
        return before.thenApply(ready -> found);
    }

    private CompletionStage<?> find(String address, List<String> mentions, String fate, CallContext context) {
        return find(address, context).handle((user, thrown) -> {
            if (thrown != null && !StageFailure.is(thrown, ErrorCode.PERMISSION_ERROR, ErrorCode.VALIDATION_ERROR)) {
                throw StageFailure.again(thrown);
            }
            if (thrown != null) {
                context.warn(
                        address + " " + fate + ": " + StageFailure.cause(thrown).getMessage());
            } else if (user.isEmpty()) {
                context.warn("Slack knows nobody with the e-mail address " + address + ", who " + fate + ".");
            } else if (!mentions.contains(user.get().get("id"))) {
                mentions.add((String) user.get().get("id"));
            }
            return null;
        });
    }

    private CompletionStage<Optional<Map<String, Object>>> find(String address, CallContext context) {
        return api.call(context, SlackMethod.USER_BY_EMAIL, Map.of("email", key(address)), address)
                .handle((answer, thrown) -> {
                    if (thrown != null && !Failures.word(thrown).equals("users_not_found")) {
                        throw StageFailure.again(thrown);
                    }
                    return Optional.ofNullable(answer)
                            .map(found -> row(found.body().path("user")))
                            .filter(row -> Channels.isUser((String) row.get("id")));
                });
    }

    private static Map<String, Object> row(JsonNode user) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", Json.text(user, "id"));
        row.put("name", Json.text(user, "name"));
        row.put("real_name", Json.text(user, "profile", "real_name"));
        row.put("display_name", Json.text(user, "profile", "display_name"));
        row.put("email", Json.text(user, "profile", "email"));
        return row;
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private static ExternalSystemException absent(String address, CallContext context) {
        return new ExternalSystemException(
                        ErrorCode.NOT_FOUND_ERROR,
                        context.subject() + "Slack knows no active user with the e-mail address " + address + ".")
                .with(MetadataKeys.VENDOR_ERROR, "users_not_found");
    }
}
