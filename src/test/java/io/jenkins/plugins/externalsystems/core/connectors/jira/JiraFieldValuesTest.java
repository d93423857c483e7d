package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Further fields by name or id, with values as people write them. */
@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraFieldValuesTest {
    private final JiraFixture fixture;

    JiraFieldValuesTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult create(Map<String, Object> fields) {
        return fixture.connector.createItem("issue", Map.of("summary", "x", "fields", fields));
    }

    private Object created(String field, Object value, String id) {
        ExternalSystemResult result = create(Map.of(field, value));
        assertThat(result.success()).as(result.toString()).isTrue();
        return fixture.jira.issue(result.resultData().get("key").toString()).field(id);
    }

    static Stream<Arguments> values() {
        Map<String, Object> hamburg = Map.of("value", "Europe", "child", Map.of("value", "Hamburg"));
        return Stream.of(
                Arguments.of("Story Points", 5, 10016, 5),
                Arguments.of("story points", " 2.5 ", 10016, 2.5),
                Arguments.of("customfield_10016", 8, 10016, 8),
                Arguments.of("Area", 42, 10010, "42"),
                Arguments.of("Severity", "high", 10020, Map.of("value", "High")),
                Arguments.of("Severity", "Sky / High", 10020, Map.of("value", "Sky / High")),
                Arguments.of("Severity", Map.of("value", "Low"), 10020, Map.of("value", "Low")),
                Arguments.of(
                        "Platforms",
                        "linux, macOS",
                        10021,
                        List.of(Map.of("value", "Linux"), Map.of("value", "macOS"))),
                Arguments.of("Platforms", List.of("Windows"), 10021, List.of(Map.of("value", "Windows"))),
                Arguments.of("Region", "europe/hamburg", 10022, hamburg),
                Arguments.of("Region", List.of("Europe", "Hamburg"), 10022, hamburg),
                Arguments.of("Region", Map.of("Europe", "Hamburg"), 10022, hamburg),
                Arguments.of("Region", hamburg, 10022, hamburg),
                Arguments.of("Region", "Asia", 10022, Map.of("value", "Asia")),
                Arguments.of("Release Date", "2026-12-24", 10024, "2026-12-24"),
                Arguments.of("Target", "2.0", 10025, Map.of("name", "2.0")),
                Arguments.of("Tags", "ci, nightly", 10027, List.of("ci", "nightly")),
                Arguments.of("Deployed At", "2026-01-31T10:15:00Z", 10028, "2026-01-31T10:15:00.000+0000"),
                Arguments.of("Deployed At", "2026-01-31T10:15:00.5+0200", 10028, "2026-01-31T10:15:00.500+0200"),
                Arguments.of("Watchers", "jira-users", 10031, Map.of("name", "jira-users")),
                Arguments.of("Sprint", 7, 10034, 7));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shapesAValueByTheFieldsSchema(String field, Object value, int id, Object expected) {
        assertThat(created(field, value, "customfield_" + id)).isEqualTo(expected);
    }

    @Test
    void looksUsersUp() {
        FakeUser ann = fixture.jira.addUser("Ann Miller", "ann@example.com");
        FakeUser bob = fixture.jira.addUser("Bob Baker", "bob@example.com");

        assertThat(created("Reviewer", "ann@example.com", "customfield_10023").toString())
                .contains(ann.id());
        assertThat(created("Approvers", "ann@example.com, Bob Baker", "customfield_10033")
                        .toString())
                .contains(ann.id(), bob.id());
        assertThat(created("reporter", "current_user", "reporter").toString()).contains("Build Bot");
    }

    @Test
    void takesTextAreasAsMarkdown() {
        assertThat(created("Notes", "**loud**", "customfield_10026").toString())
                .contains(fixture.isCloud() ? "strong" : "*loud*");
        assertThat(created("Environment", "**linux**", "environment").toString())
                .contains(fixture.isCloud() ? "strong" : "*linux*");
    }

    @Test
    void systemFieldsWorkByNameToo() {
        assertThat(created("Fix versions", "1.0, 2.0", "fixVersions").toString())
                .contains("1.0", "2.0");
        assertThat(created("Components", List.of("build"), "components").toString())
                .contains("Build");
        assertThat(created("Due date", "2026-12-24", "duedate")).isEqualTo("2026-12-24");
    }

    @Test
    void clearsFields() {
        String key = create(Map.of("Severity", "High", "Platforms", "Linux"))
                .resultData()
                .get("key")
                .toString();
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("Severity", null);
        nothing.put("Platforms", "");
        nothing.put("Area", " ");

        ExternalSystemResult result = fixture.connector.updateItem("issue", key, Map.of("fields", nothing));

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(fixture.jira.issue(key).field("customfield_10020")).isNull();
        assertThat(fixture.jira.issue(key).field("customfield_10021")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Story Points | many       | 'Story Points' (customfield_10016) is 'many'; it must be a number
                    Severity     | Extreme    | 'Severity' (customfield_10020) is 'Extreme'; it must be one of 'Low', 'High', 'Sky / High'
                    Platforms    | Linux, Mac | 'Platforms' (customfield_10021) is 'Mac'; it must be one of 'Linux', 'Windows', 'macOS'
                    Region       | Europe/Rom | is 'Europe/Rom'; it must be one of 'Hamburg', 'Rotterdam' below 'Europe'
                    Region       | Moon/Base  | 'Region' (customfield_10022) is 'Moon'; it must be one of 'Europe', 'Asia'
                    Release Date | 24.12.2026 | is '24.12.2026'; it must be a date as yyyy-mm-dd
                    Deployed At  | yesterday  | it must be a time with its offset, such as 2026-01-31T10:15:00Z
                    Target       | 9.0        | 'Target' (customfield_10025) is '9.0'; it must be one of '1.0', '2.0'
                    Reviewer     | ghost      | field 'Reviewer' (customfield_10023) names 'ghost', and Jira knows no active user
                    """)
    void aValueThatTheFieldDoesNotTakeIsRefusedBeforeItIsSent(String field, String value, String words) {
        ExternalSystemResult result = create(Map.of(field, value));

        assertThat(result.errorCode()).as(result.toString()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage()).contains("project PROJ: field '", words);
        assertThat(result.metadata())
                .containsEntry("parameter", "fields")
                .containsEntry("field_problems", Map.of(field, "invalid"));
        assertThat(fixture.count("POST", "/issue")).isZero();
    }

    @Test
    void whatHasJirasFormNeedsNoQuestion() {
        created("customfield_10020", Map.of("value", "High"), "customfield_10020");

        assertThat(fixture.requests()).containsExactly("POST " + fixture.api() + "issue");
    }

    @Test
    void metadataIsReadPageByPageAndRemembered() {
        fixture.jira.largestMetadataPage(3);

        created("Sprint", 7, "customfield_10034");
        int questions = fixture.count("GET", "/issuetypes") + pages();
        assertThat(pages()).isGreaterThan(5);
        created("Sprint", 8, "customfield_10034");

        assertThat(fixture.count("GET", "/issuetypes") + pages()).isEqualTo(questions);
    }

    private int pages() {
        return (int) fixture.requests().stream()
                .filter(request -> request.contains("/issuetypes/"))
                .count();
    }

    @Test
    void withoutMetadataIdsAreSentAsTheyAre() {
        fixture.jira.failOnce("GET issue/createmeta/*/issuetypes", Reply.json(404, "{}"));
        ExternalSystemResult byId = create(Map.of("customfield_10010", "Checkout"));
        fixture.jira.failOnce("GET issue/createmeta/*/issuetypes", Reply.json(404, "{}"));
        ExternalSystemResult byName = create(Map.of("Story Points", 5));

        assertThat(byId.success()).as(byId.toString()).isTrue();
        assertThat(byId.metadata().get("warnings").toString()).contains("does not tell this account which fields");
        assertThat(byName.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
    }

    @Test
    void listsFields() {
        ExternalSystemResult all = fixture.run("get_fields", Map.of());
        ExternalSystemResult bug = fixture.run("get_fields", Map.of("issue_type", "bug"));

        assertThat(JiraFixture.rows(all))
                .contains(row("customfield_10032", "Hidden", "string", List.of()))
                .contains(row("customfield_10021", "Platforms", "array of option", List.of()));
        assertThat(JiraFixture.rows(bug))
                .contains(row("customfield_10020", "Severity", "option", List.of("Low", "High", "Sky / High")))
                .noneMatch(row -> row.get("name").equals("Hidden"))
                .anyMatch(row ->
                        row.get("id").equals("summary") && row.get("required").equals(true));
        assertThat(fixture.run("get_fields", Map.of("project", "PROJ")).errorMessage())
                .contains("parameter 'issue_type' is missing; project PROJ has 'Bug', 'Epic', 'Story', 'Task'");
        assertThat(fixture.run("get_fields", Map.of("issue_type", "Riddle")).errorMessage())
                .contains("parameter 'issue_type' is 'Riddle'", "it has 'Bug'");
        assertThat(fixture.run("get_fields", Map.of("project", "../x", "issue_type", "Bug"))
                        .errorMessage())
                .contains("no project key");
    }

    private static Map<String, Object> row(String id, String name, String type, List<String> allowed) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("name", name);
        row.put("type", type);
        row.put("custom", true);
        row.put("required", false);
        row.put("allowed_values", new ArrayList<>(allowed));
        row.put("allowed_values_total", allowed.size());
        return row;
    }

    @Test
    void twoNamesOfOneFieldAreRefused() {
        Map<String, Object> twice = new LinkedHashMap<>();
        for (String name : Arrays.asList("Area", "customfield_10010")) {
            twice.put(name, "x");
        }
        assertThat(create(twice).errorMessage()).contains("field 'Area' (customfield_10010) is given twice");
    }
}
