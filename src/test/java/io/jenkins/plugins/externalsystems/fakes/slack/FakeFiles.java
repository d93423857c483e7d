package io.jenkins.plugins.externalsystems.fakes.slack;

import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files of the fake workspace. An upload's address takes exactly the announced number of bytes, once, without a token; an
 * upload is completed once, and is no file before.
 */
final class FakeFiles {
    static final String UPLOADS = "/upload/v1/";

    private final FakeWorkspace workspace;
    private final Map<String, FakeFile> files = new LinkedHashMap<>();
    /** Ids by the secret part of their address, until the bytes have come. */
    private final Map<String, String> awaited = new LinkedHashMap<>();

    FakeFiles(FakeWorkspace workspace) {
        this.workspace = workspace;
    }

    /** What is shared, in the order it was announced. */
    synchronized List<FakeFile> shared() {
        return files.values().stream().filter(FakeFile::isShared).toList();
    }

    synchronized String uploaded(String name, String text) {
        String id = workspace.newId("F");
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        long now = workspace.now().getEpochSecond();
        files.put(id, new FakeFile(id, name, name, content.length, content, "", "", now));
        return id;
    }

    synchronized String share(FakeChannel channel, String name, String text) {
        String id = uploaded(name, text);
        FakeMessage message = workspace.post(channel, Map.of("text", "", "files", List.of(id)));
        files.put(id, files.get(id).shared(name, channel.id(), message.ts()));
        return id;
    }

    synchronized Map<String, Object> call(
            String method, Map<String, Object> arguments, Set<String> scopes, String origin) throws FakeError {
        return switch (method) {
            case "files.getUploadURLExternal" -> announce(arguments, scopes, origin);
            case "files.completeUploadExternal" -> complete(arguments, scopes);
            case "files.info" -> info(arguments, scopes);
            case "files.list" -> list(arguments, scopes);
            case "files.delete" -> delete(arguments, scopes);
            default -> throw new FakeError("unknown_method");
        };
    }

    private Map<String, Object> announce(Map<String, Object> arguments, Set<String> scopes, String origin)
            throws FakeError {
        FakeMethods.require("files:write", scopes);
        ArgumentRules.texts("filename", "length")
                .requiring("filename", "length")
                .check(arguments);
        String length = (String) arguments.get("length");
        if (!length.matches("[1-9]\\d{0,11}") || ((String) arguments.get("filename")).isEmpty()) {
            throw new FakeError("missing_argument");
        }
        String id = workspace.newId("F");
        String address = workspace.word(40);
        String name = (String) arguments.get("filename");
        files.put(
                id,
                new FakeFile(
                        id,
                        name,
                        name,
                        Long.parseLong(length),
                        new byte[0],
                        "",
                        "",
                        workspace.now().getEpochSecond()));
        awaited.put(address, id);
        Map<String, Object> answer = FakeMethods.ok();
        answer.put("upload_url", origin + UPLOADS + address);
        answer.put("file_id", id);
        return answer;
    }

    /** Answers an upload. */
    synchronized Reply upload(RecordedRequest request) {
        String id = awaited.get(request.path().substring(UPLOADS.length()));
        if (id == null || !request.method().equals("POST")) {
            return Reply.text(404, "no such upload");
        }
        if (!request.header("Authorization").isEmpty()) {
            return Reply.text(403, "the token does not belong here");
        }
        if (request.body().length != files.get(id).size()) {
            return Reply.text(400, "length mismatch");
        }
        awaited.values().remove(id);
        files.put(id, files.get(id).withContent(request.body()));
        return Reply.text(200, "OK - " + request.body().length);
    }

