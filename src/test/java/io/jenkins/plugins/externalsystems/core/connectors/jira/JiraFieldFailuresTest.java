package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A failure names the field, and says whether it is missing, unknown, or not on the screen. */
@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraFieldFailuresTest {
    private static final String SEVERITY = "customfield_10020";

    private final JiraFixture fixture;

    JiraFieldFailuresTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult create(Map<String, Object> fields) {
        return fixture.connector.createItem("issue", Map.of("summary", "x", "fields", fields));
    }

    @Test
    void missing() {
        fixture.jira.project().requireField(SEVERITY);

        ExternalSystemResult result = fixture.connector.createItem("issue", Map.of("summary", "x"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage())
                .contains("field 'Severity' (customfield_10020) is missing: Severity is required");
        assertThat(result.metadata())
                .containsEntry("field_problems", Map.of(SEVERITY, "missing"))
                .containsEntry("field_errors", Map.of(SEVERITY, "Severity is required."))
                .containsEntry("http_status", 400);
    }

    @Test
    void everyWrongFieldIsNamed() {
        Map<String, Object> wrong = new LinkedHashMap<>();
        wrong.put("Phase of the moon", "full");
        wrong.put("customfield_99999", 1);
        wrong.put("Hidden", "x");
        wrong.put("Team", "blue");
        wrong.put("Severity", "Extreme");

        ExternalSystemResult result = create(wrong);

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage())
                .contains(
                        "field 'Phase of the moon' is unknown: Jira has none of that id or name",
                        "field 'customfield_99999' is unknown",
                        "field 'Hidden' (customfield_10032) is not on the create screen of issue type 'Task' in project"
                                + " PROJ",
                        "field 'Team' is ambiguous: give one of the ids customfield_10029, customfield_10030",
                        "field 'Severity' (customfield_10020) is 'Extreme'");
        assertThat(result.metadata().get("field_problems"))
                .isEqualTo(Map.of(
                        "Phase of the moon",
                        "unknown",
                        "customfield_99999",
                        "unknown",
                        "Hidden",
                        "not_on_screen",
                        "Team",
                        "ambiguous",
                        "Severity",
                        "invalid"));
        assertThat((Map<?, ?>) result.metadata().get("field_errors")).hasSize(5);
        assertThat(fixture.count("POST", "/issue")).isZero();
    }

    @Test
    void whatJiraItselfFindsOutOfPlaceIsExplainedToo() {
        ExternalSystemResult hidden = create(Map.of("customfield_10032", Map.of("value", "x")));
        ExternalSystemResult unknown = create(Map.of("customfield_99999", Map.of("value", "x")));

        assertThat(hidden.metadata()).containsEntry("field_problems", Map.of("customfield_10032", "not_on_screen"));
        assertThat(hidden.errorMessage())
                .contains("field 'Hidden' (customfield_10032) is not on the create screen of issue type 'Task'");
        assertThat(unknown.metadata()).containsEntry("field_problems", Map.of("customfield_99999", "unknown"));
        assertThat(unknown.errorMessage()).contains("field 'customfield_99999' is unknown: Field");
    }

    @Test
    void anEditNamesTheEditScreen() {
        String key = fixture.issue("x");
        fixture.jira.project().takeOffScreen(SEVERITY);

        ExternalSystemResult given = fixture.connector.updateItem(
                "issue", key, Map.of("summary", "new", "fields", Map.of("Severity", "High")));
        ExternalSystemResult sent =
                fixture.connector.updateItem("issue", key, Map.of("fields", Map.of(SEVERITY, Map.of("value", "High"))));

        for (ExternalSystemResult result : new ExternalSystemResult[] {given, sent}) {
            assertThat(result.errorMessage())
                    .contains("issue " + key, "'Severity' (customfield_10020) is not on the edit screen of " + key);
        }
        assertThat(fixture.jira.issue(key).summary()).isEqualTo("x");
    }

    @Test
    void jirasOwnWordsHaveToDoWhereItTellsNoFields() {
        fixture.jira.project().requireField(SEVERITY);
        fixture.jira.failOnce("GET field", Reply.json(403, "{}"));

        ExternalSystemResult result = fixture.connector.createItem("issue", Map.of("summary", "x"));

        assertThat(result.errorMessage()).contains("field 'customfield_10020': Severity is required");
        assertThat(result.metadata()).containsEntry("field_errors", Map.of(SEVERITY, "Severity is required."));
    }

    @Test
    void aRefusalThatSaysEnoughCostsNoQuestion() {
        fixture.connector.createItem("issue", Map.of("summary", "x", "components", "Nowhere"));

        assertThat(fixture.requests()).containsExactly("POST " + fixture.api() + "issue");
    }
}
