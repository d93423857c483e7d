package io.jenkins.plugins.externalsystems.core.connectors.email;

import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A dry run makes the message and connects to nobody. */
class EmailDryRunTest {
    private final EmailFixture fixture = new EmailFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void showsTheMessageButNotWhoGetsABlindCopy() {
        Map<String, Object> data = good(run(
                fixture.connect(Map.of()),
                "send_message",
                Map.of("to", "a@example.com", "bcc", "boss@example.com", "subject", "Hi", "markdown", "**done**"),
                CallOptions.defaults().asDryRun()));

        assertThat(request(data))
                .containsEntry("to", List.of("a@example.com"))
                .containsEntry("blind_copies", 1)
                .containsEntry("subject", "Hi");
        assertThat(data.get("request").toString())
                .contains("<strong>done</strong>")
                .doesNotContain("boss");
        assertThat(fixture.smtp.sessions()).isZero();
    }

    @Test
    void showsTheFirstMessageOfABatch() {
        Map<String, Object> data = good(run(
                fixture.connect(Map.of()),
                "send_batch_emails",
                Map.of(
                        "messages",
                        List.of(
                                Map.of("to", "a@example.com", "subject", "One", "text", "t"),
                                Map.of("to", "b@example.com", "subject", "Two", "text", "t"))),
                CallOptions.defaults().asDryRun()));

        assertThat(request(data)).containsEntry("subject", "One");
        assertThat(fixture.smtp.sessions()).isZero();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> request(Map<String, Object> data) {
        return (Map<String, Object>) data.get("request");
    }
}
