package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeFile;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in three steps: an address, the bytes, the message that shares them. */
class SlackUploadTest extends SlackUploadContext {
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
}
