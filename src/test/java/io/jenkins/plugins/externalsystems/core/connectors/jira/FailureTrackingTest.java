package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static io.jenkins.plugins.externalsystems.core.connectors.jira.TrackingFixture.results;
import static io.jenkins.plugins.externalsystems.core.connectors.jira.TrackingFixture.states;
import static io.jenkins.plugins.externalsystems.core.testresults.history.GeneratedResults.fingerprint;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.testresults.history.GeneratedResults;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(FakeDialect.class)
class FailureTrackingTest {
    private final TrackingFixture job;

    FailureTrackingTest(FakeDialect dialect) {
        job = new TrackingFixture(dialect);
    }

    @AfterEach
    void close() {
        job.close();
    }

    private static String text(FakeIssue issue, String field) {
        return Json.write(issue.field(field));
    }

    @Test
    void opensOneIssueForOneCauseHoweverManyTestsFail() {
        Map<String, Object> result = job.build(1, results().fail("Login", 5000).pass("Other", 3));

        FakeIssue issue = job.only();
        assertThat(states(result)).containsExactly("opened");
        assertThat(job.requests()).as("one search, one creation").hasSize(2);
        assertThat(issue.summary()).isEqualTo("Test failure: java.lang.IllegalStateException at com.example.Login.run");
        assertThat(issue.field("labels")).isEqualTo(List.of("test-cause-" + fingerprint("Login")));
        assertThat(text(issue, "issuetype")).contains("Bug");
        assertThat(text(issue, "description"))
                .contains("5000 tests fail")
                .contains("https://ci.example.com/job/shop/1/")
                .contains("com.example.LoginTest.test20")
                .contains("4980 more")
                .contains("Login is *broken*".replace("*", job.fixture.isCloud() ? "*" : "\\\\*"))
                .contains("at com.example.Login.run(X.java:1)")
                .doesNotContain("test21");
        assertThat(result)
                .containsEntry("opened", 1L)
                .containsEntry("summary", "1 opened")
                .containsEntry("defects", Map.of(fingerprint("Login"), issue.key()))
                .containsEntry("failed", 5000L)
                .containsEntry("tests", 5003L)
                .containsEntry("causes", 1)
                .containsEntry("broken_reports", 0);
        assertThat(result.get("regressions").toString()).contains(issue.key());
        assertThat(result.get("links").toString())
                .contains(issue.key() + " opened")
                .contains("/browse/");
    }

    @Test
    void commentsWhenItFailsAgainButNotMoreOftenThanAsked() {
        job.build(1, results().fail("Login", 2));
        assertThat(states(job.build(2, results().fail("Login", 3)))).containsExactly("seen");
        assertThat(job.requests()).as("the search alone").hasSize(1);
        job.pass(Duration.ofHours(25));
        Map<String, Object> third = job.build(3, results().fail("Login", 4));

        assertThat(states(third)).containsExactly("commented");
        assertThat(third.get("regressions")).isEqualTo(List.of());
        assertThat(job.only().comments()).hasSize(1);
        assertThat(job.only().comments().get(0)).contains("Failed again in", "4 tests");
        assertThat(states(job.build(4, results().fail("Login", 4)))).containsExactly("seen");
    }

    @Test
    void countsBuildsInsteadOfHours() {
        job.parameters.put("comment_every", "2 builds");
        job.build(1, results().fail("Login", 1));

        assertThat(states(job.build(2, results().fail("Login", 1)))).containsExactly("seen");
        assertThat(states(job.build(3, results().fail("Login", 1)))).containsExactly("commented");
        assertThat(states(job.build(4, results().fail("Login", 1)))).containsExactly("seen");
    }

