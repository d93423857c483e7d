package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.actions.NotifyTeamsAction;
import io.jenkins.plugins.externalsystems.config.MessageTemplate;
import io.jenkins.plugins.externalsystems.config.MsTeamsConnectionConfiguration;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.msteams.FakeTeams;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What Teams gets from the examples of its page, and what {@code notifyTeams} does in builds of both kinds. */
@WithJenkins
class MsTeamsExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("msteams.md");

    private final FakeTeams teams = new FakeTeams();

    @BeforeEach
    void connectTeams() throws Exception {
        MsTeamsConnectionConfiguration connection = Controller.connectTeams("teams", teams);
        connection.setTemplates(List.of(new MessageTemplate(
                "deployed",
                "title: {{app}} {{version}} is live\nfield Stage: {{stage}}\n\n**{{app}}** was deployed by {{by}}.")));
        Controller.setConnections(connection);
    }

    @AfterEach
    void close() {
        teams.close();
    }

    private String card(int index) {
        return Json.write(teams.cards().get(index));
    }

    @Test
    void noExampleIsForgotten() {
        assertThat(PAGE).containsOnlyKeys("connection", "scripted", "cards", "operations", "declarative", "freestyle");
    }

    @Test
    void scripted() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("scripted"));

        assertThat(teams.cards()).hasSize(2);
        assertThat(card(0))
                .contains(run.getFullDisplayName() + ": SUCCESS", "\"style\":\"accent\"", "**begun**", "Open build")
                .contains(jenkins.getURL() + run.getUrl());
        assertThat(card(1))
                .contains("Release 2.4.0", "\"style\":\"warning\"", "\"type\":\"Table\"", "CheckoutTest.paysByCard")
                .contains(
                        "RichTextBlock", "Monospace", "81.4 %", "Test report", "<at>Jane Doe</at>", "jane@contoso.com");
        assertThat(jenkins.getLog(run)).doesNotContain(teams.signature(), teams.clientSecret());
        // The page's picture is made of this file.
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "teams-card.json"), card(1));
    }

    @Test
    void cards() throws Exception {
        build(Result.SUCCESS, PAGE.get("cards"));

        assertThat(card(0)).contains("ColumnSet", "staging", "Action.OpenUrl");
        assertThat(card(1)).contains("shop 2.4.0 is live", "production", "was deployed by jo");
    }

    @Test
    void operations() throws Exception {
        teams.addMember("Jane Doe", "jane@contoso.com");
        teams.addChannel("Builds");

        WorkflowRun run = build(Result.SUCCESS, PAGE.get("operations"));

        jenkins.assertLogContains("1 members, channels: General, Builds", run);
        jenkins.assertLogContains("sent 2 of 2", run);
        assertThat(teams.cards()).hasSize(2);
    }

    @Test
    void declarative() throws Exception {
        WorkflowRun run = build(Result.UNSTABLE, PAGE.get("declarative"));

        assertThat(card(0))
                .contains(run.getFullDisplayName() + ": UNSTABLE", "\"style\":\"warning\"", "\"Duration\"")
                .doesNotContain("\"Branch\"", "\"Tests\"");
    }

    private static FreeStyleProject reporting(NotifyTeamsAction action) throws Exception {
        action.setConnection("teams");
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(new ConditionalAction("always", action)));
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.getPublishersList().add(notifier);
        return project;
    }

    @Test
    void freestyle() throws Exception {
        String jo = teams.addMember("Jo", "jo@example.org");
        NotifyTeamsAction action = new NotifyTeamsAction();
        action.setText("$JOB_NAME is done");
        action.setFacts(PAGE.get("freestyle"));
        action.setMentionCommitters(true);
        FreeStyleProject project = reporting(action);
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        scm.addChange().withAuthor("jo@example.org").withMsg("one");
        scm.addChange().withAuthor("al@example.org").withMsg("two");
        project.setScm(scm);

        FreeStyleBuild run = jenkins.buildAndAssertSuccess(project);

        assertThat(card(0))
                .contains(project.getName() + " is done", "\"style\":\"good\"", "\"value\":\"built-in\"")
                .contains("<at>Jo</at>", jo)
                .doesNotContain("al@example.org");
        jenkins.assertLogContains("notifyTeams: done", run);
    }

    @Test
    void theFormKeepsItsFields() throws Exception {
        NotifyTeamsAction full = new NotifyTeamsAction();
        full.setTitle("t");
        full.setText("one\ntwo");
        full.setFormat("plain");
        full.setThemeColor("#ff0000");
        full.setFacts("{\"a\":\"b\"}");
        full.setButtons("[]");
        full.setBuildLink(false);
        full.setMentions("jane@contoso.com");
        full.setMentionCommitters(true);
        full.setTeamId("1");
        full.setChannel("Builds");
        full.setOnError("unstable");
        for (NotifyTeamsAction action : List.of(new NotifyTeamsAction(), full)) {
            FreeStyleProject project = jenkins.configRoundtrip(reporting(action));
            NotifyTeamsAction kept = (NotifyTeamsAction) project.getPublishersList()
                    .get(ConnectorActionNotifier.class)
                    .getActions()
                    .get(0)
                    .getAction();
            jenkins.assertEqualDataBoundBeans(action, kept);
            assertThat(kept.isBuildLink()).isEqualTo(action.isBuildLink());
        }
    }

    @Test
    void aFailureIsAWarningUnlessTheAuthorSaysOtherwise() throws Exception {
        teams.workflowBecomes("deleted");
        WorkflowRun run = build(Result.SUCCESS, """
                def sent = notifyTeams(text: 'x')
                echo "ok: ${sent.ok}, ${sent.error_code}"
                """);
        jenkins.assertLogContains("ok: false, NOT_FOUND_ERROR", run);
        assertThat(jenkins.getLog(run)).doesNotContain(teams.signature());
        build(Result.FAILURE, "notifyTeams(text: 'x', onError: 'fail')");
        build(Result.FAILURE, "notifyTeams(text: 'x', channel: 'General', onError: 'fail')");
        jenkins.assertLogContains(
                "leave out title, text",
                build(Result.FAILURE, "notifyTeams(text: 'x', card: [body: []], onError: 'fail')"));
        jenkins.assertLogContains(
                "there is none", build(Result.FAILURE, "notifyTeams(variables: [a: 1], onError: 'fail')"));
        jenkins.assertLogContains(
                "leave out title, text",
                build(Result.FAILURE, "notifyTeams(text: 'x', template: 'a', onError: 'fail')"));
        assertThat(teams.cards()).isEmpty();
    }
}
