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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraAttachmentsTest {
    @TempDir
    Path folder;

    private final JiraFixture fixture;
    private String key;

    JiraAttachmentsTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @BeforeEach
    void createIssue() throws IOException {
        key = fixture.issue("With files");
        write("a.txt", "first");
        write("logs/b.log", "second one");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private FakeIssue issue() {
        return fixture.jira.issue(key);
    }

    private CallOptions options() {
        return CallOptions.defaults().withFiles(JiraFixture.files(folder));
    }

    private ExternalSystemResult upload(String files) {
        return fixture.run("upload_attachment", Map.of("issue", key, "files", files), options());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> attached(ExternalSystemResult result) {
        return (List<Map<String, Object>>) result.resultData().get("attachments");
    }

    @Test
    void attachesFilesOneByOne() {
        ExternalSystemResult result = upload("*.txt, logs/**");

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(attached(result)).extracting("filename").containsExactly("a.txt", "b.log");
        assertThat(attached(result)).extracting(row -> row.get("size")).containsExactly(5L, 10L);
        assertThat(attached(result).get(0))
                .containsEntry("mime_type", "text/plain")
                .containsKey("content_url");
        assertThat(result.resultData())
                .containsEntry("key", key)
                .containsEntry("count", 2)
                .containsEntry("steps", List.of("attach a.txt", "attach logs/b.log"));
        String id = attached(result).get(1).get("attachment_id").toString();
        assertThat(new String(fixture.jira.attachment(id), StandardCharsets.UTF_8))
                .isEqualTo("second one");
        assertThat(fixture.count("POST", "/attachments")).isEqualTo(2);
    }

    @Test
    void aNameWithAnyCharactersIsKept() throws IOException {
        write("grüße 1.txt", "x");
        assertThat(attached(upload("gr*.txt"))).extracting("filename").containsExactly("grüße 1.txt");
    }

    @Test
    void createItemDoesTheSame() {
        ExternalSystemResult result = fixture.run(
                "create_item",
                Map.of("item_type", "attachment", "data", Map.of("issue", key, "files", "a.txt")),
                options());
        assertThat(attached(result)).hasSize(1);
    }

    @Test
    void readsListsAndDeletes() {
        Map<String, Object> row = attached(upload("a.txt")).get(0);
        upload("logs/b.log");
        String id = row.get("id").toString();

        assertThat(fixture.connector.getItem("attachment", id).resultData()).isEqualTo(row);
        ExternalSystemResult listed = fixture.connector.query(Map.of("item_type", "attachment", "issue", key));
        assertThat(JiraFixture.rows(listed)).extracting("filename").containsExactly("a.txt", "b.log");

        assertThat(fixture.connector.deleteItem("attachment", id).success()).isTrue();
        assertThat(issue().attachments()).extracting("filename").containsExactly("b.log");
        assertThat(fixture.connector.deleteItem("attachment", id).errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
    }

    @Test
    void theFileOfAnotherIssueIsNotTouched() {
        String id = attached(upload("a.txt")).get(0).get("attachment_id").toString();
        String other = fixture.issue("Another");
        fixture.run("upload_attachment", Map.of("issue", other, "files", "logs/b.log"), options());

        ExternalSystemResult result = fixture.connector.deleteItem("attachment", other + "/" + id);

        assertThat(result.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(issue().attachments()).hasSize(1);
        assertThat(fixture.jira.issue(other).attachments()).hasSize(1);
    }

    @Test
    void attachmentsCannotBeChanged() {
        ExternalSystemResult result = fixture.connector.updateItem("attachment", key + "/1", Map.of());
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "item_type");
    }

    @Test
    void nothingThatMatchesIsAnError() {
        ExternalSystemResult result = upload("*.zip");
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "files");
        assertThat(fixture.count("POST", "/attachments")).isZero();
    }

    @Test
    void aFileThatIsTooLargeIsNamedAndTheRestStays() throws IOException {
        write("z.bin", "x".repeat(2000));
        fixture.jira.largestFile(1000);

        ExternalSystemResult result = upload("a.txt, z.bin");

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage())
                .contains("z.bin", "larger than Jira allows (HTTP 413)", "done: attach a.txt; not done: attach z.bin");
        assertThat(attached(result)).extracting("filename").containsExactly("a.txt");
        assertThat(issue().attachments()).hasSize(1);
    }

    @Test
    void aRepeatGoesOnAfterTheFilesThatAreThere() {
        StepJournal journal = new StepJournal();
        fixture.jira.failOnce("POST issue/*/attachments", Reply.json(400, "{\"errorMessages\":[\"Not now.\"]}"));
        Map<String, Object> parameters = Map.of("issue", key, "files", "**");
        assertThat(fixture.run("upload_attachment", parameters, options().withJournal(journal))
                        .success())
                .isFalse();

        ExternalSystemResult second =
                fixture.run("upload_attachment", parameters, options().withJournal(journal));
        ExternalSystemResult third =
                fixture.run("upload_attachment", parameters, options().withJournal(journal));

        assertThat(second.resultData()).containsEntry("count", 2);
        assertThat(third.resultData()).isEqualTo(second.resultData());
        assertThat(issue().attachments()).hasSize(2);
    }

    @Test
    void aFileWhoseAnswerIsLostIsFound() {
        fixture.jira.loseAnswer("POST issue/*/attachments", Reply.reset());
        fixture.jira.loseAnswer("POST issue/*/attachments", Reply.json(502, "{}"));

        ExternalSystemResult result = upload("a.txt");

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(issue().attachments()).hasSize(1);
        assertThat(attached(result).get(0).get("attachment_id"))
                .isEqualTo(issue().attachments().get(0).get("id"));
    }

    /** A file of the same name and size that was there before is not taken for the one that got lost. */
    @Test
    void anOlderFileIsNotTakenForIt() {
        upload("a.txt");
        fixture.jira.failOnce("POST issue/*/attachments", Reply.reset());

        ExternalSystemResult result = upload("a.txt");

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(issue().attachments()).hasSize(2);
        assertThat(attached(result).get(0).get("attachment_id"))
                .isEqualTo(issue().attachments().get(1).get("id"));
    }

    /** Two files of one name and size, in two folders: each is attached, even if both answers are lost. */
    @Test
    void filesThatLookAlikeAreToldApart() throws IOException {
        write("logs/a.txt", "fir5t");
        fixture.jira.loseAnswer("POST issue/*/attachments", Reply.reset());

        ExternalSystemResult result = upload("**/a.txt");

        assertThat(attached(result)).hasSize(2);
        assertThat(attached(result).get(0).get("id"))
                .isNotEqualTo(attached(result).get(1).get("id"));
        assertThat(issue().attachments()).hasSize(2);
    }

    @Test
    void permissionsAreTold() {
        fixture.jira.project().deny("CREATE_ATTACHMENTS");
        assertThat(upload("a.txt").errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
    }

    @Test
    void anIssueThatIsNotThereIsToldBeforeAFileIsSent() {
        ExternalSystemResult result =
                fixture.run("upload_attachment", Map.of("issue", "PROJ-999999", "files", "a.txt"), options());
        assertThat(result.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(fixture.count("POST", "/attachments")).isZero();
    }
}