    @Test
    void closesAfterEnoughGreenBuildsByTheCategoryOfTheStatus() {
        job.build(1, results().fail("Login", 2));
        Map<String, Object> second = job.build(2, results().pass("Login", 2));
        assertThat(second.get("fixed").toString()).contains(job.only().key());
        assertThat(job.requests()).isEmpty();
        job.build(3, results().skip("Login", 2));
        job.build(4, results().pass("Login", 2));
        assertThat(job.only().status()).isEqualTo("To Do");
        Map<String, Object> fifth = job.build(5, results().pass("Login", 2));

        assertThat(states(fifth)).containsExactly("closed");
        assertThat(job.only().status())
                .as("To Do leads to Done by way of In Progress")
                .isEqualTo("Done");
        assertThat(job.only().comments()).hasSize(1);
        assertThat(job.only().comments().get(0)).contains("3 builds in a row");
        assertThat(job.build(6, results().pass("Login", 2)).get("summary")).isEqualTo("nothing new to tell");
        assertThat(job.requests()).isEmpty();
    }

    @Test
    void setsTheResolutionOnTheWay() {
        job.parameters.put("resolution", "Done");
        job.parameters.put("close_after", 1);
        job.build(1, results().fail("Login", 1));
        job.build(2, results().pass("Login", 1));

        assertThat(text(job.only(), "resolution")).contains("Done");
    }

    @Test
    void reopensWhatComesBack() {
        job.parameters.put("close_after", 1);
        job.build(1, results().fail("Login", 1));
        job.build(2, results().pass("Login", 1));
        Map<String, Object> third = job.build(3, results().fail("Login", 1));

        assertThat(states(third)).containsExactly("reopened");
        assertThat(third.get("regressions").toString()).contains(job.only().key());
        assertThat(job.only().status()).isEqualTo("To Do");
        assertThat(job.only().comments()).hasSize(2);
        assertThat(job.only().comments().get(1)).contains("Is back in");
        assertThat(states(job.build(4, results().pass("Login", 1)))).containsExactly("closed");
    }

    @Test
    void leavesClosedWhatIsNotToBeReopened() {
        job.parameters.putAll(Map.of("close_after", 1, "reopen_to", "never", "comment_every", "never"));
        job.build(1, results().fail("Login", 1));
        job.build(2, results().pass("Login", 1));

        assertThat(states(job.build(3, results().fail("Login", 1)))).containsExactly("seen");
        assertThat(job.only().status()).isEqualTo("Done");
        assertThat(job.only().comments()).isEmpty();
    }

    @Test
    void waitsForAFlakyCauseToShowOftenEnough() {
        job.parameters.putAll(Map.of("open_after", 2, "window", 4));
        Map<String, Object> first = job.build(1, results().fail("Login", 1));
        job.build(2, results().pass("Login", 1));
        job.build(3, results().pass("Login", 1));

        assertThat(first).containsEntry("waiting", 1L).containsEntry("opened", 0L);
        assertThat(job.fixture.jira.issues()).isEmpty();
        assertThat(states(job.build(4, results().fail("Login", 1)))).containsExactly("opened");
    }

    @Test
    void aBuildThatIsOvertakenOpensNothing() {
        job.build(6, results().fail("Login", 1).pass("Cart", 1));
        job.build(8, results().pass("Login", 1).pass("Cart", 1));
        Map<String, Object> late = job.build(7, results().fail("Login", 1).fail("Cart", 1));

        assertThat(states(late)).as("build 8 has passed already").containsExactly("opened");
        assertThat(late.get("opened")).isEqualTo(1L);
        assertThat(job.history
                        .records()
                        .causes("tracker/PROJ")
                        .get(fingerprint("Login"))
                        .marks()
                        .builds(true))
                .containsExactly(6, 7);
    }

