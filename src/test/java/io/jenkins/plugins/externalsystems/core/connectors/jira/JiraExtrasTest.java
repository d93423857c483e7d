package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Links, files and work beside a new or changed issue, and who works on it. */
@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraExtrasTest {
    private static final String PAGE = "https://ci.example.com/job/1/";

    @TempDir
    Path folder;

    private final JiraFixture fixture;
    private String other;

    JiraExtrasTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @BeforeEach
    void prepare() throws IOException {
        other = fixture.issue("Other");
        Files.writeString(folder.resolve("a.txt"), "first");
        Files.writeString(folder.resolve("b.txt"), "second");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private CallOptions options() {
        return CallOptions.defaults().withFiles(JiraFixture.files(folder));
    }

    private List<Object> links() {
        return List.of(Map.of("type", "blocks", "issue", other), Map.of("url", PAGE, "title", "Build 1"));
    }

    private ExternalSystemResult create(Object links, String files, CallOptions options) {
        Map<String, Object> data = Map.of("summary", "New", "links", links, "attachments", files);
        return fixture.run("create_item", Map.of("item_type", "issue", "data", data), options);
    }

    private FakeIssue newest() {
        return fixture.jira.issues().get(fixture.jira.issues().size() - 1);
    }

    @Test
    void aNewIssueGetsLinksAndFiles() {
        ExternalSystemResult result = create(links(), "*.txt", options());

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.resultData())
                .containsEntry("key", newest().key())
                .containsEntry(
                        "steps",
                        List.of("issue", "link: blocks " + other, "link: Build 1", "attach a.txt", "attach b.txt"))
                .hasEntrySatisfying("links", rows -> assertThat((List<?>) rows).hasSize(2))
                .hasEntrySatisfying(
                        "attachments", rows -> assertThat((List<?>) rows).hasSize(2));
        assertThat(newest().links()).hasSize(1);
        assertThat(newest().remoteLinks()).hasSize(1);
        assertThat(newest().attachments()).extracting("filename").containsExactly("a.txt", "b.txt");
    }

    @Test
    void nothingIsCreatedWhereALinkOrAFileIsWrong() {
        assertThat(create(List.of(Map.of("type", "hates", "issue", other)), "*.txt", options())
                        .metadata())
                .containsEntry("parameter", "links[0].type");
        assertThat(create(List.of(Map.of("issue", other)), "*.txt", options()).metadata())
                .containsEntry("parameter", "links[0].type");
        assertThat(create(List.of(Map.of("url", PAGE)), "*.txt", options()).metadata())
                .containsEntry("parameter", "links[0].title");
        assertThat(create(List.of(Map.of("title", "x")), "*.txt", options()).metadata())
                .containsEntry("parameter", "links[0].issue");
        assertThat(create(links(), "*.zip", options()).metadata()).containsEntry("parameter", "attachments");
        assertThat(create(links(), "*.txt", CallOptions.defaults()).metadata())
                .containsEntry("parameter", "attachments");
        assertThat(fixture.jira.issues()).hasSize(1);
    }

    @Test
    void aFailureAfterTheIssueNamesItAndARepeatGoesOn() {
        CallOptions options = options().withJournal(new StepJournal());
        fixture.jira.failOnce("POST issue/*/attachments", Reply.json(413, "{\"errorMessages\":[\"Too large.\"]}"));

        ExternalSystemResult first = create(links(), "*.txt", options);

        assertThat(first.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(first.resultData())
                .containsEntry("key", newest().key())
                .containsEntry("failed_step", "attach a.txt");
        assertThat(first.errorMessage()).contains("file a.txt", "done: issue, link: blocks " + other);

        ExternalSystemResult second = create(links(), "*.txt", options);

        assertThat(second.success()).as(second.toString()).isTrue();
        assertThat(fixture.jira.issues()).hasSize(2);
        assertThat(newest().links()).hasSize(1);
        assertThat(newest().attachments()).hasSize(2);
    }

    @Test
    void eachStepIsDoneOnceThoughEveryAnswerIsLostOnce() {
        fixture.jira.loseAnswer("POST issue/*/attachments", Reply.reset());

        ExternalSystemResult result = create(links(), "*.txt", options());

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(fixture.jira.issues()).hasSize(2);
        assertThat(newest().links()).hasSize(1);
        assertThat(newest().attachments()).hasSize(2);
    }

    private ExternalSystemResult update(Map<String, Object> changes) {
        Map<String, Object> data = new LinkedHashMap<>(changes);
        data.put("issue", other);
        return fixture.run("update_issue", data, options());
    }

    @Test
    void anUpdateAddsWorkLinksAndFilesBeforeItMovesTheIssue() {
        String second = fixture.issue("Second");

        ExternalSystemResult result = update(Map.of(
                "time_spent", "1h",
                "worklog_comment", "Built",
                "links", List.of(Map.of("type", "is blocked by", "issue", second)),
                "attachments", "a.txt",
                "status", "In Progress"));

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.resultData())
                .containsEntry(
                        "steps", List.of("worklog", "link: is blocked by " + second, "attach a.txt", "transition"));
        FakeIssue issue = fixture.jira.issue(other);
        assertThat(issue.worklogs()).hasSize(1);
        assertThat(issue.links()).hasSize(1);
        assertThat(issue.attachments()).hasSize(1);
        assertThat(issue.status()).isEqualTo("In Progress");
    }

    @Test
    void anUpdateWritesNothingWhereSomethingIsWrong() {
        assertThat(update(Map.of("summary", "x", "worklog_comment", "y")).metadata())
                .containsEntry("parameter", "time_spent");
        assertThat(update(Map.of("summary", "x", "time_spent", "long")).metadata())
                .containsEntry("parameter", "time_spent");
        assertThat(update(Map.of("summary", "x", "attachments", "*.zip")).metadata())
                .containsEntry("parameter", "attachments");
        assertThat(fixture.jira.issue(other).summary()).isEqualTo("Other");
    }

    @Test
    void assignsByAnythingThatNamesAUser() {
        String id = fixture.jira.addUser("Ann Miller", "ann@example.com").id();
        for (String user : List.of("ann@example.com", "Ann Miller", id, "current_user", "unassigned")) {
            ExternalSystemResult result = fixture.run("assign_issue", Map.of("issue", other, "assignee", user));
            assertThat(result.success()).as(result.toString()).isTrue();
            String name = fixture.jira.issue(other).assignee();
            assertThat(name)
                    .isEqualTo(
                            switch (user) {
                                case "current_user" -> "Build Bot";
                                case "unassigned" -> "";
                                default -> "Ann Miller";
                            });
        }
        ExternalSystemResult nobody =
                fixture.run("assign_issue", Map.of("issue", other, "assignee", "nobody@example.com"));
        assertThat(nobody.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(nobody.metadata()).containsEntry("parameter", "assignee");
        fixture.jira.project().deny("ASSIGN_ISSUES");
        assertThat(fixture.run("assign_issue", Map.of("issue", other, "assignee", "current_user"))
                        .errorCode())
                .isEqualTo(ErrorCode.PERMISSION_ERROR);
    }
}
