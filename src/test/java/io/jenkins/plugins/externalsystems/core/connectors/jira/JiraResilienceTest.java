package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.ManualTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JiraResilienceTest {
    private final JiraFixture fixture = new JiraFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Reply limited() {
        return Reply.json(429, "{\"errorMessages\":[\"Rate limit exceeded.\"]}")
                .with("RateLimit-Reason", "jira-burst-based");
    }

    private ExternalSystemResult create() {
        return fixture.connector.createItem("issue", Map.of("summary", "Patient"));
    }

    private Duration waited() {
        return fixture.time.time().passed();
    }

    @Test
    void waitsTheSecondsThatJiraAsksFor() {
        fixture.jira.nextReply(limited().with("Retry-After", "7"));

        assertThat(create().success()).isTrue();
        assertThat(waited()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
        assertThat(fixture.jira.issues()).hasSize(1);
    }

    @Test
    void waitsUntilTheDateThatJiraAsksFor() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ManualTime.START.plusSeconds(20).atZone(ZoneOffset.UTC));
        fixture.jira.nextReply(limited().with("Retry-After", date));

        assertThat(create().success()).isTrue();
        assertThat(waited()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
    }

    @Test
    void waitsUntilTheLimitIsReset() {
        fixture.jira.nextReply(limited().with("X-RateLimit-Reset", "2026-11-22T08:01Z"));

        assertThat(create().success()).isTrue();
        assertThat(waited()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    }

    @Test
    void anUnreadableResetIsNone() {
        fixture.jira.nextReply(limited().with("X-RateLimit-Reset", "soon"));

        assertThat(create().success()).isTrue();
        assertThat(waited()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void backsOffWhereJiraDoesNotSayHowLong() {
        fixture.jira.nextReply(limited(), limited(), limited());

        ExternalSystemResult result = create();

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.metadata()).containsEntry("attempts", 4);
        assertThat(waited()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void givesUpWhenTheWaitIsBeyondTheDeadline() {
        fixture.jira.nextReply(limited().with("Retry-After", "3600"));

        ExternalSystemResult result = create();

        assertThat(result.errorCode()).isEqualTo(ErrorCode.RATE_LIMIT_ERROR);
        assertThat(result.metadata())
                .containsEntry("retry_after_ms", 3_600_000L)
                .containsEntry("vendor_error", "jira-burst-based")
                .doesNotContainKey("local");
        assertThat(result.errorMessage()).contains("HTTP 429, jira-burst-based");
        assertThat(fixture.count("POST", "/issue")).isEqualTo(1);
    }

    @Test
    void repeatsACreateThatWasSurelyNotProcessed() {
        fixture.jira.nextReply(Reply.json(503, "{}").with("Retry-After", "2"));

        assertThat(create().success()).isTrue();
        assertThat(fixture.count("POST", "/issue")).isEqualTo(2);
        assertThat(fixture.jira.issues()).hasSize(1);
    }

    @Test
    void repeatsReadsAndReplacementsAfterAnything() {
        String key = fixture.issue("Safe");
        fixture.jira.nextReply(Reply.reset(), Reply.json(500, "{}"), Reply.json(502, "{}"));
        assertThat(fixture.connector.getItem("issue", key).success()).isTrue();

        fixture.jira.nextReply(Reply.json(500, "{}"), Reply.reset());
        assertThat(fixture.connector
                        .updateItem("issue", key, Map.of("summary", "Replaced"))
                        .success())
                .isTrue();

        fixture.jira.nextReply(Reply.json(504, "{}"));
        assertThat(fixture.run("search_issues", Map.of("jql", "project = PROJ")).success())
                .isTrue();
    }

    @Test
    void aStallIsATimeout() {
        JiraConnector impatient = fixture.connect(Map.of("timeout", "3s", "max_retries", 0));
        fixture.jira.nextReply(Reply.stall(), Reply.stall());

        ExternalSystemResult read = impatient.getItem("issue", "PROJ-1");
        ExternalSystemResult create = impatient.createItem("issue", Map.of("summary", "x"));

        assertThat(read.errorCode()).isEqualTo(ErrorCode.TIMEOUT_ERROR);
        assertThat(read.isOutcomeUnknown()).isFalse();
        assertThat(create.errorCode()).isEqualTo(ErrorCode.TIMEOUT_ERROR);
        assertThat(create.isOutcomeUnknown()).isTrue();
    }

    @Test
    void aPageInTheMiddleOfASearchIsAskedForAgain() {
        for (int number = 0; number < 5; number++) {
            fixture.issue("Issue " + number);
        }
        fixture.jira.largestPage(2);
        fixture.jira.failOnce("POST search/jql", Reply.json(500, "{}"));

        ExternalSystemResult result = fixture.run("search_issues", Map.of("jql", "project = PROJ"));

        assertThat(JiraFixture.rows(result)).hasSize(5);
        assertThat(fixture.count("POST", "/search/jql")).isEqualTo(4);
    }

    @Test
    void sixtyRequestsAMinuteAreTheDefault() {
        assertThat(new JiraConnector(fixture.time.runtime()).definition().settings())
                .filteredOn(setting -> setting.name().equals("requests_per_minute"))
                .singleElement()
                .satisfies(setting -> assertThat(setting.defaultValue()).isEqualTo(60));
    }
}
