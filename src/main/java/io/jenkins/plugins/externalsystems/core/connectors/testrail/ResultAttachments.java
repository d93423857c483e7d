package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.files.FileBody;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.http.MultipartBody;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.MatchingFiles;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Attaches files to a result, one request each, read while they go over the wire. TestRail lists attachments by test and not
 * by result, so that a repeat cannot look for one.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077196481428-Attachments">Attachments</a>
 */
final class ResultAttachments {
    /** In bytes, as TestRail says. */
    static final long LARGEST = 256L * 1024 * 1024;

    static final Parameter RESULT_ID =
            Parameter.required("result_id", ParameterType.STRING, "Id of the result, as add_result_for_case gives it.");
    static final Parameter FILES = Parameter.required(
            "files",
            ParameterType.STRING,
            "Files in the workspace: Ant patterns, separated by commas; 256 MB each at most.");

    private final TestRailApi api;

    ResultAttachments(TestRailApi api) {
        this.api = api;
    }

    /** @return {@code result_id}, {@code count} and {@code rows}: {@code path}, {@code filename}, {@code size}, {@code attachment_id} */
    CompletionStage<Map<String, Object>> add(Arguments arguments, CallContext context) {
        long result = EntityId.of(context, RESULT_ID.name(), arguments.text(RESULT_ID.name()));
        return MatchingFiles.of(context, FILES.name(), arguments.text(FILES.name()))
                .thenCompose(files -> {
                    files.forEach(file -> requireSize(context, file));
                    return new Parts(
                                    context,
                                    files.stream()
                                            .map(file -> new Parts.Part(
                                                    "attach " + file.path(), () -> attach(context, result, file)))
                                            .toList())
                            .run();
                })
                .thenApply(rows -> {
                    Map<String, Object> data = new LinkedHashMap<>();
                    data.put(RESULT_ID.name(), result);
                    data.put(Parts.ROWS, rows);
                    data.put("count", rows.size());
                    return data;
                })
                .exceptionally(thrown -> {
                    throw context.about("result " + result, thrown);
                });
    }

    private static void requireSize(CallContext context, FileContent file) {
        if (file.size() > LARGEST) {
            throw context.invalid(
                    FILES.name(), "names '" + file.path() + "', which is larger than 256 MB, TestRail's limit");
        }
    }

    /** Attaches one file. @return its row */
    CompletionStage<List<Map<String, Object>>> attach(CallContext context, long result, FileContent file) {
        MultipartBody form = MultipartBody.seeded(context.idempotencyKey() + "/" + file.path())
                .file("attachment", file.name(), new FileBody(file))
                .build();
        return api.upload(context, ApiPath.of("add_attachment_to_result", result), form)
                .thenApply(answer -> {
                    // A number, or since TestRail 7.1 a UUID.
                    String id = Json.text(answer, "attachment_id");
                    if (id.isEmpty()) {
                        throw Failures.unknown(context, "the answer does not name the new attachment.");
                    }
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("path", file.path());
                    row.put("filename", file.name());
                    row.put("size", file.size());
                    row.put("attachment_id", id);
                    return List.of(row);
                });
    }
}
