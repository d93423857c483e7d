package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeFile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of an upload that is tried again, or of which nobody knows how far it came. */
class SlackUploadRepeatTest extends SlackUploadContext {
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
}
