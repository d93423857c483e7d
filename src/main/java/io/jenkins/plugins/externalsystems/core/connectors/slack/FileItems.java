package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Reads and deletes files. Needs the scopes {@code files:read} and {@code files:write}.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/files.info">files.info</a>
 * @see <a href="https://docs.slack.dev/reference/methods/files.list">files.list</a>
 * @see <a href="https://docs.slack.dev/reference/methods/files.delete">files.delete</a>
 */
final class FileItems {
    private static final Pattern ID = Pattern.compile("F[A-Z0-9]{2,}");
    private static final int PAGE = 100;
    private static final List<String> FIELDS =
            List.of("id", "name", "title", "filetype", "mimetype", "user", "permalink");
    private static final Set<String> GONE = Set.of("file_deleted", "file_not_found");

    private final SlackApi api;
    private final MessageTargets targets;

    FileItems(SlackApi api, MessageTargets targets) {
        this.api = api;
        this.targets = targets;
    }

    /** @return a row and {@code raw}: the file as Slack wrote it; fails with NOT_FOUND_ERROR */
    CompletionStage<Map<String, Object>> get(Arguments arguments, CallContext context) {
        String id = id(arguments, context);
        return info(id, context).thenApply(file -> {
            Map<String, Object> data = row(file);
            data.put("raw", Json.toMap(file));
            return data;
        });
    }

    /** The file as Slack tells it. */
    CompletionStage<JsonNode> info(String id, CallContext context) {
        return api.call(context, SlackMethod.FILE_INFO, Map.of("file", id), "file " + id)
                .thenApply(answer -> answer.body().path("file"));
    }

    CompletionStage<Map<String, Object>> delete(Arguments arguments, CallContext context) {
        String id = id(arguments, context);
        return api.call(context, SlackMethod.DELETE_FILE, Map.of("file", id), "file " + id)
                .handle((answer, thrown) -> {
                    // Gone after an attempt whose outcome nobody knows: it was that attempt which deleted it.
                    boolean isDeleted = context.trace().mayHaveArrived() && GONE.contains(Failures.word(thrown));
                    if (thrown != null && !isDeleted) {
                        throw StageFailure.again(thrown);
                    }
                    return Map.of("id", id);
                });
    }

    /** @return {@code rows}, {@code count}, {@code is_last} (whether there are no more), and {@code files} if raw */
    CompletionStage<Map<String, Object>> query(Arguments arguments, CallContext context) {
        int most = PageLimit.of(arguments, context);
        Map<String, Object> filter = new LinkedHashMap<>();
        for (String name : List.of("user", "types", "ts_from", "ts_to")) {
            arguments.optionalText(name).ifPresent(value -> filter.put(name, value.strip()));
        }
        CompletionStage<?> channel = arguments.has("channel")
                ? targets.channelId(arguments, context).thenAccept(id -> filter.put("channel", id))
                : CompletableFuture.completedFuture(null);
        Listing listing = new Listing(filter, most);
        return channel.thenCompose(ready -> listing.page(1, context))
                .thenApply(done -> listing.result(arguments.bool("raw")));
    }

    /** A file in short. */
    static Map<String, Object> row(JsonNode file) {
        Map<String, Object> row = new LinkedHashMap<>();
        FIELDS.forEach(field -> row.put(field, Json.text(file, field)));
        row.put("size", file.path("size").asLong());
        row.put("created", file.path("created").asLong());
        Set<String> channels = new LinkedHashSet<>();
        for (String kind : List.of("channels", "groups", "ims")) {
            Json.elements(file.path(kind)).forEach(id -> channels.add(id.asText()));
        }
        row.put("channels", List.copyOf(channels));
        return row;
    }

    private static String id(Arguments arguments, CallContext context) {
        String id = arguments.text("id").strip();
        if (!ID.matcher(id).matches()) {
            throw context.invalid("id", "is '" + id + "'; give a file's id (F…)");
        }
        return id;
    }

    /** One query's pages, which this method numbers instead of giving a cursor. */
    private final class Listing {
        private final Map<String, Object> filter;
        private final int most;
        private final List<JsonNode> files = new ArrayList<>();
        private boolean isLast;

        Listing(Map<String, Object> filter, int most) {
            this.filter = filter;
            this.most = most;
        }

        CompletionStage<?> page(int number, CallContext context) {
            Map<String, Object> arguments = new LinkedHashMap<>(filter);
            arguments.put("count", PAGE);
            arguments.put("page", number);
            return api.call(context, SlackMethod.FILE_LIST, arguments, "the files")
                    .thenCompose(answer -> {
                        List<JsonNode> page = Json.elements(answer.body().path("files"));
                        files.addAll(page);
                        isLast = page.isEmpty()
                                || number
                                        >= answer.body()
                                                .path("paging")
                                                .path("pages")
                                                .asInt(1);
                        return isLast || files.size() >= most
                                ? CompletableFuture.completedFuture(null)
                                : page(number + 1, context);
                    });
        }

        Map<String, Object> result(boolean raw) {
            List<JsonNode> within = files.subList(0, Math.min(most, files.size()));
            return PageLimit.result(
                    within.stream().map(FileItems::row).toList(),
                    isLast && within.size() == files.size(),
                    raw ? "files" : null,
                    within);
        }
    }
}
