package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeFile;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in three steps: an address, the bytes, the message that shares them. */
class SlackUploadTest {
    private static final String COMPLETE = "/files.completeUploadExternal";

    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot("timeout", "3s", "max_retries", 0);

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @Test
    void sharesSeveralFilesInOneMessage() {
        Map<String, Object> thread = sent(bot, "text", "build 7");

        ExternalSystemResult result = upload(
                CallOptions.defaults(),
                map("files", "*", "comment", "**Logs** <!here>", "thread_ts", thread.get("id")),
                file("out/a.log", "one"),
                file("b.log", "two"));

        Map<String, Object> data = good(result);
        assertThat(data)
                .containsEntry("count", 2)
                .containsEntry("channel", thread.get("channel"))
                .doesNotContainKey("id");
        assertThat(fixture.slack.files()).extracting(FakeFile::name).containsExactly("a.log", "b.log");
        assertThat(fixture.slack.files())
                .extracting(shared -> new String(shared.content(), StandardCharsets.UTF_8))
                .containsExactly("one", "two");
        FakeMessage message = fixture.slack.messages("general").get(1);
        assertThat(message.text()).isEqualTo("*Logs* &lt;!here&gt;");
        assertThat(message.content()).containsEntry("thread_ts", thread.get("ts"));
        assertThat(rows(data)).allSatisfy(row -> assertThat(row).containsKeys("id", "name", "size", "permalink"));
        assertThat(result.metadata().get(MetadataKeys.COMPLETED_STEPS))
                .isEqualTo(List.of("upload out/a.log", "upload b.log", "share"));
    }

    @Test
    void sharesOneFileUnderATitleInAChannelByName() {
        fixture.slack.addPrivateChannel("team");

        Map<String, Object> data = good(run(
                "upload_file",
                CallOptions.defaults(),
                map("file", "a.txt", "channel", "#team", "title", "Report"),
                file("a.txt", "x")));

        assertThat(data).containsEntry("id", fixture.slack.files().get(0).id());
        assertThat(fixture.slack.files().get(0).title()).isEqualTo("Report");
        assertThat(fixture.slack.messages("team")).hasSize(1);
    }

