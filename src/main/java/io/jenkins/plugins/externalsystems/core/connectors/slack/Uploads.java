package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.MatchingFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Shares files in one message: each is uploaded ({@link FileUpload}), then all are shared at once. What is done is in the
 * call's journal, and a repeat goes on after it. Needs the scope {@code files:write}, and for a repeat {@code files:read}.
 *
 * @see <a href="https://docs.slack.dev/messaging/working-with-files#uploading_files">Uploading files</a>
 * @see <a href="https://docs.slack.dev/reference/methods/files.completeUploadExternal">files.completeUploadExternal</a>
 */
final class Uploads {
    private static final int MOST_FILES = 50;
    private static final String SHARE = "share";

    private final SlackApi api;
    private final FileUpload upload;
    private final FileItems files;
    private final MessageTargets targets;

    Uploads(SlackApi api, FileItems files, MessageTargets targets) {
        this.api = api;
        this.upload = new FileUpload(api);
        this.files = files;
        this.targets = targets;
    }

    /**
     * Uploads all files that match and shares them.
     *
     * @return {@code channel}, {@code count}, {@code files} (rows), {@code id} where it is one file; of a failed call what
     *     is uploaded so far as partial data
     */
    CompletionStage<Map<String, Object>> share(Arguments arguments, CallContext context) {
        String patterns = arguments.text("files");
        return share(MatchingFiles.of(context, "files", patterns), arguments, context);
    }

    /** The same with one file only. */
    CompletionStage<Map<String, Object>> shareOne(Arguments arguments, CallContext context) {
        CompletionStage<List<FileContent>> one = MatchingFiles.of(context, "file", arguments.text("file"))
                .thenApply(found -> {
                    if (found.size() > 1) {
                        throw context.invalid(
                                "file", "matches " + found.size() + " files; use upload_files for several");
                    }
                    return found;
                });
        return share(one, arguments, context);
    }

    private CompletionStage<Map<String, Object>> share(
            CompletionStage<List<FileContent>> matching, Arguments arguments, CallContext context) {
        boolean isForgotten = context.isRepeat()
                && context.trace().attempts() == 0
                && context.journal().completed().isEmpty();
        if (isForgotten) {
            throw Refusals.unknown(context, ErrorCode.EXCEPTION, "what was uploaded so far is not known any more");
        }
        Comment comment = Comment.of(arguments, context);
        return matching.thenCompose(found -> {
            List<FileContent> content = withContent(found, context);
            if (arguments.has("title") && content.size() > 1) {
                throw context.invalid("title", "is for one file, and " + content.size() + " match; leave it out");
            }
            return targets.channelId(arguments, context)
                    .thenCompose(channel ->
                            new Sharing(channel, content, arguments.optionalText("title"), comment).run(context));
        });
    }

    /** Slack takes no empty files. */
    private static List<FileContent> withContent(List<FileContent> found, CallContext context) {
        List<FileContent> content =
                found.stream().filter(file -> file.size() > 0).toList();
        if (content.isEmpty()) {
            throw context.invalid("files", "matches empty files only, which Slack does not take");
        }
        if (content.size() > MOST_FILES) {
            throw context.invalid("files", "matches " + content.size() + " files; " + MOST_FILES + " are sent at most");
        }
        found.stream()
                .filter(file -> file.size() == 0)
                .forEach(file -> context.trace()
                        .warn("'" + file.path() + "' is empty, which Slack does not take, and was left out."));
        return content;
    }

    /** One call's files. */
    private final class Sharing {
        private final String channel;
        private final List<FileContent> content;
        private final Optional<String> title;
        private final Comment comment;
        private final List<Map<String, Object>> uploaded = new ArrayList<>();
        private boolean isNewUpload;

        Sharing(String channel, List<FileContent> content, Optional<String> title, Comment comment) {
            this.channel = channel;
            this.content = content;
            this.title = title;
            this.comment = comment;
        }

        @SuppressWarnings("unchecked")
        CompletionStage<Map<String, Object>> run(CallContext context) {
            if (context.journal().completed().get(SHARE) instanceof Map<?, ?> done) {
                return CompletableFuture.completedFuture((Map<String, Object>) done);
            }
            CompletionStage<?> before = CompletableFuture.completedFuture(null);
            for (FileContent file : content) {
                before = before.thenCompose(ready -> one(file, context));
            }
            return before.thenCompose(ready -> shared(context)).handle((done, thrown) -> {
                if (thrown == null) {
                    context.journal().complete(SHARE, done);
                    return done;
                }
                throw StageFailure.cause(thrown) instanceof ExternalSystemException failure
                        ? failure.withPartialData(result(uploaded))
                        : StageFailure.again(thrown);
            });
        }

