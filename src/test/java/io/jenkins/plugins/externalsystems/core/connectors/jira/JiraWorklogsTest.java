package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.testing.ManualTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraWorklogsTest {
    private static final int LEFT = 40 * 3600;

    private final JiraFixture fixture;
    private String key;

    JiraWorklogsTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @BeforeEach
    void createIssue() {
        key = fixture.issue("Worked on");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private FakeIssue issue() {
        return fixture.jira.issue(key);
    }

    private ExternalSystemResult log(Object... more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("issue", key);
        data.put("time_spent", "1h 30m");
        for (int at = 0; at < more.length; at += 2) {
            data.put(more[at].toString(), more[at + 1]);
        }
        return fixture.run("add_worklog", data);
    }

    private String logged() {
        return log().resultData().get("id").toString();
    }

    @Test
    void logsWorkThatBeginsNow() {
        ExternalSystemResult result = log("comment", "Built **it**");

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.resultData())
                .containsEntry("key", key)
                .containsEntry("author", "Build Bot")
                .containsEntry("time_spent", "1h 30m")
                .containsEntry("seconds", 5400)
                .containsEntry("comment", fixture.isCloud() ? "Built it" : "Built *it*")
                .containsEntry("started", WorkStart.of(ManualTime.START));
        assertThat(issue().worklogs()).hasSize(1);
        assertThat(issue().secondsLeft()).isEqualTo(LEFT - 5400);
    }

    @ParameterizedTest
    @CsvSource({"90,90m,60", "3600,1h,3600", "2d,2d,57600", "1w1d,1w 1d,172800", "1.5h,1h 30m,5400"})
    void takesJirasNotationAndSeconds(String given, String ignored, int seconds) {
        assertThat(log("time_spent", given).resultData()).containsEntry("seconds", seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"59", "1 hour", "h", "-1h", "1h;2h", "1H", "99999999999"})
    void refusesWhatIsNoTime(String given) {
        ExternalSystemResult result = log("time_spent", given);
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "time_spent");
        assertThat(issue().worklogs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-31T09:30:00+01:00, 2027-01-31T09:30:00.000+0100",
        "2027-01-31T09:30:00.250Z, 2027-01-31T09:30:00.250+0000",
        "2021-01-17T12:34:00.000+0000, 2021-01-17T12:34:00.000+0000"
    })
    void takesAStart(String given, String sent) {
        assertThat(log("started", given).resultData()).containsEntry("started", sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2027-01-31", "2027-01-31T09:30:00", "2027-02-30T00:00:00Z"})
    void refusesWhatIsNoStart(String given) {
        ExternalSystemResult result = log("started", given);
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "started");
    }

    @Test
    void saysWhatHappensToTheTimeThatIsLeft() {
        log("adjust_estimate", "leave");
        assertThat(issue().secondsLeft()).isEqualTo(LEFT);
        log("adjust_estimate", "new", "new_estimate", "2h");
        assertThat(issue().secondsLeft()).isEqualTo(7200);
        log("adjust_estimate", "manual", "reduce_by", "30m");
        assertThat(issue().secondsLeft()).isEqualTo(5400);
    }

    @ParameterizedTest
    @CsvSource({
        "new,new_estimate,,",
        "manual,reduce_by,,",
        "leave,new_estimate,new_estimate,1h",
        "auto,reduce_by,reduce_by,1h",
        "new,new_estimate,new_estimate,soon",
        "never,adjust_estimate,,"
    })
    void whatIsSaidAboutItMustFit(String adjust, String blamed, String name, String value) {
        ExternalSystemResult result =
                name == null ? log("adjust_estimate", adjust) : log("adjust_estimate", adjust, name, value);
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", blamed);
        assertThat(issue().worklogs()).isEmpty();
    }

    @Test
    void readsChangesAndDeletesOne() {
        String id = logged();

        ExternalSystemResult changed = fixture.connector.updateItem(
                "worklog",
                id,
                Map.of(
                        "time_spent",
                        "2h",
                        "comment",
                        "More",
                        "adjust_estimate",
                        "leave",
                        "visible_to_role",
                        "Developers"));
        assertThat(changed.resultData())
                .containsEntry("time_spent", "2h")
                .containsEntry("comment", "More")
                .containsEntry("visibility", "role Developers");
        assertThat(fixture.connector.getItem("worklog", id).resultData()).isEqualTo(changed.resultData());

        assertThat(fixture.connector.deleteItem("worklog", id).success()).isTrue();
        assertThat(issue().worklogs()).isEmpty();
        assertThat(fixture.connector.getItem("worklog", id).errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
    }

    @Test
    void anUpdateWithoutAChangeIsRefused() {
        ExternalSystemResult result = fixture.connector.updateItem("worklog", logged(), Map.of());
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage()).contains("everything else that could be changed");
    }

    @Test
    void listsThem() {
        log("comment", "first");
        log("comment", "second");

        ExternalSystemResult result =
                fixture.connector.query(Map.of("item_type", "worklog", "issue", key, "max_results", 1));

        assertThat(JiraFixture.rows(result))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("comment", "first"));
        assertThat(result.resultData()).containsEntry("total", 2).containsEntry("is_last", false);
    }

    @Test
    void permissionsAreTold() {
        String id = logged();
        for (String permission : new String[] {"WORK_ON_ISSUES", "EDIT_OWN_WORKLOGS", "DELETE_OWN_WORKLOGS"}) {
            fixture.jira.project().deny(permission);
        }
        assertThat(log().errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(fixture.connector
                        .updateItem("worklog", id, Map.of("time_spent", "2h"))
                        .errorCode())
                .isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(fixture.connector.deleteItem("worklog", id).errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
    }
}