    @Test
    void opensNoMoreThanTheLimitAndOneForTheRest() {
        job.parameters.put("max_issues", 3);
        GeneratedResults many = results();
        for (int cause = 1; cause <= 250; cause++) {
            many.fail("Cause" + cause, cause);
        }
        Map<String, Object> result = job.build(1, many);

        assertThat(job.fixture.jira.issues()).hasSize(4);
        assertThat(job.requests())
                .as("three searches of a hundred labels, one creation")
                .hasSize(4);
        assertThat(job.fixture.jira.issues().get(0).summary()).contains("Cause250");
        FakeIssue rest = job.fixture.jira.issues().get(3);
        assertThat(rest.summary()).isEqualTo("Further test failures beyond the limit of issues");
        assertThat(text(rest, "description")).contains("247 further causes", "Cause247", "227 more");
        assertThat(((Map<?, ?>) result.get("defects")).get(fingerprint("Cause1")))
                .isEqualTo(rest.key());

        job.build(2, many);
        assertThat(job.fixture.jira.issues())
                .as("three more are opened; the one for the rest is there")
                .hasSize(7);
        job.parameters.put("close_after", 1);
        job.build(3, results().pass("Cause1", 1));
        assertThat(rest.status()).isEqualTo("Done");
    }

    @Test
    void boundsTheCommentsOfOneBuild() {
        job.parameters.putAll(Map.of("max_issues", 60, "comment_every", "1 builds"));
        GeneratedResults many = results();
        for (int cause = 1; cause <= 60; cause++) {
            many.fail("Cause" + cause, 1);
        }
        job.build(1, many);

        assertThat(job.build(2, many)).containsEntry("commented", 50L);
        assertThat(states(job.build(2, many)).stream().filter("commented"::equals))
                .as("the others are due now")
                .hasSize(10);
    }

    @Test
    void thousandsOfCausesAreBounded() {
        job.parameters.put("components", List.of("{{#location}}{{location}}{{/location}}"));
        for (int cause = 1; cause <= 20; cause++) {
            job.fixture.jira.project().addComponent("com.example.Cause" + cause + ".run");
        }
        GeneratedResults many = results();
        for (int cause = 1; cause <= 3000; cause++) {
            many.fail("Cause" + cause, 1);
        }
        Map<String, Object> result = job.build(1, many);

        assertThat(job.fixture.jira.issues()).hasSize(21);
        assertThat(text(job.fixture.jira.issues().get(20), "description")).contains("2980 further causes");
        assertThat(job.requests())
                .as("eleven searches of a hundred, one creation")
                .hasSize(12);
        assertThat((Map<?, ?>) result.get("defects")).hasSize(1000);
    }

    @Test
    void anIssueThatCannotBeMovedIsTriedOnce() {
        job.parameters.putAll(Map.of("close_after", 1, "close_to", "Nowhere"));
        job.build(1, results().fail("Login", 1));

        assertThat(states(job.build(2, results().pass("Login", 1)))).containsExactly("stuck");
        assertThat(job.build(3, results().pass("Login", 1)).get("issues")).isEqualTo(List.of());
        assertThat(job.only().comments()).isEmpty();
    }

    @Test
    void anIssueThatCannotBeReopenedIsNotToldByEachBuild() {
        job.parameters.putAll(Map.of("close_after", 1, "reopen_to", "Nowhere"));
        job.build(1, results().fail("Login", 1));
        job.build(2, results().pass("Login", 1));

        assertThat(states(job.build(3, results().fail("Login", 1)))).containsExactly("stuck");
        job.build(4, results().fail("Login", 1));
        assertThat(job.only().comments())
                .as("one when it was closed, one when it was back")
                .hasSize(2);
    }

    @Test
    void aDryRunRemembersNothing() {
        ExternalSystemResult result =
                job.run(job.options(job.history, 1, results().fail("Login", 1)).asDryRun(), 1);

        assertThat(result.success()).isTrue();
        assertThat(job.requests()).isEmpty();
        assertThat(job.history.records().places()).isEmpty();
    }

    @Test
    void aRunWithoutResultsIsRefused() {
        ExternalSystemResult result =
                job.run(job.options(job.history, 1, results().problem("TEST-a.xml is empty")), 1);

        assertThat(result.error()).contains(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage())
                .isEqualTo("Connection 'tracker', operation 'track_test_failures': parameter 'reports' is missing, and"
                        + " the build has no test results.");
        assertThat(job.requests()).isEmpty();
    }
}