    private Map<String, Object> complete(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        FakeMethods.require("files:write", scopes);
        ArgumentRules.texts("channel_id", "thread_ts", "initial_comment")
                .and("files", List.class)
                .requiring("files")
                .check(arguments);
        Map<String, String> titles = new LinkedHashMap<>();
        for (Object entry : (List<?>) arguments.get("files")) {
            if (!(entry instanceof Map<?, ?> file) || !(file.get("id") instanceof String id)) {
                throw FakeError.explained("invalid_arguments", "must be objects with an id [json-pointer:/files]");
            }
            FakeFile known = files.get(id);
            if (known == null || known.content().length == 0 || known.isShared()) {
                throw new FakeError("file_not_found");
            }
            titles.put(id, file.get("title") instanceof String title ? title : known.name());
        }
        FakeChannel channel = workspace
                .channelById(String.valueOf(arguments.get("channel_id")))
                .filter(found -> found.hasBot() || !found.isPrivate())
                .orElseThrow(() -> new FakeError("channel_not_found"));
        if (!channel.hasBot()) {
            throw new FakeError("not_in_channel");
        }
        if (channel.isArchived()) {
            throw new FakeError("is_archived");
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("text", arguments.getOrDefault("initial_comment", ""));
        if (arguments.get("thread_ts") instanceof String thread) {
            content.put("thread_ts", thread);
        }
        content.put("files", List.copyOf(titles.keySet()));
        FakeMessage message = workspace.post(channel, content);
        titles.forEach((id, title) -> files.put(id, files.get(id).shared(title, channel.id(), message.ts())));
        Map<String, Object> answer = FakeMethods.ok();
        answer.put(
                "files",
                titles.keySet().stream().map(id -> describe(files.get(id))).toList());
        return answer;
    }

    private Map<String, Object> info(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        FakeMethods.require("files:read", scopes);
        ArgumentRules.texts("file").requiring("file").check(arguments);
        Map<String, Object> answer = FakeMethods.ok();
        answer.put("file", describe(visible(arguments)));
        return answer;
    }

    private Map<String, Object> list(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        FakeMethods.require("files:read", scopes);
        ArgumentRules.texts("channel", "user", "types", "ts_from", "ts_to", "count", "page")
                .check(arguments);
        if (!Set.of("all", "images", "pdfs", "snippets", "zips")
                .containsAll(List.of(
                        String.valueOf(arguments.getOrDefault("types", "all")).split(",")))) {
            throw new FakeError("unknown_type");
        }
        int count = Integer.parseInt(String.valueOf(arguments.getOrDefault("count", "100")));
        int page = Integer.parseInt(String.valueOf(arguments.getOrDefault("page", "1")));
        List<FakeFile> newestFirst = new ArrayList<>(shared());
        Collections.reverse(newestFirst);
        newestFirst.removeIf(
                file -> arguments.containsKey("channel") && !file.channel().equals(arguments.get("channel")));
        int from = Math.min(newestFirst.size(), (page - 1) * count);
        int to = Math.min(newestFirst.size(), from + count);
        Map<String, Object> answer = FakeMethods.ok();
        answer.put(
                "files",
                newestFirst.subList(from, to).stream().map(this::describe).toList());
        answer.put(
                "paging",
                Map.of(
                        "count",
                        count,
                        "total",
                        newestFirst.size(),
                        "page",
                        page,
                        "pages",
                        Math.max(1, (newestFirst.size() + count - 1) / count)));
        return answer;
    }

    private Map<String, Object> delete(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        FakeMethods.require("files:write", scopes);
        ArgumentRules.texts("file").requiring("file").check(arguments);
        files.remove(visible(arguments).id());
        return FakeMethods.ok();
    }

    private FakeFile visible(Map<String, Object> arguments) throws FakeError {
        FakeFile file = files.get((String) arguments.get("file"));
        if (file == null || !file.isShared()) {
            throw new FakeError("file_not_found");
        }
        return file;
    }

    private Map<String, Object> describe(FakeFile file) {
        boolean isPrivate = workspace.channelById(file.channel()).orElseThrow().isPrivate();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", file.id());
        map.put("name", file.name());
        map.put("title", file.title());
        map.put("size", file.size());
        map.put("created", file.created());
        map.put("permalink", "https://fake.slack.example/files/" + file.id());
        map.put(isPrivate ? "groups" : "channels", List.of(file.channel()));
        map.put(
                "shares",
                Map.of(isPrivate ? "private" : "public", Map.of(file.channel(), List.of(Map.of("ts", file.ts())))));
        return map;
    }
}
