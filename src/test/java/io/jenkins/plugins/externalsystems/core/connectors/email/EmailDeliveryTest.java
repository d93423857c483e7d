package io.jenkins.plugins.externalsystems.core.connectors.email;

import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.hello;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a message gets to a server: refusals, and what is tried again. */
class EmailDeliveryTest {
    private final EmailFixture fixture = new EmailFixture();
    private final String secret = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult send(Map<String, ?> settings) {
        return EmailFixture.run(fixture.connect(settings), "send_message", hello(), CallOptions.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.7.1 Not yours, PERMISSION_ERROR",
        "MAIL, 501 5.1.7 Bad sender, VALIDATION_ERROR",
        "MAIL, 552 5.3.4 Too big, VALIDATION_ERROR",
        "RCPT, 550 5.1.1 No such user, VALIDATION_ERROR",
        "RCPT, 550 5.7.1 Relaying denied, PERMISSION_ERROR",
        "RCPT, 551 5.1.6 Moved, VALIDATION_ERROR",
        "RCPT, 556 5.1.10 Takes no mail, VALIDATION_ERROR",
        "RCPT, 553 5.1.3 Bad mailbox, VALIDATION_ERROR",
        "DATA, 554 5.7.1 Policy, PERMISSION_ERROR",
        "., 552 5.3.4 Too big, VALIDATION_ERROR",
        "., 554 5.7.1 Spam, PERMISSION_ERROR",
        "., 554 5.6.0 Broken, VALIDATION_ERROR",
        "greeting, 554 5.7.1 Blocked, PERMISSION_ERROR",
    })
    void aRefusalIsNotRepeated(String command, String answer, ErrorCode code) {
        fixture.smtp.answer(command, answer);
        ExternalSystemResult result = bad(send(Map.of()), code, answer);
        assertThat(result.metadata()).containsEntry(MetadataKeys.ATTEMPTS, 1).doesNotContainKey(MetadataKeys.OUTCOME);
        assertThat(fixture.smtp.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "greeting, 421 4.3.2 Later",
        "MAIL, 451 4.3.0 Later",
        "MAIL, 421 4.3.2 Later",
        "RCPT, 450 4.2.1 Greylisted",
        "RCPT, 452 4.5.3 Too many",
        "DATA, 451 4.3.0 Later",
        "., 451 4.3.0 Later",
        "., 421 4.3.2 Later",
        "greeting, (RESET)",
        "EHLO, (RESET)",
        "MAIL, (RESET)",
        "RCPT, (RESET)",
        "DATA, (RESET)",
        "greeting, (CLOSE)",
        "EHLO, (CLOSE)",
        "MAIL, (CLOSE)",
        "RCPT, (CLOSE)",
        "DATA, (CLOSE)",
    })
    void whatFailsForNowIsSentAgainOnce(String command, String answer) {
        fixture.smtp.answer(command, answer);

        ExternalSystemResult result = send(Map.of());
        good(result);
        fixture.mail();
        assertThat(result.metadata()).containsEntry(MetadataKeys.ATTEMPTS, 2);
    }

