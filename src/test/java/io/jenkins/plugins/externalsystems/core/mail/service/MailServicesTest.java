package io.jenkins.plugins.externalsystems.core.mail.service;

import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.bad;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.checks;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.good;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.hello;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.ServiceMail;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.testing.ServiceCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SendGrid and Resend have in common: settings from the environment, the largest message, and a check that fails. */
class MailServicesTest {
    private static final int FILES = 3;

    private final TestRuntime test = new TestRuntime();
    private final FakeSendGrid sendGrid = new FakeSendGrid(test.time());
    private final FakeResend resend = new FakeResend();

    @AfterEach
    void stop() {
        test.close();
        sendGrid.close();
        resend.close();
    }

    private FakeServer server(String type) {
        return type.equals("resend") ? resend : sendGrid;
    }

    private String apiKey(String type) {
        return type.equals("resend") ? resend.apiKey() : sendGrid.apiKey();
    }

    private List<ServiceMail> mails(String type) {
        return type.equals("resend") ? resend.mails() : sendGrid.mails();
    }

    private ExternalSystem connect(String type, URI url, Map<String, ?> changes) {
        return new ServiceCalls(test, type, url).connect(apiKey(type), changes);
    }

    @ParameterizedTest
    @CsvSource({"sendgrid, SENDGRID_API_KEY", "resend, RESEND_API_KEY"})
    void keyAndSenderMayComeFromTheEnvironment(String type, String variable) {
        Map<String, String> environment =
                Map.of(variable, apiKey(type), "FROM_EMAIL", "night@example.com", "FROM_NAME", "Night builds");
        ConnectorConfig config = ConnectorConfig.builder("mail")
                .set("api_url", server(type).url().toString())
                .environment(environment::get)
                .build();
        ExternalSystem connection = ExternalSystemFactory.withInstalledConnectors(
                        test.runtime(), getClass().getClassLoader())
                .createConnector(type, config);
        good(ServiceCalls.run(connection, "send_email", hello(), CallOptions.withKey("k")));
        assertThat(mails(type))
                .singleElement()
                .satisfies(mail -> assertThat(mail.from()).isEqualTo("Night builds <night@example.com>"));
    }

    @ParameterizedTest
    @CsvSource({"sendgrid, 30000000, SendGrid takes 30 MB", "resend, 40000000, Resend takes 40 MB"})
    void theLargestMessageGoesAndOneByteMoreDoesNot(String type, long limit, String sentence, @TempDir Path folder)
            throws IOException {
        ExternalSystem connection = connect(type, server(type).url(), Map.of());
        Function<Long, ExternalSystemResult> send = size -> {
            for (int file = 0; file < FILES; file++) {
                write(folder.resolve(file + ".bin"), size);
            }
            return ServiceCalls.run(
                    connection,
                    "send_email",
                    hello("attachments", "*.bin"),
                    CallOptions.withKey("k" + size).withFiles(new DirectoryFiles(folder, Runnable::run)));
        };
        long withoutFiles = ((Number) good(send.apply(3L)).get("size")).longValue() - FILES * encoded(3);
        long most = limit / 4 / FILES * 3;
        while (withoutFiles + FILES * encoded(most) > limit) {
            most -= 3;
        }
        good(send.apply(most));
        assertThat(mails(type)).hasSize(2);
        assertThat(mails(type).get(1).files().get("0.bin")).hasSize((int) most);
        bad(send.apply(most + 1), ErrorCode.VALIDATION_ERROR, "'attachments'", sentence);
        assertThat(mails(type)).hasSize(2);
    }

    /** Base64 in lines, as a mail has it. */
    private static long encoded(long bytes) {
        long characters = (bytes + 2) / 3 * 4;
        return characters + (characters / 76 + 1) * 2;
    }

    private static void write(Path file, long size) {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sendgrid | 401 | AUTHENTICATION_ERROR
                    sendgrid | 403 | PERMISSION_ERROR
                    sendgrid | 404 | NOT_FOUND_ERROR
                    sendgrid | 429 | RATE_LIMIT_ERROR
                    sendgrid | 500 | SERVER_ERROR
                    resend   | 401 | AUTHENTICATION_ERROR
                    resend   | 403 | PERMISSION_ERROR
                    resend   | 404 | NOT_FOUND_ERROR
                    resend   | 429 | RATE_LIMIT_ERROR
                    resend   | 500 | SERVER_ERROR
                    """)
    void theCheckTellsEachStatus(String type, int status, ErrorCode code) {
        ExternalSystem connection = connect(type, server(type).url(), Map.of("max_retries", 0));
        server(type).nextReply(Reply.text(status, "<html><script>alert(1)</script>"));
        ExternalSystemResult failed = bad(connection.connect(), code);
        assertThat(failed.errorMessage()).doesNotContain("script");
        assertThat(checks(failed)).singleElement().asString().startsWith("authentication false: ");
        assertThat(connection.isConnected()).isFalse();
        assertThat(mails(type)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendgrid", "resend"})
    void theCheckTellsThatNobodyIsThere(String type) {
        // The server takes a hello of TLS for a request that goes on.
        Map<String, ?> impatient = Map.of("max_retries", 0, "timeout", "1s");
        bad(connect(type, URI.create("http://127.0.0.1:1"), impatient).connect(), ErrorCode.CONNECTION_ERROR);
        bad(
                connect(
                                type,
                                URI.create("https://127.0.0.1:"
                                        + server(type).url().getPort()),
                                impatient)
                        .connect(),
                ErrorCode.CONNECTION_ERROR);
        server(type).nextReply(Reply.reset());
        bad(connect(type, server(type).url(), impatient).connect(), ErrorCode.CONNECTION_ERROR);
        server(type).nextReply(Reply.text(200, "<html>Welcome"));
        bad(connect(type, server(type).url(), impatient).connect(), ErrorCode.EXCEPTION);
    }

    @Test
    void theLimitsOfResendThatSendGridDoesNotHave() {
        ExternalSystem connection = connect("resend", resend.url(), Map.of());
        Function<Integer, ExternalSystemResult> copies = extra -> ServiceCalls.run(
                connection,
                "send_email",
                hello(
                        "to", addresses("a", 50),
                        "cc", addresses("b", 50),
                        "bcc", addresses("c", 50 + extra)),
                CallOptions.withKey("k" + extra));
        good(copies.apply(0));
        bad(copies.apply(1), ErrorCode.VALIDATION_ERROR, "151 recipients", "Resend takes 150");

        Function<Integer, ExternalSystemResult> batch = size -> ServiceCalls.run(
                connection,
                "send_batch_emails",
                Map.of("messages", Collections.nCopies(size, hello())),
                CallOptions.withKey("batch of " + size));
        good(batch.apply(100));
        assertThat(resend.requests("POST", "/emails/batch")).hasSize(1);
        good(batch.apply(101));
        assertThat(resend.requests("POST", "/emails/batch")).hasSize(2);
        assertThat(resend.requests("POST", "/emails")).hasSize(2);
        good(batch.apply(500));
        assertThat(resend.requests("POST", "/emails/batch")).hasSize(7);
        bad(batch.apply(501), ErrorCode.VALIDATION_ERROR, "501 messages", "1 to 500");
        bad(batch.apply(0), ErrorCode.VALIDATION_ERROR, "0 messages");
        assertThat(resend.mails()).hasSize(1 + 100 + 101 + 500);
    }

    private static List<String> addresses(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> name + i + "@example.com")
                .toList();
    }
}