        private CompletionStage<?> one(FileContent file, CallContext context) {
            String step = "upload " + file.path();
            String shown = title.orElse(file.name());
            if (context.journal().completed().get(step) instanceof String id) {
                uploaded.add(row(id, file, shown));
                return CompletableFuture.completedFuture(null);
            }
            isNewUpload = true;
            return upload.send(file, context).thenAccept(id -> {
                context.journal().complete(step, id);
                uploaded.add(row(id, file, shown));
            });
        }

        private Map<String, Object> row(String id, FileContent file, String shown) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", id);
            row.put("name", file.name());
            row.put("title", shown);
            row.put("size", file.size());
            return row;
        }

        /**
         * After an earlier try it is looked up whether that has shared the files; it has not where a file was still to be
         * uploaded.
         */
        private CompletionStage<Map<String, Object>> shared(CallContext context) {
            if (!context.isRepeat() || isNewUpload) {
                return complete(context);
            }
            String first = (String) uploaded.get(0).get("id");
            return files.info(first, context)
                    .handle((file, thrown) -> {
                        if (thrown == null) {
                            return isShared(file)
                                    ? CompletableFuture.completedFuture(result(uploaded))
                                    : completeAgain(context);
                        }
                        if (Failures.word(thrown).equals("file_not_found")) {
                            return complete(context);
                        }
                        if (StageFailure.cause(thrown) instanceof ExternalSystemException failure) {
                            throw Refusals.unknown(
                                    context, failure.code(), "files.info failed: " + Failures.word(thrown));
                        }
                        throw StageFailure.again(thrown);
                    })
                    .thenCompose(done -> done);
        }

        private boolean isShared(JsonNode file) {
            return file.path("shares").path("public").has(channel)
                    || file.path("shares").path("private").has(channel)
                    || FileItems.row(file).get("channels") instanceof List<?> in && in.contains(channel);
        }

        /** Slack completes an upload once only: that it knows it no more says that the earlier try did it. */
        private CompletionStage<Map<String, Object>> completeAgain(CallContext context) {
            return complete(context).handle((done, thrown) -> {
                if (thrown != null && !Failures.word(thrown).equals("file_not_found")) {
                    throw StageFailure.again(thrown);
                }
                return thrown == null ? done : result(uploaded);
            });
        }

        private CompletionStage<Map<String, Object>> complete(CallContext context) {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put(
                    "files",
                    uploaded.stream()
                            .map(row -> Map.of("id", row.get("id"), "title", row.get("title")))
                            .toList());
            payload.put(Channels.isUser(channel) ? "channels" : "channel_id", channel);
            payload.putAll(comment.payload());
            return api.call(context, SlackMethod.COMPLETE_UPLOAD, payload, channel)
                    .thenApply(answer -> {
                        addLinks(Json.elements(answer.body().path("files")));
                        return result(uploaded);
                    });
        }

        private void addLinks(List<JsonNode> answered) {
            for (JsonNode file : answered) {
                String link = Json.text(file, "permalink");
                uploaded.stream()
                        .filter(row -> !link.isEmpty() && Json.text(file, "id").equals(row.get("id")))
                        .forEach(row -> row.put("permalink", link));
            }
        }

        private Map<String, Object> result(List<Map<String, Object>> rows) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("channel", channel);
            data.put("count", rows.size());
            data.put("files", List.copyOf(rows));
            if (rows.size() == 1) {
                data.put("id", rows.get(0).get("id"));
            }
            data.put("text_cut", comment.isCut());
            return data;
        }
    }

    /**
     * What goes with the files.
     *
     * @param payload arguments for {@code files.completeUploadExternal}
     */
    private record Comment(Map<String, Object> payload, boolean isCut) {
        static Comment of(Arguments arguments, CallContext context) {
            Map<String, Object> payload = new LinkedHashMap<>();
            MessageTargets.thread(arguments, context).ifPresent(ts -> payload.put("thread_ts", ts));
            String markup = arguments
                    .optionalText("comment")
                    .map(MessageFormat.of(arguments.text(MessageFormat.PARAMETER))::toMarkup)
                    .orElse("")
                    .strip();
            var within = MessageLimits.cut(markup, MessageLimits.TEXT, "comment", context);
            if (!within.text().isEmpty()) {
                payload.put("initial_comment", within.text());
            }
            return new Comment(payload, within.isCut());
        }
    }
}
