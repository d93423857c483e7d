package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.bad;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.good;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.hello;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.ServiceMail;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.testing.ServiceCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several messages in one call, and messages of which nobody knows. */
class SendGridBatchTest {
    private final TestRuntime test = new TestRuntime();
    private final FakeSendGrid sendGrid = new FakeSendGrid(test.time());
    private final ServiceCalls calls = new ServiceCalls(test, "sendgrid", sendGrid.url());
    private final ExternalSystem connection = calls.connect(sendGrid.apiKey(), Map.of());

    @AfterEach
    void stop() {
        connection.close();
        test.close();
        sendGrid.close();
    }

    private ExternalSystemResult batch(List<Map<String, Object>> messages, CallOptions options) {
        return ServiceCalls.run(connection, "send_batch_emails", Map.of("messages", messages), options);
    }

    private static List<Map<String, Object>> same(int count) {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(hello("to", "a" + i + "@example.com"));
        }
        return messages;
    }

    @Test
    void messagesThatSayTheSameGoTogetherAndNobodySeesTheOthers() {
        List<Map<String, Object>> messages = same(1000);
        Map<String, Object> data = good(batch(messages, CallOptions.withKey("k")));

        assertThat(data).containsEntry("sent", 1000);
        assertThat(sendGrid.requests()).hasSize(1);
        assertThat(sendGrid.mails())
                .hasSize(1000)
                .allSatisfy(mail -> assertThat(mail.to()).hasSize(1));
        bad(batch(same(1001), CallOptions.withKey("k")), ErrorCode.VALIDATION_ERROR, "1001 messages", "1 to 1000");
        assertThat(sendGrid.requests()).hasSize(1);
    }

    @Test
    void aRequestHasAtMostAThousandRecipientsEachOnce() {
        List<Map<String, Object>> messages = same(996);
        messages.add(hello("to", List.of("b@x.org", "c@x.org", "d@x.org", "e@x.org", "f@x.org")));
        messages.add(hello("to", "A0@example.com"));
        messages.add(hello("to", "other@example.com", "subject", "Other"));
        good(batch(messages, CallOptions.withKey("k")));

        assertThat(sendGrid.requests()).hasSize(3);
        assertThat(sendGrid.mails()).hasSize(999);
    }

    @Test
    void anAddressIsInARequestOnce() {
        good(batch(List.of(hello(), hello("to", "JANE@example.com")), CallOptions.withKey("k")));
        assertThat(sendGrid.requests()).hasSize(2);
    }

    @Test
    void oneThatIsRefusedDoesNotStopTheOthersAndARepeatGoesOn() {
        sendGrid.nextReply(Reply.json(400, "{\"errors\":[{\"message\":\"Bad\",\"field\":\"subject\"}]}"));
        List<Map<String, Object>> messages = List.of(hello(), hello("subject", "Second"));
        StepJournal journal = new StepJournal();
        ExternalSystemResult result = bad(
                batch(messages, CallOptions.withKey("k").withJournal(journal)),
                ErrorCode.VALIDATION_ERROR,
                "1 of 2",
                "Bad");
        assertThat(result.resultData()).containsEntry("sent", 1).containsEntry("failed", 1);

        good(batch(
                messages,
                CallOptions.withKey("k")
                        .withJournal(new StepJournal(journal.completed()))
                        .asRepeat()));
        assertThat(sendGrid.mails()).extracting(ServiceMail::subject).containsExactly("Second", "Hello");
    }

    @Test
    void aMistakeInOneSendsNone() {
        bad(
                batch(List.of(hello(), hello("categories", List.of("a", "a"))), CallOptions.withKey("k")),
                ErrorCode.VALIDATION_ERROR,
                "messages[1].categories");
        assertThat(sendGrid.requests()).isEmpty();
    }

    @Test
    void aWrongKeyStopsTheRest() {
        ExternalSystem wrong = calls.connect("SG.wrong", Map.of());
        ExternalSystemResult result = bad(
                ServiceCalls.run(
                        wrong,
                        "send_batch_emails",
                        Map.of("messages", List.of(hello(), hello("subject", "Second"))),
                        CallOptions.withKey("k")),
                ErrorCode.AUTHENTICATION_ERROR,
                "2 of 2 messages");
        assertThat(sendGrid.requests()).hasSize(1);
        assertThat(result.resultData().get("results").toString()).contains("not tried after the failure before");
    }

    @Test
    void anAnswerThatIsLostLeavesItOpenAndNothingIsSentAgain() {
        sendGrid.loseAnswer();
        StepJournal journal = new StepJournal();
        open(ServiceCalls.run(
                connection, "send_email", hello(), CallOptions.withKey("k").withJournal(journal)));
        assertThat(sendGrid.mails()).hasSize(1);

        ExternalSystemResult again = open(ServiceCalls.run(
                connection,
                "send_email",
                hello(),
                CallOptions.withKey("k")
                        .withJournal(new StepJournal(journal.completed()))
                        .asRepeat()));
        bad(again, ErrorCode.TIMEOUT_ERROR, "it was not sent again");
        assertThat(sendGrid.mails()).hasSize(1);
    }

    @Test
    void aServerErrorAndAForeignAnswerLeaveItOpen() {
        sendGrid.nextReply(Reply.json(500, "{\"errors\":[{\"message\":\"internal server error\"}]}"));
        bad(
                open(ServiceCalls.run(connection, "send_email", hello(), CallOptions.withKey("k"))),
                ErrorCode.SERVER_ERROR,
                "SendGrid failed (HTTP 500)");
        sendGrid.nextReply(Reply.text(200, "<html>Welcome</html>"));
        bad(
                open(ServiceCalls.run(connection, "send_email", hello(), CallOptions.withKey("l"))),
                ErrorCode.EXCEPTION,
                "is not SendGrid's");
        assertThat(sendGrid.requests()).hasSize(2);
    }

    @Test
    void whatSurelyDidNotArriveMayBeSentByARepeat() {
        sendGrid.nextReply(Reply.json(403, "{\"errors\":[{\"message\":\"access forbidden\",\"field\":null}]}"));
        StepJournal journal = new StepJournal();
        bad(
                ServiceCalls.run(
                        connection,
                        "send_email",
                        hello(),
                        CallOptions.withKey("k").withJournal(journal)),
                ErrorCode.PERMISSION_ERROR);
        good(ServiceCalls.run(
                connection,
                "send_email",
                hello(),
                CallOptions.withKey("k")
                        .withJournal(new StepJournal(journal.completed()))
                        .asRepeat()));
        assertThat(sendGrid.mails()).hasSize(1);
    }
}
