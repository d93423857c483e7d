package io.jenkins.plugins.externalsystems.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a publication takes from its fields and from the build. */
class PublishTestRailResultsActionTest {
    private static final BuildFacts BUILD = new BuildFacts("shop #7", "https://ci.example.com/job/shop/7/", "SUCCESS");

    private static Map<String, Object> parameters(PublishTestRailResultsAction action, BuildFacts build) {
        return action.toOperation(new FixedContext(build, BuildReport.NONE, List.of()))
                .parameters();
    }

    @Test
    void aNewRunIsNamedAfterItsBuild() {
        assertThat(parameters(new PublishTestRailResultsAction(), BUILD))
                .containsOnly(
                        Map.entry("name", "shop #7"),
                        Map.entry("description", "https://ci.example.com/job/shop/7/"),
                        Map.entry("build", "https://ci.example.com/job/shop/7/"));
        assertThat(parameters(new PublishTestRailResultsAction(), BuildFacts.NONE))
                .isEmpty();
        assertThat(parameters(new PublishTestRailResultsAction(), new BuildFacts("shop #7", "", "")))
                .containsEntry("build", "shop #7");
    }

    @Test
    void aRunThatIsThereKeepsItsName() {
        PublishTestRailResultsAction action = new PublishTestRailResultsAction();
        action.setRunId("R81");
        assertThat(parameters(action, BUILD)).containsEntry("run_id", "R81").doesNotContainKeys("name", "description");
        action.setRunName("Release");
        assertThat(parameters(action, BUILD)).containsEntry("name", "Release");
    }

    @Test
    void fieldsBecomeTheOperationsParameters() {
        PublishTestRailResultsAction action = new PublishTestRailResultsAction();
        action.setReports("$JOB/*.xml");
        action.setMatch("property, name");
        action.setConfigIds("5,6");
        action.setStatusMap("{\"skipped\":\"blocked\"}");
        action.setDefects("[\"SHOP-1\"]");
        action.setCreateCases(true);
        action.setAssignFailedTo("7");
        action.setBuild("$JOB nightly");
        assertThat(parameters(action, BUILD))
                .containsEntry("reports", "shop/*.xml")
                .containsEntry("match", List.of("property", "name"))
                .containsEntry("config_ids", List.of("5", "6"))
                .containsEntry("status_map", Map.of("skipped", "blocked"))
                .containsEntry("defects", List.of("SHOP-1"))
                .containsEntry("create_cases", true)
                .containsEntry("assign_failed_to", List.of("7"))
                .containsEntry("build", "shop nightly")
                .doesNotContainKeys("close_run", "create_suite", "version");
    }
}
