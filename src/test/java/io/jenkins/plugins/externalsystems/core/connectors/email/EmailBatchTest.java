package io.jenkins.plugins.externalsystems.core.connectors.email;

import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.hello;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.smtp.ReceivedMail;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several messages in one call. */
class EmailBatchTest {
    private final EmailFixture fixture = new EmailFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aBatchUsesOneConnectionGoesOnAndIsNotSentTwice() {
        fixture.smtp.refuse("gone@example.com", "550 5.1.1 No such user");
        var connection = fixture.connect(Map.of());
        List<Map<String, Object>> messages =
                List.of(hello(), hello("to", "gone@example.com"), hello("subject", "Third"));
        StepJournal journal = new StepJournal();
        ExternalSystemResult result = EmailFixture.run(
                connection,
                "send_batch_emails",
                Map.of("messages", messages),
                CallOptions.withKey("k").withJournal(journal));

        bad(result, ErrorCode.VALIDATION_ERROR, "1 of 3 messages", "No such user");
        assertThat(result.resultData().get("sent")).isEqualTo(2);
        assertThat(fixture.smtp.sessions()).isEqualTo(1);
        assertThat(fixture.smtp.messages()).extracting(ReceivedMail::subject).containsExactly("Hello", "Third");

        EmailFixture.run(
                connection,
                "send_batch_emails",
                Map.of("messages", messages),
                CallOptions.withKey("k")
                        .withJournal(new StepJournal(journal.completed()))
                        .asRepeat());
        assertThat(fixture.smtp.messages()).hasSize(2);
        assertThat(fixture.smtp.violations()).isEmpty();
    }

    @Test
    void aMistakeInABatchSendsNothing() {
        bad(
                fixture.run("send_batch_emails", Map.of("messages", List.of(hello(), hello("to", "nobody")))),
                ErrorCode.VALIDATION_ERROR,
                "messages[1].to");
        assertThat(fixture.smtp.sessions()).isZero();
    }
}
