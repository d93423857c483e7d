package io.jenkins.plugins.externalsystems.core.testresults.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureRecordsTest {
    private static final String PLACE = "jira/PROJ";
    private FailureRecords records = FailureRecords.empty("job");

    private void observe(int build, GeneratedResults results) {
        BuildObservation found = new BuildObservation(records.tests(PLACE));
        results.read(null, found);
        records = records.observed(PLACE, build, found);
    }

    private CauseRecord cause(String name) {
        return records.causes(PLACE).get(GeneratedResults.fingerprint(name));
    }

    @Test
    void aBuildWhoseTestsDidNotRunIsNeitherRedNorGreen() {
        observe(1, new GeneratedResults().fail("Login", 3));
        observe(2, new GeneratedResults().skip("Login", 3));
        observe(3, new GeneratedResults().pass("Other", 3));
        observe(4, new GeneratedResults());

        assertThat(cause("Login").marks().builds(true)).containsExactly(1);
        assertThat(cause("Login").marks().builds(false)).isEmpty();
    }

    @Test
    void aBuildWhoseTestsFailForAnotherReasonIsNotGreen() {
        observe(1, new GeneratedResults().fail("Login", 3));
        observe(2, new GeneratedResults().pass("Login", 2).fail("Network", "com.example.LoginTest", "test3"));

        assertThat(cause("Login").marks().builds(false)).isEmpty();
        assertThat(cause("Network").marks().isRegressionIn(2)).isTrue();
    }

    @Test
    void aTestOfOneNameOnTwoPlatformsHasToPassOnBoth() {
        observe(1, new GeneratedResults().fail("Login", 1));
        observe(
                2,
                new GeneratedResults()
                        .fail("Windows", "com.example.LoginTest", "test1")
                        .pass("Login", 1));

        assertThat(cause("Login").marks().builds(false)).isEmpty();
    }

    @Test
    void aBuildWhoseTestsPassIsGreen() {
        observe(1, new GeneratedResults().fail("Login", 3));
        observe(2, new GeneratedResults().pass("Login", 3));

        assertThat(cause("Login").marks().isFixedIn(2)).isTrue();
    }

    @Test
    void theSameBuildAgainChangesNothing() {
        observe(1, new GeneratedResults().fail("Login", 3));
        FailureRecords once = records;
        observe(1, new GeneratedResults().fail("Login", 3));

        assertThat(records.toMap()).isEqualTo(once.toMap());
    }

    @Test
    void keepsWhatItIsToldOfIssues() {
        observe(1, new GeneratedResults().fail("Login", 1));
        records = records.changed(
                PLACE,
                GeneratedResults.fingerprint("Login"),
                known -> known.withIssue("PROJ-1").told(1234L, 1).failing(true));
        observe(2, new GeneratedResults().fail("Login", 1));

        FailureRecords read = FailureRecords.fromMap(Json.parse(Json.write(records.toMap())));
        assertThat(read.toMap()).isEqualTo(records.toMap());
        assertThat(read.causes(PLACE).get(GeneratedResults.fingerprint("Login")))
                .satisfies(known -> {
                    assertThat(known.issue()).isEqualTo("PROJ-1");
                    assertThat(known.told()).isEqualTo(1234L);
                    assertThat(known.isFailing()).isTrue();
                    assertThat(known.marks().builds(true)).containsExactly(1, 2);
                });
    }

    @Test
    void isBoundedAndForgetsFirstWhatIsOverForLongest() {
        observe(1, new GeneratedResults().fail("Tracked", 1));
        records = records.changed(
                PLACE,
                GeneratedResults.fingerprint("Tracked"),
                known -> known.withIssue("PROJ-1").failing(true));
        for (int build = 2; build < 4; build++) {
            GeneratedResults many = new GeneratedResults();
            for (int cause = 0; cause < FailureRecords.MOST_CAUSES; cause++) {
                many.fail("Cause" + build + "x" + cause, 30);
            }
            observe(build, many);
        }

        assertThat(records.causes(PLACE)).hasSize(FailureRecords.MOST_CAUSES);
        assertThat(cause("Tracked")).isNotNull();
        assertThat(cause("Cause2x7")).isNull();
        assertThat(cause("Cause3x7").tests()).hasSize(CauseRecord.MOST_TESTS);
        assertThat(Json.write(records.toMap()).length()).isLessThan(1_000_000);
    }

    @Test
    void countsWhatItDoesNotKeep() {
        GeneratedResults many = new GeneratedResults();
        for (int cause = 0; cause < BuildObservation.MOST_CAUSES + 7; cause++) {
            many.fail("Cause" + cause, 1);
        }
        many.problem("TEST-a.xml is cut off");
        BuildObservation found = new BuildObservation(records.tests(PLACE));
        many.read(null, found);

        assertThat(found.causes()).hasSize(BuildObservation.MOST_CAUSES);
        assertThat(found.omitted()).isEqualTo(7);
        assertThat(found.failed()).isEqualTo(BuildObservation.MOST_CAUSES + 7);
        assertThat(found.reports()).isEqualTo(1);
        assertThat(found.brokenReports()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoHistory() {
        for (Object other : new Object[] {"text", Map.of(), Map.of("id", "x", "places", Map.of("p", List.of()))}) {
            assertThatThrownBy(() -> FailureRecords.fromMap(other)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> FailureRecords.fromMap(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
