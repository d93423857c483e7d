package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static io.jenkins.plugins.externalsystems.core.connectors.jira.TrackingFixture.results;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What issues say and who gets them. */
@ParameterizedClass
@EnumSource(FakeDialect.class)
class TrackingTextsTest {
    private final TrackingFixture job;

    TrackingTextsTest(FakeDialect dialect) {
        job = new TrackingFixture(dialect);
    }

    @AfterEach
    void close() {
        job.close();
    }

    private ExternalSystemResult track() {
        return job.run(job.options(job.history, 1, results().fail("Login", 2)), 1);
    }

    @Test
    void everythingGoesByTemplate() {
        job.parameters.putAll(Map.of(
                "summary", "{{count}} red: {{test}}",
                "description", "# {{type}}\n\n{{#tests}}- {{name}}\n{{/tests}}\n```\n{{trace}}\n```",
                "labels", List.of("ci", "from {{buildName}}"),
                "components", List.of("Build"),
                "issue_type", "Task",
                "priority", "High",
                "fields", Map.of("Notes", "Seen in **{{buildName}}**")));

        assertThat(track().success()).isTrue();
        assertThat(job.only().summary()).isEqualTo("2 red: com.example.LoginTest.test1");
        assertThat(Json.write(job.only().field("description")))
                .contains("IllegalStateException", "com.example.LoginTest.test2", "X.java:1");
        assertThat(job.only().field("labels").toString()).contains("ci", "from-shop-#1", "test-cause-");
        assertThat(Json.write(job.only().field("components"))).contains("Build");
        assertThat(Json.write(job.only().field("priority"))).contains("High");
        assertThat(Json.write(job.only().field("issuetype"))).contains("Task");
    }

    @Test
    void theMessageStandsBelowTheListOfTests() {
        track();

        String description = Json.write(job.only().field("description"));
        assertThat(description)
                .contains(
                        job.fixture.isCloud()
                                ? "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"Login is "
                                : "test2}}\\n\\nLogin is ");
    }

    @Test
    void whatTestsSayCannotFormat() {
        job.parameters.put("description", "{{message}}");
        track();

        String description = Json.write(job.only().field("description"));
        assertThat(description).doesNotContain("\"strong\"", "\"em\"");
        assertThat(description).contains(job.fixture.isCloud() ? "Login is *broken*" : "Login is \\\\*broken\\\\*");
    }

    @ParameterizedTest
    @CsvSource({
        "summary, '{{#open}}', is no template",
        "description, '{{nothing}}', cannot be filled in: the data lacks nothing",
        "comment_every, often, 'it must be a time such as 24h'",
        "max_issues, 0, it must be 1 to 200",
        "open_after, 65, it must be 1 to 64",
        "close_after, -1, it must be 0 to 64",
        "owners, '!a b', 'line 1, which such rules do not take'",
        "project, a b, is no project key",
    })
    void refusesWhatItCannotUse(String parameter, String value, String words) {
        job.parameters.put(parameter, value);
        ExternalSystemResult result = track();

        assertThat(result.error()).contains(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage())
                .contains("parameter '" + parameter + "'")
                .contains(words);
        assertThat(job.fixture.jira.issues()).isEmpty();
    }

    @Test
    void aWindowSmallerThanTheNumberIsRefused() {
        job.parameters.putAll(Map.of("open_after", 3, "window", 2));

        assertThat(track().errorMessage()).contains("parameter 'window' is 2, less than 'open_after', which is 3.");
    }

    @Test
    void theFirstCommitterWhomJiraKnowsGetsIt() {
        job.fixture.jira.addUser("Dev", "dev@example.com");
        job.parameters.putAll(Map.of(
                "assignee", "committers", "assignee_candidates", List.of("gone@example.com", "dev@example.com")));
        ExternalSystemResult result = track();

        assertThat(job.only().assignee()).isEqualTo("Dev");
        assertThat(result.metadata()).doesNotContainKey("warnings");
    }

    @Test
    void nobodyGetsItWhereJiraKnowsNone() {
        job.parameters.putAll(Map.of("assignee", "committers", "assignee_candidates", List.of("gone@example.com")));
        ExternalSystemResult result = track();

        assertThat(job.only().assignee()).isEmpty();
        assertThat(result.metadata().get("warnings").toString())
                .contains("Nobody was assigned: Jira knows none of gone@example.com.");
    }

    @Test
    void ownersGoBeforeCommitters() {
        job.fixture.jira.addUser("Dev", "dev@example.com");
        job.fixture.jira.addUser("Owner", "owner@example.com");
        job.parameters.putAll(Map.of(
                "owners",
                "* dev@example.com\n/src/test/java/com/example/Login* owner@example.com # the login team",
                "assignee",
                "dev@example.com"));
        job.run(job.options(job.history, 1, results().fail("Login", 1).fail("Cart", 1)), 1);

        assertThat(job.fixture.jira.issues().get(0).assignee()).isEqualTo("Owner");
        assertThat(job.fixture.jira.issues().get(1).assignee()).isEqualTo("Dev");
        assertThat(job.fixture.count("GET", "/user/search"))
                .as("each is looked up once")
                .isEqualTo(2);
    }
}
