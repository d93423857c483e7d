package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import groovy.lang.GroovyShell;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page about dry runs; that of the runner is run by the runner's tests. */
class DryRunExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("dry-run.md");

    @TempDir
    private Path directory;

    @Test
    void noExampleIsForgotten() {
        assertThat(PAGE).containsOnlyKeys("pipeline", "configuration", "freestyle", "folder");
    }

    @Test
    void pipeline() throws Exception {
        Run<?, ?> run = build(Result.SUCCESS, PAGE.get("pipeline"));
        assertThat(slack.requests()).isEmpty();
        assertThat(jira.requests()).isEmpty();
        String name = run.getParent().getName();
        jenkins.assertLogContains("notifySlack: not sent: dry run of the step", run);
        jenkins.assertLogContains("\"text\" : \"*" + name + "* failed: DRYRUN-999999999\"", run);
        jenkins.assertLogContains("would have sent POST " + jira.url() + "/rest/api/2/issue", run);
    }

    @Test
    void configuration() throws Exception {
        Path file = Files.writeString(directory.resolve("jenkins.yaml"), PAGE.get("configuration"));
        ConfigurationAsCode.get().configure(List.of(file.toString()));
        List<ConnectionConfiguration> connections =
                ExternalSystemsConfiguration.get().getConnections();
        assertThat(connections).singleElement().extracting("dryRun").isEqualTo(true);
    }

    @Test
    void freestyle() throws Exception {
        FreeStyleProject project = (FreeStyleProject) Jenkins.get()
                .createProjectFromXML(
                        "freestyle",
                        new ByteArrayInputStream(PAGE.get("freestyle").getBytes(StandardCharsets.UTF_8)));
        Run<?, ?> run = jenkins.buildAndAssertSuccess(project);
        assertThat(slack.requests()).isEmpty();
        jenkins.assertLogContains("\"text\" : \"Built freestyle\"", run);
    }

    @Test
    void folder() throws Exception {
        Controller.setConnections(Controller.connectSlack("slack", slack));
        Folder team = jenkins.createProject(Folder.class, "team-a");
        new GroovyShell(Jenkins.get().getPluginManager().uberClassLoader).evaluate(PAGE.get("folder"));
        Run<?, ?> run = jenkins.buildAndAssertSuccess(Folders.pipeline(team, "job", "notifySlack(text: 'x')"));
        assertThat(slack.requests()).isEmpty();
        jenkins.assertLogContains("notifySlack: not sent: dry run of folder 'team-a'", run);
    }
}
