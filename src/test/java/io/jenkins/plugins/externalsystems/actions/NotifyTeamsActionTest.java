package io.jenkins.plugins.externalsystems.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a message to Teams takes from the build. */
class NotifyTeamsActionTest {
    private static final BuildReport REPORT = new BuildReport(
            "3 min 12 sec",
            List.of(),
            "main",
            List.of(),
            0,
            new BuildReport.Tests(128, 3, 2, "", List.of(), null, List.of()));

    private static Map<String, Object> parameters(NotifyTeamsAction action, BuildReport report) {
        BuildFacts build = new BuildFacts("shop #7", "https://ci.example.com/job/shop/7/", "UNSTABLE");
        return action.toOperation(new FixedContext(build, report, List.of())).parameters();
    }

    @Test
    void aMessageWithoutWordsTellsWhatTheBuildIs() {
        NotifyTeamsAction action = new NotifyTeamsAction();

        assertThat(parameters(action, REPORT))
                .containsEntry("title", "shop #7: UNSTABLE")
                .containsEntry("theme_color", "warning")
                .containsEntry(
                        "facts",
                        Map.of(
                                "Duration", "3 min 12 sec",
                                "Branch", "main",
                                "Tests", "123 passed, 3 failed, 2 skipped"));
        assertThat(parameters(action, new BuildReport("8 sec", List.of(), "", List.of(), 0, null)))
                .containsEntry("facts", Map.of("Duration", "8 sec"));
    }

    @Test
    void aMessageWithoutWordsTellsWhichTestsFailedAreFixedAndAreSlow() {
        BuildReport.FailedTest bad =
                new BuildReport.FailedTest("a.B.*bad*", "no `x`", "https://ci.example.com/t/", true);
        BuildReport.FailedTest old = new BuildReport.FailedTest("a.B.old", "", "", false);
        BuildReport.Tests tests = new BuildReport.Tests(
                9,
                3,
                0,
                "",
                List.of(bad, old),
                new BuildReport.TestsChange(1, 1, 2, List.of("a.B.mended")),
                List.of(new BuildReport.SlowTest("a.B.slow", "41 sec")));
        BuildReport report = new BuildReport("8 sec", List.of(), "", List.of(), 0, tests);

        assertThat(parameters(new NotifyTeamsAction(), report))
                .containsEntry("facts", Map.of("Duration", "8 sec", "Tests", "6 passed, 3 failed (1 new), 1 fixed"))
                .containsEntry("text", """
                        **Failed tests**

                        - [`a.B.*bad*`](https://ci.example.com/t/) **new**: `no 'x'`
                        - `a.B.old`
                        - and 1 more

                        **Fixed tests**

                        - `a.B.mended`

                        **Slowest:** `a.B.slow` 41 sec""");
    }

    @Test
    void wordsOfTheAuthorStandAlone() {
        NotifyTeamsAction text = new NotifyTeamsAction();
        text.setText("done");
        NotifyTeamsAction facts = new NotifyTeamsAction();
        facts.setFacts("{\"Job\":\"shop\"}");

        assertThat(parameters(text, REPORT))
                .containsEntry("title", "shop #7: UNSTABLE")
                .doesNotContainKey("facts");
        assertThat(parameters(facts, REPORT)).containsEntry("facts", Map.of("Job", "shop"));
    }

    @Test
    void withoutABuildThereIsNothingToTell() {
        assertThat(new NotifyTeamsAction()
                        .toOperation(new FixedContext(BuildFacts.NONE, BuildReport.NONE, List.of()))
                        .parameters())
                .doesNotContainKeys("title", "facts", "theme_color");
    }
}