    @Test
    void whatIsLostBehindTheFinalDotIsNeverSentAgain() {
        fixture.smtp.answer(".", FakeSmtp.RESET);
        StepJournal journal = new StepJournal();
        CallOptions options = CallOptions.withKey("k").withJournal(journal);
        var connection = fixture.connect(Map.of());

        ExternalSystemResult result = bad(
                EmailFixture.run(connection, "send_message", hello(), options),
                ErrorCode.CONNECTION_ERROR,
                "Whether the service did it is not known");
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        assertThat(fixture.smtp.sessions()).isEqualTo(1);

        ExternalSystemResult again = EmailFixture.run(
                connection,
                "send_message",
                hello(),
                CallOptions.withKey("k")
                        .withJournal(new StepJournal(journal.completed()))
                        .asRepeat());
        assertThat(again.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        assertThat(fixture.smtp.sessions()).isEqualTo(1);
    }

    @Test
    void aStallBehindTheFinalDotIsUnknown() {
        fixture.smtp.answer(".", FakeSmtp.STALL);

        ExternalSystemResult result =
                bad(send(Map.of("timeout", "300ms")), ErrorCode.TIMEOUT_ERROR, "did not answer in time");
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        assertThat(fixture.smtp.sessions()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "MAIL", "RCPT", "DATA"})
    void aStallBeforeIsTriedAgain(String command) {
        fixture.smtp.answer(command, FakeSmtp.STALL);

        good(send(Map.of("timeout", "300ms")));
        fixture.mail();
    }

    @Test
    void aRepeatAfterARestartSendsWhatWasSurelyNotSent() {
        good(EmailFixture.run(
                fixture.connect(Map.of()),
                "send_message",
                hello(),
                CallOptions.withKey("k").asRepeat()));

        fixture.mail();
    }

    @Test
    void theRestGetsItAndTheRefusedAreNamed() {
        fixture.smtp.refuse("gone@example.com", "550 5.1.1 No such user");
        ExternalSystemResult result = fixture.run("send_message", hello("cc", "gone@example.com"));

        Map<String, Object> sent = good(result);
        assertThat(fixture.mail().recipients()).containsExactly("jane@example.com");
        assertThat(sent.get("accepted")).isEqualTo(java.util.List.of("jane@example.com"));
        assertThat(sent.get("refused").toString()).contains("gone@example.com", "550", "5.1.1", "No such user");
        assertThat(result.metadata().get(MetadataKeys.WARNINGS).toString()).contains("gone@example.com");
    }

    @Test
    void allOrNoneSendsToNobody() {
        fixture.smtp.refuse("gone@example.com", "550 5.1.1 No such user");
        Map<String, Object> message = hello("cc", "gone@example.com");
        message.put("all_or_none", true);

        bad(fixture.run("send_message", message), ErrorCode.VALIDATION_ERROR, "gone@example.com");
        assertThat(fixture.smtp.messages()).isEmpty();
        assertThat(fixture.smtp.violations()).isEmpty();
    }

    @Test
    void theServersSizeIsHonouredBeforeItIsSent() {
        fixture.smtp.withMaxSize(3000);
        good(fixture.run("send_message", hello()));

        fixture.smtp.withMaxSize(1000);
        bad(fixture.run("send_message", hello()), ErrorCode.VALIDATION_ERROR, "the server takes 1000");
        assertThat(fixture.smtp.messages()).hasSize(1);
    }

    @Test
    void nobodyThere() {
        fixture.smtp.close();

        bad(send(Map.of("max_retries", 0)), ErrorCode.CONNECTION_ERROR, "cannot connect to localhost:", "smtp_port");
        bad(
                send(Map.of("smtp_server", "nowhere.invalid", "max_retries", 0)),
                ErrorCode.CONNECTION_ERROR,
                "unknown host");
    }

    @Test
    void cancellingClosesTheConnection() {
        fixture.smtp.answer("DATA", FakeSmtp.STALL);
        CallOptions options = CallOptions.defaults();
        var connection = fixture.connect(Map.of("timeout", "60s"));
        var call = connection.executeOperationAsync("send_message", hello(), options);
        while (!fixture.smtp.commands().contains("DATA")) {
            Thread.onSpinWait();
        }
        options.cancellation().cancel();

        Assertions.assertThatThrownBy(() -> TestCalls.await(call))
                .isInstanceOf(java.util.concurrent.CancellationException.class);
        assertThat(fixture.smtp.messages()).isEmpty();
    }

    @Test
    void settingsThatContradictAreExplained() {
        Assertions.assertThatThrownBy(() -> fixture.connect(Map.of("use_tls", true, "use_ssl", true)))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining("choose one");
        Assertions.assertThatThrownBy(() -> fixture.connect(Map.of("username", "me")))
                .hasMessageContaining("'password' is missing");
        Assertions.assertThatThrownBy(() -> fixture.connect(Map.of("smtp_port", 0)))
                .hasMessageContaining("port");
        Assertions.assertThatThrownBy(() -> fixture.connect(Map.of("smtp_server", "smtp://x")))
                .hasMessageContaining("host name alone");
        Assertions.assertThatThrownBy(() -> fixture.connect(Map.of("default_sender", "me")))
                .hasMessageContaining("default_sender");
    }

    @Test
    void theCheckTellsWhatItDid() {
        fixture.smtp.withLogin("PLAIN", "me:" + secret);
        ExternalSystemResult result =
                TestCalls.await(fixture.connect(fixture.login(secret)).connectAsync());

        assertThat(good(result).toString()).contains("without TLS", "takes the login", "builds@example.com");
        assertThat(fixture.smtp.commands()).containsSubsequence("MAIL FROM:<builds@example.com>", "RSET");
        assertThat(fixture.smtp.messages()).isEmpty();

        fixture.smtp.answer("MAIL", "553 5.7.1 Sender address rejected: not owned by user me");
        bad(
                TestCalls.await(fixture.connect(fixture.login(secret)).connectAsync()),
                ErrorCode.PERMISSION_ERROR,
                "may not send as");
    }
}
