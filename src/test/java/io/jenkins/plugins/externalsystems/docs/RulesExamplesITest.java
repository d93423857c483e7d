package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import groovy.lang.GroovyShell;
import hudson.model.Result;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import io.jenkins.plugins.externalsystems.rules.GlobalRules;
import io.jenkins.plugins.externalsystems.rules.RuleOutbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page about notification rules. */
class RulesExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("rules.md");

    @TempDir
    private Path directory;

    @BeforeEach
    void connectAsTheExamplesDo() throws Exception {
        slack.addChannel("builds");
        slack.addChannel("releases");
        slack.addChannel("team-a");
        Controller.setConnections(Controller.connectSlack("slack", slack));
    }

    @AfterEach
    void forget() throws Exception {
        settle();
        GlobalRules.get().setRules(null);
        GlobalRules.get().setOptOutAllowed(false);
    }

    private static void settle() throws Exception {
        while (RuleOutbox.get().size() > 0) {
            Thread.onSpinWait();
        }
    }

    private void configure() throws Exception {
        Path file = Files.writeString(directory.resolve("jenkins.yaml"), PAGE.get("configuration"));
        ConfigurationAsCode.get().configure(file.toString());
    }

    @Test
    void noExampleIsForgotten() {
        assertThat(PAGE).containsOnlyKeys("configuration", "script", "scripted", "declarative");
    }

    @Test
    void configuration() throws Exception {
        configure();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "release-1");
        job.setDefinition(new CpsFlowDefinition("echo 'x'", true));
        jenkins.buildAndAssertSuccess(job);
        job.setDefinition(new CpsFlowDefinition("error 'x'", true));
        jenkins.buildAndAssertStatus(Result.FAILURE, job);
        build(Result.FAILURE, "error 'another job'");
        settle();

        assertThat(slack.messages("releases"))
                .extracting("text")
                .containsExactly("*release-1* #1 starts", "*release-1* #2 starts");
        assertThat(slack.messages("builds"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith("*release-1* #2 broke: "));
    }

    @Test
    void script() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team-a");
        new GroovyShell(Jenkins.get().getPluginManager().uberClassLoader).evaluate(PAGE.get("script"));
        jenkins.buildAndAssertStatus(Result.FAILURE, Folders.pipeline(team, "job", "error 'x'"));
        settle();
        assertThat(slack.messages("team-a"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith("team-a/job #1 failed: "));
    }

    @Test
    void jobsOptOut() throws Exception {
        configure();
        for (String name : new String[] {"scripted", "declarative"}) {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "release-" + name);
            job.setDefinition(new CpsFlowDefinition(PAGE.get(name), true));
            jenkins.buildAndAssertSuccess(job);
            settle();
            job.setDefinition(
                    new CpsFlowDefinition(PAGE.get(name).replace("echo 'built'", "error 'x'") + "\nerror 'x'", true));
            jenkins.buildAndAssertStatus(Result.FAILURE, job);
        }
        settle();
        assertThat(slack.messages("builds")).isEmpty();
        assertThat(slack.messages("releases"))
                .extracting("text")
                .containsExactly(
                        "*release-scripted* #1 starts",
                        "*release-declarative* #1 starts",
                        "*release-declarative* #2 starts");
    }
}
