package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraCommentsTest {
    private final JiraFixture fixture;
    private String key;

    JiraCommentsTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @BeforeEach
    void createIssue() {
        key = fixture.issue("Talked about");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private FakeIssue issue() {
        return fixture.jira.issue(key);
    }

    private ExternalSystemResult add(String body) {
        return fixture.connector.createItem("comment", Map.of("issue", key, "body", body));
    }

    private String added(String body) {
        return add(body).resultData().get("id").toString();
    }

    @Test
    void createsAndReadsOne() {
        ExternalSystemResult created = add("It **works**");

        assertThat(created.success()).as(created.toString()).isTrue();
        assertThat(created.resultData())
                .containsEntry("key", key)
                .containsEntry("author", "Build Bot")
                .containsEntry("visibility", null);
        ExternalSystemResult read = fixture.connector.getItem(
                "comment", created.resultData().get("id").toString());
        assertThat(read.resultData())
                .isEqualTo(created.resultData())
                .containsEntry("body", fixture.isCloud() ? "It works" : "It *works*");
    }

    @Test
    void onlyARoleOrAGroupMayReadOne() {
        Map<String, Object> data = Map.of("issue", key, "body", "x", "visible_to_role", "Developers");
        assertThat(fixture.run("add_comment", data).resultData()).containsEntry("visibility", "role Developers");

        ExternalSystemResult group =
                fixture.run("add_comment", Map.of("issue", key, "body", "x", "visible_to_group", "jira-users"));
        assertThat(group.resultData()).containsEntry("visibility", "group jira-users");

        ExternalSystemResult unknown =
                fixture.run("add_comment", Map.of("issue", key, "body", "x", "visible_to_role", "Pilots"));
        assertThat(unknown.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(unknown.errorMessage()).contains("'Pilots' is unknown");

        ExternalSystemResult both = fixture.run(
                "add_comment", Map.of("issue", key, "body", "x", "visible_to_role", "a", "visible_to_group", "b"));
        assertThat(both.metadata()).containsEntry("parameter", "visible_to_group");
        assertThat(issue().comments()).hasSize(2);
    }

    @Test
    void replacesTheText() {
        String id = added("Befor");

        ExternalSystemResult result = fixture.connector.updateItem("comment", id, Map.of("body", "Before"));

        assertThat(result.resultData()).containsEntry("id", id).containsEntry("body", "Before");
        assertThat(issue().comments()).containsExactly("Before");
    }

    @Test
    void deletesOne() {
        String id = added("Gone");
        added("Stays");

        ExternalSystemResult result = fixture.connector.deleteItem("comment", id);

        assertThat(result.resultData()).containsEntry("id", id).containsEntry("deleted", true);
        assertThat(issue().comments()).containsExactly("Stays");
        assertThat(fixture.connector.deleteItem("comment", id).errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
    }

    @Test
    void aDeleteWhoseAnswerIsLostIsGood() {
        String id = added("Gone");
        fixture.jira.loseAnswer("DELETE issue/*/comment/*", Reply.reset());

        ExternalSystemResult result = fixture.connector.deleteItem("comment", id);

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(issue().comments()).isEmpty();
    }

    @Test
    void listsThemInPagesUpToALimit() {
        for (int number = 1; number <= 5; number++) {
            add("Comment " + number);
        }
        fixture.jira.largestCommentPage(2);

        ExternalSystemResult all = query(Map.of("issue", key));
        assertThat(JiraFixture.rows(all)).extracting("body").first().isEqualTo("Comment 1");
        assertThat(all.resultData())
                .containsEntry("count", 5)
                .containsEntry("total", 5)
                .containsEntry("is_last", true);
        assertThat(fixture.count("GET", "/comment")).isEqualTo(3);

        ExternalSystemResult newest = query(Map.of("issue", key, "max_results", 3, "order", "newest"));
        assertThat(JiraFixture.rows(newest))
                .extracting("body")
                .isEqualTo(List.of("Comment 5", "Comment 4", "Comment 3"));
        assertThat(newest.resultData()).containsEntry("is_last", false).containsEntry("total", 5);
    }

    private ExternalSystemResult query(Map<String, Object> filter) {
        Map<String, Object> all = new LinkedHashMap<>(filter);
        all.put("item_type", "comment");
        return fixture.connector.query(all);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5001})
    void theLimitHasBounds(int limit) {
        ExternalSystemResult result = query(Map.of("issue", key, "max_results", limit));
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "max_results");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROJ-1", "PROJ-1/", "PROJ-1/x", "PROJ-1/0", "/1", "../1", "PROJ-1/1/2", "PROJ-1/../2"})
    void anIdHasTwoParts(String id) {
        int before = fixture.requests().size();
        ExternalSystemResult result = fixture.connector.getItem("comment", id);
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "id");
        assertThat(fixture.requests()).hasSize(before);
    }

    @Test
    void aFailureNamesTheComment() {
        ExternalSystemResult result = fixture.connector.getItem("comment", key + "/4711");
        assertThat(result.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(result.errorMessage()).contains(", comment " + key + "/4711: ");
    }

    @Test
    void permissionsAreTold() {
        String id = added("Mine");
        fixture.jira.project().deny("EDIT_OWN_COMMENTS");
        fixture.jira.project().deny("DELETE_OWN_COMMENTS");
        fixture.jira.project().deny("ADD_COMMENTS");
        assertThat(fixture.connector
                        .updateItem("comment", id, Map.of("body", "x"))
                        .errorCode())
                .isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(fixture.connector.deleteItem("comment", id).errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(add("x").errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(issue().comments()).containsExactly("Mine");
    }

    @Test
    void anAnswerThatNamesNoCommentIsAnUnknownOutcome() {
        fixture.jira.nextReply(Reply.json(201, "{}"), Reply.json(200, "{}"), Reply.json(201, "{}"));
        assertThat(add("x").isOutcomeUnknown()).isTrue();
    }
}
