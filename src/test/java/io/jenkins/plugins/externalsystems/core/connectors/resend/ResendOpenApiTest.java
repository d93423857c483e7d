package io.jenkins.plugins.externalsystems.core.connectors.resend;

import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.good;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.testing.SchemaCheck;
import io.jenkins.plugins.externalsystems.testing.ServiceCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import io.jenkins.plugins.externalsystems.testing.VendorDocuments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the connector sends is what the vendor's own description of its API has, where that is at hand.
 *
 * @see <a href="https://github.com/resend/resend-openapi">The description</a>
 */
class ResendOpenApiTest {
    private final TestRuntime test = new TestRuntime();
    private final FakeResend service = new FakeResend();
    private final ExternalSystem connection =
            new ServiceCalls(test, "resend", service.url()).connect(service.apiKey(), Map.of());

    @AfterEach
    void stop() {
        connection.close();
        test.close();
        service.close();
    }

    @Test
    void eachRequestIsDescribed(@TempDir Path folder) throws Exception {
        Optional<Path> document = VendorDocuments.find("resend/resend.yaml");
        assumeThat(document).as("the description is at hand").isPresent();
        SchemaCheck schema = SchemaCheck.of(document.orElseThrow());
        callEverything(folder);

        int checked = 0;
        for (RecordedRequest request : service.requests()) {
            if (request.method().equals("POST")) {
                schema.body(
                        schema.operation(request.path(), request.method().toLowerCase(Locale.ROOT)),
                        new ObjectMapper().readTree(request.body()));
                checked++;
            } else {
                assertThat(request.path()).isEqualTo("/domains");
                schema.operation(request.path(), "get");
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(5);
    }

    private void callEverything(Path folder) throws Exception {
        Files.write(folder.resolve("a.pdf"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("b.png"), new byte[] {4});
        FileSource files = new DirectoryFiles(folder, Runnable::run);
        good(connection.connect());
        good(send(hello(), files));
        good(send(
                hello(
                        "to", List.of("Jane Doe <jane@example.com>", "joe@example.com"),
                        "cc", "lead@example.com",
                        "bcc", "audit@example.com",
                        "reply_to", List.of("help@example.com", "Desk <desk@example.com>"),
                        "html", "<img src='cid:chart'>",
                        "attachments", "*.pdf",
                        "inline_images", Map.of("chart", "b.png"),
                        "thread", "t",
                        "priority", "high",
                        "headers", Map.of("X-Team", "shop")),
                files));
        good(send(hello("tags", Map.of("build", 7), "scheduled_at", "2026-12-01T08:00:00Z"), files));
        good(ServiceCalls.run(
                connection,
                "send_template_email",
                Map.of("to", "a@example.com", "template", "welcome", "variables", Map.of("name", "Jane")),
                CallOptions.defaults().withFiles(files)));
        good(ServiceCalls.run(
                connection,
                "send_batch_emails",
                Map.of("messages", List.of(hello(), hello("to", "b@example.com"), hello("subject", "Other"))),
                CallOptions.defaults().withFiles(files)));
    }

    private ExternalSystemResult send(Map<String, Object> message, FileSource files) {
        return ServiceCalls.run(
                connection, "send_email", message, CallOptions.defaults().withFiles(files));
    }
}
