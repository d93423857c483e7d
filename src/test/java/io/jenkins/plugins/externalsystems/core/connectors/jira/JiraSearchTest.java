package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JiraSearchTest {
    private final JiraFixture fixture = new JiraFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<String> create(int count) {
        List<String> keys = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            keys.add(fixture.issue("Issue " + number));
        }
        return keys;
    }

    private ExternalSystemResult search(String jql, int limit) {
        return fixture.run("search_issues", Map.of("jql", jql, "max_results", limit));
    }

    private static List<Object> keys(ExternalSystemResult result) {
        assertThat(result.success()).as(result.toString()).isTrue();
        return JiraFixture.rows(result).stream().map(row -> row.get("key")).toList();
    }

    private String lastJql() {
        List<RecordedRequest> searches = fixture.jira.requests("POST", "/search/jql");
        return ((Map<?, ?>) Json.parse(searches.get(searches.size() - 1).text()))
                .get("jql")
                .toString();
    }

    @Test
    void givesFlatRows() {
        String key = fixture.issue("A row");
        fixture.connector.updateItem("issue", key, Map.of("assignee", "current_user", "labels", "x"));

        ExternalSystemResult result = search("key = " + key, 10);

        assertThat(result.resultData()).containsEntry("count", 1).containsEntry("is_last", true);
        Map<String, Object> row = JiraFixture.rows(result).get(0);
        assertThat(row.keySet())
                .containsExactly(
                        "key",
                        "id",
                        "summary",
                        "status",
                        "assignee",
                        "issue_type",
                        "priority",
                        "labels",
                        "created",
                        "updated",
                        "url");
        assertThat(row)
                .containsEntry("key", key)
                .containsEntry("summary", "A row")
                .containsEntry("status", "To Do")
                .containsEntry("assignee", "Build Bot")
                .containsEntry("issue_type", "Task")
                .containsEntry("priority", "Medium")
                .containsEntry("labels", List.of("x"))
                .containsEntry("url", fixture.jira.url() + "/browse/" + key);
        assertThat(row.get("created").toString()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\+0000");
        assertThat(result.resultData()).doesNotContainKey("issues");
    }

    @Test
    void addsFurtherFieldsAndTheRawAnswerOnRequest() {
        fixture.connector.createItem(
                "issue",
                Map.of("summary", "More", "components", "Build,Website", "fields", Map.of("customfield_10016", 3)));

        ExternalSystemResult result = fixture.run(
                "search_issues",
                Map.of("jql", "project = PROJ", "fields", "components,customfield_10016,description", "raw", true));

        assertThat(JiraFixture.rows(result).get(0))
                .containsEntry("components", List.of("Build", "Website"))
                .containsEntry("customfield_10016", 3)
                .containsEntry("description", null);
        assertThat(((List<?>) result.resultData().get("issues")).get(0).toString())
                .contains("statusCategory");
    }

    @Test
    void followsThePagesToTheEnd() {
        List<String> keys = create(7);
        fixture.jira.largestPage(3);

        ExternalSystemResult result = search("project = PROJ ORDER BY created", 50);

        assertThat(keys(result)).isEqualTo(keys);
        assertThat(result.resultData()).containsEntry("count", 7).containsEntry("is_last", true);
        assertThat(fixture.count("POST", "/search/jql")).isEqualTo(3);
    }

    @Test
    void stopsAtTheLimitAndSaysThatThereIsMore() {
        List<String> keys = create(7);
        fixture.jira.largestPage(3);

        ExternalSystemResult result = search("project = PROJ ORDER BY created", 5);

        assertThat(keys(result)).isEqualTo(keys.subList(0, 5));
        assertThat(result.resultData()).containsEntry("is_last", false);
        assertThat(fixture.jira.requests("POST", "/search/jql"))
                .extracting(RecordedRequest::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"maxResults\":5").doesNotContain("nextPageToken"),
                        second -> assertThat(second).contains("\"maxResults\":2", "nextPageToken"));
    }

    @Test
    void aLimitThatIsMetExactlyIsTheEnd() {
        create(3);

        assertThat(search("project = PROJ", 3).resultData()).containsEntry("is_last", true);
    }

    @Test
    void cutsAPageThatIsLargerThanAskedFor() {
        fixture.jira.nextReply(
                Reply.json(200, "{\"issues\":[{\"key\":\"PROJ-1\"},{\"key\":\"PROJ-2\"}],\"isLast\":true}"));

        ExternalSystemResult result = search("project = PROJ", 1);

        assertThat(keys(result)).containsExactly("PROJ-1");
        assertThat(result.resultData()).containsEntry("is_last", false);
    }

    @Test
    void doesNotFollowATokenThatLeadsBackToItself() {
        Reply same = Reply.json(200, "{\"issues\":[],\"nextPageToken\":\"again\",\"isLast\":false}");
        fixture.jira.nextReply(same, same, same, same);

        ExternalSystemResult result = search("project = PROJ", 10);

        assertThat(result.errorCode()).isEqualTo(ErrorCode.EXCEPTION);
        assertThat(result.errorMessage()).contains("same next page");
        assertThat(fixture.count("POST", "/search/jql")).isEqualTo(2);
    }

    @Test
    void neverCallsTheSearchThatIsGone() {
        search("project = PROJ", 10);
        fixture.connector.query(Map.of());

        assertThat(fixture.requests()).allMatch(request -> request.endsWith("/rest/api/3/search/jql"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 5001})
    void refusesLimitsOutOfRange(int limit) {
        ExternalSystemResult result = search("project = PROJ", limit);

        assertThat(result.metadata()).containsEntry("parameter", "max_results");
        assertThat(fixture.jira.requests()).isEmpty();
    }

    @Test
    void jqlThatJiraRefusesIsAValidationErrorInItsWords() {
        assertThat(search("ORDER BY created", 1).errorMessage()).contains("Unbounded JQL");
        assertThat(search("nonsense ~~ x", 1).errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(search("project = NOPE", 1).errorMessage())
                .contains("Connection 'tracker', operation 'search_issues'", "'NOPE' does not exist");
    }

    @Test
    void queriesByFilter() {
        String done = fixture.issue("Finished");
        fixture.run("transition_issue", Map.of("issue", done, "transition", "Start work"));
        fixture.run("transition_issue", Map.of("issue", done, "transition", "Finish"));
        String open = fixture.issue("Open");
        fixture.connector.updateItem("issue", open, Map.of("assignee", "current_user", "labels", "ci,nightly"));
        fixture.jira.addProject("OTHER");
        String other = fixture.connector
                .createItem("issue", Map.of("summary", "Elsewhere", "project", "OTHER", "issue_type", "Bug"))
                .resultData()
                .get("key")
                .toString();

        assertThat(query(Map.of("status", "done"))).containsExactly(done);
        assertThat(query(Map.of("status", List.of("To Do", "Done"), "order_by", "created desc, key")))
                .containsExactly(open, done);
        assertThat(query(Map.of("assignee", "current_user"))).containsExactly(open);
        assertThat(query(Map.of("assignee", fixture.jira.email()))).containsExactly(open);
        assertThat(query(Map.of("assignee", "unassigned"))).containsExactly(done);
        assertThat(query(Map.of("labels", List.of("ci", "nightly")))).containsExactly(open);
        assertThat(query(Map.of("labels", List.of("ci", "weekly")))).isEmpty();
        assertThat(query(Map.of("text", "finished"))).containsExactly(done);
        assertThat(query(Map.of("project", "OTHER", "issue_type", "Bug"))).containsExactly(other);
        assertThat(query(Map.of("jql", "issuetype = Bug AND created > -1d"))).containsExactly(other);
    }

    private List<Object> query(Map<String, Object> filter) {
        return keys(fixture.connector.query(filter));
    }

    @Test
    void aQueryUsesTheDefaultProjectAndOneRequest() {
        fixture.connector.query(Map.of("assignee", "current_user"));

        assertThat(lastJql()).isEqualTo("project = \"PROJ\" AND assignee = currentUser()");
        assertThat(fixture.jira.requests()).hasSize(1);
    }

    @Test
    void aQueryThatRestrictsNothingIsRefusedHere() {
        Map<String, Object> noProject = new LinkedHashMap<>();
        noProject.put("project_key", null);

        ExternalSystemResult result = fixture.connect(noProject).query(Map.of("order_by", "created"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "project");
        assertThat(fixture.jira.requests()).isEmpty();
    }

    @Test
    void jqlAndFilterDoNotMix() {
        ExternalSystemResult result = fixture.connector.query(Map.of("jql", "project = PROJ", "status", "Done"));

        assertThat(result.errorMessage()).contains("parameter 'jql' cannot be combined with 'status'");
    }

    /** Whatever a value says, it finds nothing and breaks nothing: an injection would give the secret issue away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\" OR project = SECRET OR summary ~ \"x",
                "x\\\" OR project = SECRET OR summary ~ \\\"x",
                "x\\",
                "\\",
                "\"",
                "')",
                "x') OR project = SECRET",
                "x\n OR project = SECRET",
                "x\u0000\u0007",
                "a && b || !c",
                "AND",
                "*?~^:[]{}()/+-",
                "currentUser()",
                "EMPTY",
                "ünï©ode 🎉 \u2028"
            })
    void valuesStayValues(String evil) {
        fixture.jira.addProject("SECRET");
        fixture.connector.createItem("issue", Map.of("summary", "hidden", "project", "SECRET"));
        String mine = fixture.issue("plain");

        for (Map<String, Object> filter : List.<Map<String, Object>>of(
                Map.of("labels", List.of(evil)), Map.of("text", evil), Map.of("labels", List.of("y", evil)))) {
            ExternalSystemResult result = fixture.connector.query(filter);
            assertThat(result.success()).as(evil + ": " + result).isTrue();
            assertThat(keys(result)).isSubsetOf(mine);
        }
        for (String parameter : List.of("project", "status", "issue_type")) {
            ExternalSystemResult result =
                    fixture.connector.query(Map.of(parameter, List.of(evil).get(0)));
            assertThat(result.errorCode()).as(parameter + ": " + result).isEqualTo(ErrorCode.VALIDATION_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"created; drop", "created desc desc", "a,,b", "created desc, (x)", "\"x\"", "a,b,c,d,e,f,g,h"})
    void orderTakesFieldNamesOnly(String order) {
        ExternalSystemResult result = fixture.connector.query(Map.of("order_by", order));

        assertThat(result.metadata()).containsEntry("parameter", "order_by");
        assertThat(fixture.jira.requests()).isEmpty();
    }
}