    @Test
    void sendsTheBytesWithoutTheTokenAndKeepsTheAddressToItself() {
        ExternalSystemResult result = upload(CallOptions.defaults(), map("files", "*"), file("a", "x"));

        good(result);
        RecordedRequest bytes = uploads().get(0);
        assertThat(bytes.header("Authorization")).isEmpty();
        assertThat(bytes.header("Content-Length")).isEqualTo("1");
        String secret = bytes.path().substring(bytes.path().lastIndexOf('/') + 1);
        assertThat(result.toMap().toString()).doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "400, VALIDATION_ERROR",
        "403, PERMISSION_ERROR",
        "404, NOT_FOUND_ERROR",
        "413, VALIDATION_ERROR",
        "500, SERVER_ERROR"
    })
    void namesTheFileWhoseContentIsRefusedAndSharesNothing(int status, ErrorCode code) {
        fixture.slack.nextReply(address(), Reply.text(status, "secret words"));
        if (status >= 500) {
            // It is tried once more, with another address.
            fixture.slack.nextReply(address(), Reply.text(status, "secret words"));
        }

        ExternalSystemResult result = upload(
                CallOptions.defaults(),
                map("files", "*", "channel", fixture.slack.channel("general").id()),
                file("dir/a.log", "x"));

        bad(result, code, "'dir/a.log'", "HTTP " + status);
        assertThat(result.toMap().toString()).doesNotContain("S3CR3T", "secret words");
        assertThat(fixture.slack.requests("POST", COMPLETE)).isEmpty();
    }

    /** A plugin of others read Retry-After as milliseconds times thousand, and hung. */
    @Test
    void waitsAsManySecondsAsSlackAsksAndNoLonger() {
        fixture.slack.nextReply(
                Reply.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}").with("Retry-After", "7"));
        ExternalSystem patient = fixture.bot();

        good(run(patient, "upload_files", CallOptions.defaults(), map("files", "*", "channel", id()), file("a", "x")));

        assertThat(fixture.test.time().passed()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
        fixture.slack.nextReply(address(), Reply.text(429, "").with("Retry-After", "3600"));
        bad(
                run(
                        patient,
                        "upload_files",
                        CallOptions.defaults(),
                        map("files", "*", "channel", id()),
                        file("a", "x")),
                ErrorCode.RATE_LIMIT_ERROR);
        assertThat(fixture.test.time().passed()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void takesAnotherAddressWhereTheConnectionBroke() {
        fixture.slack.nextReply(address(), Reply.reset());

        good(upload(CallOptions.defaults(), map("files", "*", "channel", id()), file("a", "x"), file("b", "y")));

        assertThat(fixture.slack.files()).hasSize(2);
        assertThat(fixture.slack.messages("general")).hasSize(1);
        assertThat(fixture.slack.requests("GET", "/files.info")).isEmpty();
    }

    @Test
    void goesOnAfterWhatIsUploaded() {
        StepJournal journal = new StepJournal();
        CallOptions options = CallOptions.withKey("k").withJournal(journal);
        fixture.slack.nextReply(address());
        fixture.slack.nextReply(
                Reply.text(200, "OK"), Reply.json(200, "{\"ok\":false,\"error\":\"file_uploads_disabled\"}"));
        ExternalSystemResult first =
                upload(options, map("files", "*", "channel", id()), file("a", "x"), file("b", "y"));
        bad(first, ErrorCode.PERMISSION_ERROR, "takes no files");
        assertThat(first.resultData()).containsEntry("count", 1);
        assertThat(journal.completed()).containsOnlyKeys("upload a");
        journal.complete("upload a", fixture.slack.uploaded("a", "x"));

        good(upload(options, map("files", "*", "channel", id()), file("a", "x"), file("b", "y")));

        assertThat(fixture.slack.files()).extracting(FakeFile::name).containsExactly("a", "b");
    }

    @Test
    void sharesNothingTwiceWhereTheAnswerGotLost() {
        StepJournal journal = new StepJournal();
        CallOptions options = CallOptions.withKey("k").withJournal(journal);
        Map<String, Object> parameters = map("files", "*", "channel", id());
        good(upload(options, parameters, file("a", "x")));
        StepJournal beforeSharing =
                new StepJournal(Map.of("upload a", journal.completed().get("upload a")));

        Map<String, Object> again = good(
                upload(CallOptions.withKey("k").withJournal(beforeSharing).asRepeat(), parameters, file("a", "x")));

        assertThat(again).containsEntry("count", 1);
        assertThat(fixture.slack.messages("general")).hasSize(1);
        assertThat(fixture.slack.requests("POST", COMPLETE)).hasSize(1);
        good(upload(CallOptions.withKey("k").withJournal(journal).asRepeat(), parameters, file("a", "x")));
        assertThat(fixture.slack.messages("general")).as("known to be done").hasSize(1);
    }

    @Test
    void sharesAfterALostRequest() {
        fixture.slack.nextReply(address(), Reply.text(200, "OK"), Reply.reset());
        fixture.slack.nextReply(Reply.json(200, "{\"ok\":false,\"error\":\"file_not_found\"}"));
        fixture.slack.nextReply(Reply.json(200, "{\"ok\":true,\"files\":[{\"id\":\"F0ADDRESS\"}]}"));

        good(upload(CallOptions.defaults(), map("files", "*", "channel", id()), file("a", "x")));

        assertThat(fixture.slack.requests("POST", COMPLETE)).hasSize(2);
    }

    @Test
    void takesAnUploadThatSlackHasForgottenAsCompleted() {
        fixture.slack.nextReply(address(), Reply.text(200, "OK"), Reply.reset());
        fixture.slack.nextReply(
                Reply.json(200, "{\"ok\":true,\"file\":{\"id\":\"F0ADDRESS\",\"shares\":{}}}"),
                Reply.json(200, "{\"ok\":false,\"error\":\"file_not_found\"}"));

        assertThat(good(upload(CallOptions.defaults(), map("files", "*", "channel", id()), file("a", "x"))))
                .containsEntry("id", "F0ADDRESS");
    }

    @Test
    void staysUnknownWhereItMayNotLookOrKnowsNothingMore() {
        fixture.slack.grant("files:write", "channels:read", "groups:read");
        fixture.slack.nextReply(address(), Reply.text(200, "OK"), Reply.reset());
        ExternalSystemResult blind = upload(CallOptions.defaults(), map("files", "*", "channel", id()), file("a", "x"));
        assertThat(blind.success()).isFalse();
        assertThat(blind.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");

        ExternalSystemResult forgotten = upload(CallOptions.withKey("k").asRepeat(), map("files", "*"), file("a", "x"));
        bad(forgotten, ErrorCode.EXCEPTION, "not known any more");
        assertThat(forgotten.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        assertThat(fixture.slack.files()).isEmpty();
    }

    @Test
    void leavesEmptyFilesOutWithAWarning() {
        ExternalSystemResult result =
                upload(CallOptions.defaults(), map("files", "*"), file("a", "x"), file("none", ""));

        assertThat(good(result)).containsEntry("count", 1);
        assertThat(result.metadata().get(MetadataKeys.WARNINGS).toString()).contains("'none' is empty");
    }

    @Test
    void refusesWhatCannotBeShared() {
        FileContent[] many =
                IntStream.range(0, 51).mapToObj(i -> file("f" + i, "x")).toArray(FileContent[]::new);
        Map<String, Object> all = map("files", "*");

        bad(upload(CallOptions.defaults(), all), ErrorCode.VALIDATION_ERROR, "'files' matches no file: '*'");
        bad(upload(CallOptions.defaults(), all, file("a", "")), ErrorCode.VALIDATION_ERROR, "empty files only");
        bad(upload(CallOptions.defaults(), all, many), ErrorCode.VALIDATION_ERROR, "matches 51 files", "50");
        bad(
                upload(CallOptions.defaults(), map("files", "*", "title", "T"), file("a", "x"), file("b", "x")),
                ErrorCode.VALIDATION_ERROR,
                "'title'",
                "2 match");
        bad(
                run("upload_file", CallOptions.defaults(), map("file", "*"), file("a", "x"), file("b", "x")),
                ErrorCode.VALIDATION_ERROR,
                "use upload_files");
        bad(
                bot.executeOperation("upload_files", all),
                ErrorCode.VALIDATION_ERROR,
                "there is no workspace to take files from");
        bad(
                upload(CallOptions.defaults(), map("files", "*", "channel", "#none"), file("a", "x")),
                ErrorCode.NOT_FOUND_ERROR,
                "#none");
        assertThat(fixture.slack.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ok\":true}", "{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"ftp://x/y\"}"})
    void takesNoAddressThatIsNone(String answer) {
        fixture.slack.nextReply(Reply.json(200, answer));

        bad(
                upload(CallOptions.defaults(), map("files", "*", "channel", id()), file("a", "x")),
                ErrorCode.EXCEPTION,
                "no https address to upload to");
    }

    @Test
    void readsListsAndDeletesFiles() {
        fixture.slack.addChannel("ci");
        for (int i = 0; i < 130; i++) {
            fixture.slack.share("general", "f" + i, "x");
        }
        String id = fixture.slack.share("ci", "report.txt", "text");

        assertThat(good(bot.getItem("file", id)))
                .containsEntry("name", "report.txt")
                .containsEntry("size", 4L)
                .containsEntry("channels", List.of(fixture.slack.channel("ci").id()));
        Map<String, Object> all = good(bot.query(map("item_type", "file", "max_results", 1000)));
        assertThat(all).containsEntry("count", 131).containsEntry("is_last", true);
        assertThat(good(bot.query(map("item_type", "file", "max_results", 120))))
                .containsEntry("count", 120)
                .containsEntry("is_last", false);
        assertThat(rows(good(bot.query(map("item_type", "file", "channel", "#ci", "raw", true)))))
                .extracting(row -> row.get("id"))
                .containsExactly(id);
        good(bot.deleteItem("file", id));
        bad(bot.getItem("file", id), ErrorCode.NOT_FOUND_ERROR, "file " + id + " does not exist");
        bad(bot.deleteItem("file", id), ErrorCode.NOT_FOUND_ERROR);
        bad(bot.getItem("file", "report.txt"), ErrorCode.VALIDATION_ERROR, "'id' is 'report.txt'");
        bad(bot.query(map("item_type", "file", "types", "poems")), ErrorCode.VALIDATION_ERROR, "'types'");
    }

    @Test
    void takesAFileThatIsGoneOnARepeatAsDeleted() {
        ExternalSystem patient = fixture.bot();
        fixture.slack.nextReply(Reply.reset(), Reply.json(200, "{\"ok\":false,\"error\":\"file_deleted\"}"));

        assertThat(good(patient.deleteItem("file", "F0123"))).containsEntry("id", "F0123");
    }

    private String id() {
        return fixture.slack.channel("general").id();
    }

    /** An address of the fake that it knows nothing of, so that what comes there has to be scripted. */
    private Reply address() {
        return Reply.json(
                200,
                "{\"ok\":true,\"file_id\":\"F0ADDRESS\",\"upload_url\":\"" + fixture.slack.url()
                        + "/upload/v1/S3CR3T\"}");
    }

    private List<RecordedRequest> uploads() {
        return fixture.slack.requests().stream()
                .filter(request -> request.path().startsWith("/upload/"))
                .toList();
    }

    private ExternalSystemResult upload(CallOptions options, Map<String, Object> parameters, FileContent... files) {
        return run("upload_files", options, parameters, files);
    }

    private ExternalSystemResult run(
            String operation, CallOptions options, Map<String, Object> parameters, FileContent... files) {
        return run(bot, operation, options, parameters, files);
    }

    private static ExternalSystemResult run(
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

    private static FileContent file(String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new FileContent() {
            @Override
            public String path() {
                return path;
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> data) {
        return (List<Map<String, Object>>) data.get(data.containsKey("rows") ? "rows" : "files");
    }
}
