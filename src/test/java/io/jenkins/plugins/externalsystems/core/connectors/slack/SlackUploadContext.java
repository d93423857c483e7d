package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.MemoryFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;

/** What tests of uploads have in common: a bot that does not try again, and files that need no workspace. */
abstract class SlackUploadContext {
    static final String COMPLETE = "/files.completeUploadExternal";

    final SlackFixture fixture = new SlackFixture();
    final ExternalSystem bot = fixture.bot("timeout", "3s", "max_retries", 0);

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    String id() {
        return fixture.slack.channel("general").id();
    }

    /** An address of the fake that it knows nothing of, so that what comes there has to be scripted. */
    Reply address() {
        return Reply.json(
                200,
                "{\"ok\":true,\"file_id\":\"F0ADDRESS\",\"upload_url\":\"" + fixture.slack.url()
                        + "/upload/v1/S3CR3T\"}");
    }

    List<RecordedRequest> uploads() {
        return fixture.slack.requests().stream()
                .filter(request -> request.path().startsWith("/upload/"))
                .toList();
    }

    ExternalSystemResult upload(CallOptions options, Map<String, Object> parameters, FileContent... files) {
        return run("upload_files", options, parameters, files);
    }

    ExternalSystemResult run(
            String operation, CallOptions options, Map<String, Object> parameters, FileContent... files) {
        return run(bot, operation, options, parameters, files);
    }

    static ExternalSystemResult run(
            ExternalSystem connection,
            String operation,
            CallOptions options,
            Map<String, Object> parameters,
            FileContent... files) {
        return connection
                .executeOperationAsync(
                        operation,
                        parameters,
                        options.withFiles(patterns -> CompletableFuture.completedFuture(List.of(files))))
                .toCompletableFuture()
                .join();
    }

    static FileContent file(String path, String text) {
        return MemoryFile.of(path, text);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Map<String, Object> data) {
        return (List<Map<String, Object>>) data.get(data.containsKey("rows") ? "rows" : "files");
    }
}
