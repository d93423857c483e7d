package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A step of another plugin that takes one of our names is told to administrators. */
class SymbolConflictsITest extends ControllerTest {
    private final SymbolConflicts monitor = ExtensionList.lookupSingleton(SymbolConflicts.class);

    @Test
    void everyActionIsReachedByItsName() {
        assertThat(ExtensionList.lookup(ConnectorActionDescriptor.class))
                .extracting(ConnectorActionDescriptor::symbol)
                .containsExactlyInAnyOrder(
                        "createJiraIssue",
                        "updateJiraIssue",
                        "searchJiraIssues",
                        "trackTestFailures",
                        "notifySlack",
                        "updateSlackMessage",
                        "uploadToSlack",
                        "addSlackReaction",
                        "notifyTeams",
                        "notifyEmail",
                        "sendSms",
                        "pushMetrics",
                        "queryMetrics",
                        "publishTestRailResults",
                        "externalSystem")
                .allSatisfy(symbol -> {
                    assertThat(StepDescriptor.metaStepsOf(symbol)).hasSize(1);
                    assertThat(StepDescriptor.byFunctionName(symbol)).isNull();
                });
        assertThat(monitor.isActivated()).isFalse();
        assertThat(monitor.getSymbols()).isEmpty();
    }

    @Test
    void aStepOfTheSameNameIsTold() throws Exception {
        ExtensionList<StepDescriptor> steps = ExtensionList.lookup(StepDescriptor.class);
        Intruder.DescriptorImpl intruder = new Intruder.DescriptorImpl();
        steps.add(0, intruder);
        try (JenkinsRule.WebClient browser = browser()) {
            assertThat(monitor.isActivated()).isTrue();
            assertThat(monitor.getSymbols()).containsExactly("notifySlack");
            assertThat(browser.goTo("manage/").asNormalizedText())
                    .contains("Another plugin has Pipeline steps with these names")
                    .contains("notifySlack");
        } finally {
            steps.remove(intruder);
        }
        assertThat(monitor.isActivated()).isFalse();
    }

    /** Another plugin's step. */
    public static final class Intruder extends Step {
        @Override
        public StepExecution start(StepContext context) {
            throw new UnsupportedOperationException();
        }

        /** Has our name. */
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "notifySlack";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(TaskListener.class);
            }
        }
    }
}
