package io.jenkins.plugins.externalsystems.core.connectors.email;

import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.hello;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestKeyStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that say too much, nonsense or nothing: one clear failure, little memory, and no second message. */
class EmailHostileServerTest {
    /** Most of it stays in the buffers of the two sockets. */
    private static final long FLOOD = 32L * 1024 * 1024;

    private final EmailFixture fixture = new EmailFixture();
    private final String secret = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystem connect(Map<String, ?> settings) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("timeout", "20s"));
        if (!settings.containsKey("smtp_port")) {
            fixture.smtp.withLogin("LOGIN", "me:" + secret);
            all.putAll(Map.of("username", "me", "password", SecretValue.of(secret)));
        }
        all.putAll(settings);
        return fixture.connect(all);
    }

    private ExternalSystemResult send(Map<String, ?> settings) {
        return EmailFixture.run(connect(settings), "send_message", hello(), CallOptions.defaults());
    }

    private ExternalSystemResult badAnswer(String command, Map<String, ?> settings, String... parts) {
        ExternalSystemResult result = bad(send(settings), ErrorCode.EXCEPTION, parts);
        assertThat(result.errorMessage()).contains("does not answer as a mail server does", "smtp_server");
        assertThat(result.metadata()).containsEntry(MetadataKeys.ATTEMPTS, 1);
        if (command.equals(".")) {
            assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        } else {
            assertThat(result.metadata()).doesNotContainKey(MetadataKeys.OUTCOME);
        }
        assertThat(fixture.smtp.sessions()).isEqualTo(1);
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "334", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void aLineWithoutEndIsCut(String command) {
        fixture.smtp.answer(command, FakeSmtp.ENDLESS_LINE);

        badAnswer(command, Map.of(), "a line of more than 12288 bytes");
        assertThat(fixture.smtp.flooded()).isLessThan(FLOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "334", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void anAnswerOfLinesWithoutEndIsCut(String command) {
        fixture.smtp.answer(command, FakeSmtp.ENDLESS_LINES);

        badAnswer(command, Map.of(), "more than 256 lines in one answer");
        assertThat(fixture.smtp.flooded()).isLessThan(FLOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "334", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void garbageWithoutEndIsCut(String command) {
        fixture.smtp.answer(command, FakeSmtp.ENDLESS_GARBAGE);

        badAnswer(command, Map.of());
        assertThat(fixture.smtp.flooded()).isLessThan(FLOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "STARTTLS, (ENDLESS_LINE), false",
        "STARTTLS, (ENDLESS_LINES), false",
        "greeting, (ENDLESS_LINE), true",
        "MAIL, (ENDLESS_LINE), true",
        "MAIL, (ENDLESS_LINES), true",
        "., (ENDLESS_LINES), true",
        "MAIL, (ENDLESS_LINE), false",
        "MAIL, (ENDLESS_LINES), false"
    })
    void theBoundHoldsWithinTlsToo(String command, String misdeed, boolean isTls, @TempDir Path folder)
            throws Exception {
        if (isTls) {
            fixture.smtp.withTls(TestKeyStore.selfSigned(folder, "localhost"));
        } else {
            fixture.smtp.withStartTls(TestKeyStore.selfSigned(folder, "localhost"));
        }
        fixture.smtp.answer(command, misdeed);

        badAnswer(command, Map.of("use_tls", !isTls, "use_ssl", isTls, "verify_ssl", false), "more than");
        assertThat(fixture.smtp.flooded()).isLessThan(FLOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "334", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void garbageIsNoAnswer(String command) {
        fixture.smtp.answer(command, "SSH-2.0-Babble " + secret);

        ExternalSystemResult result = badAnswer(command, Map.of(), "it does not speak SMTP");
        assertThat(result.errorMessage()).doesNotContain("Babble");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000 what", "150 wait", "700 what"})
    void aNumberThatIsNoneIsNoAnswer(String answer) {
        fixture.smtp.answer("MAIL", answer);

        badAnswer("MAIL", noLogin(), "it does not speak SMTP");
    }

    @Test
    void questionsWithoutEndAtTheLoginAreCut() {
        fixture.smtp.asksOn();

        badAnswer("AUTH", Map.of(), "it asks on and on");
    }

    @ParameterizedTest
    @CsvSource({"255, true", "256, false"})
    void aListOfExtensionsMayBeLong(int further, boolean isGood) {
        fixture.smtp.answer("EHLO", "250-mail.test\r\n" + "250-X\r\n".repeat(further - 1) + "250 SIZE 1000000");

        if (isGood) {
            good(send(noLogin()));
        } else {
            badAnswer("EHLO", noLogin(), "more than 256 lines");
        }
    }

    @ParameterizedTest
    @CsvSource({"12288, true", "12289, false"})
    void aLineMayBeLong(int length, boolean isGood) {
        fixture.smtp.answer("MAIL", "250 " + "x".repeat(length - 6));

        if (isGood) {
            good(send(noLogin()));
        } else {
            badAnswer("MAIL", noLogin(), "a line of more than 12288 bytes");
        }
    }

    @ParameterizedTest
    @CsvSource({"65536, true", "65537, false"})
    void anAnswerMayBeLong(int length, boolean isGood) {
        String line = "250-" + "x".repeat(8186) + "\r\n";
        int last = length - 7 * line.length();
        fixture.smtp.answer("MAIL", line.repeat(7) + "250 " + "x".repeat(last - 6));

        if (isGood) {
            good(send(noLogin()));
        } else {
            badAnswer("MAIL", noLogin(), "more than 65536 bytes in one answer");
        }
    }

    private Map<String, Object> noLogin() {
        return Map.of("smtp_port", fixture.smtp.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "334", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void silenceEndsWithTheDeadline(String command) throws Exception {
        fixture.smtp.answer(command, FakeSmtp.STALL);
        var call = connect(Map.of("timeout", "60s", "deadline", "30s"))
                .executeOperationAsync("send_message", hello(), CallOptions.defaults());
        fixture.smtp.awaitStall();
        assertThat(call.toCompletableFuture()).isNotDone();

        fixture.test.time().advance(Duration.ofSeconds(30));
        ExternalSystemResult result = bad(TestCalls.await(call), ErrorCode.TIMEOUT_ERROR, "deadline");
        assertThat(result.metadata().get(MetadataKeys.OUTCOME)).isEqualTo(command.equals(".") ? "unknown" : null);
        assertThat(fixture.smtp.sessions()).isEqualTo(1);
        assertThat(fixture.smtp.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "handshake"})
    void silenceAtTlsEndsWithTheDeadline(String command, @TempDir Path folder) throws Exception {
        fixture.smtp.withStartTls(TestKeyStore.selfSigned(folder, "localhost")).answer(command, FakeSmtp.STALL);
        var call = connect(Map.of("use_tls", true, "verify_ssl", false, "timeout", "60s", "deadline", "30s"))
                .executeOperationAsync("send_message", hello(), CallOptions.defaults());
        fixture.smtp.awaitStall();

        fixture.test.time().advance(Duration.ofSeconds(30));
        ExternalSystemResult result = bad(TestCalls.await(call), ErrorCode.TIMEOUT_ERROR, "deadline");
        assertThat(result.metadata()).doesNotContainKey(MetadataKeys.OUTCOME);
    }
}
