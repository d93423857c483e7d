package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A canary as token, looked for in every form after a run of every failure, even of a service that sends it back. */
class JiraSecretsTest {
    private final String canary = "canary+/=" + UUID.randomUUID();
    private final JiraFixture fixture =
            new JiraFixture(Map.of("token", SecretValue.of(canary), "max_retries", 0, "timeout", "3s"));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void noResultHoldsTheToken() {
        List<Object> seen = new ArrayList<>();
        for (Reply failure : failures()) {
            fixture.jira.nextReply(failure);
            seen.add(fixture.connector.connect());
            fixture.jira.nextReply(failure);
            seen.add(fixture.connector.createItem("issue", Map.of("summary", "x")));
            fixture.jira.nextReply(failure);
            seen.add(fixture.run("update_issue", Map.of("issue", "PROJ-1", "comment", "y", "summary", "z")));
            fixture.jira.nextReply(failure);
            seen.add(fixture.run("search_issues", Map.of("jql", "x = y")));
        }
        seen.add(fixture.connector.systemInfo());
        seen.add(fixture.connector.definition());
        seen.add(fixture.connector);

        assertThat(fixture.jira.requests().get(0).header("Authorization")).contains(basic());
        for (Object one : seen) {
            String text =
                    one instanceof ExternalSystemResult result ? result.toMap().toString() : one.toString();
            assertThat(text).doesNotContain(canary, encoded(canary), base64(canary), basic(), canary.substring(0, 15));
        }
    }

    private List<Reply> failures() {
        List<Reply> failures = new ArrayList<>(List.of(
                Reply.reset(),
                Reply.stall(),
                Reply.json(200, "{broken"),
                Reply.json(429, "{}").with("Retry-After", "9999"),
                FakeJira.page(200, "<html>log in</html>"),
                Reply.json(200, "{}").with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED")));
        for (String echo : List.of(canary, basic(), "word ".repeat(57) + canary, encoded(canary))) {
            failures.add(Reply.json(400, Json.write(Map.of("errorMessages", List.of("Got " + echo)))));
            failures.add(Reply.json(400, Json.write(Map.of("errors", Map.of("summary", echo, echo, "x")))));
            failures.add(Reply.json(500, "{}").with("X-Request-Id", echo));
            failures.add(Reply.json(429, "{}").with("RateLimit-Reason", echo));
            failures.add(Reply.json(200, echo));
        }
        for (int status : new int[] {302, 400, 401, 403, 404, 408, 409, 410, 413, 415, 500, 503}) {
            failures.add(Reply.json(status, "{\"errorMessages\":[\"No.\"],\"errors\":{\"summary\":\"Bad.\"}}"));
        }
        return failures;
    }

    private String basic() {
        return base64(fixture.jira.email() + ":" + canary);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
