package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks.Example;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeMessage;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the services get from the examples of the documentation's pages. */
@WithJenkins
class PageExamplesITest extends ControllerTest {
    @BeforeEach
    void connectAsTheExamplesDo() throws Exception {
        jira.addProject("OPS");
        jira.addUser("Dev", "dev@example.com");
        slack.addChannel("ci");
        Controller.setConnections(Controller.connectJira("jira", jira), Controller.connectSlack("slack", slack));
    }

    @Test
    void jiraScripted() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, script("jira.md scripted"));

        FakeIssue issue = jira.issues().get(0);
        assertThat(issue.summary()).startsWith("Tests fail on");
        assertThat(issue.assignee()).isEqualTo("Dev");
        assertThat(issue.status()).isEqualTo("In Progress");
        assertThat(issue.comments()).containsExactly("Seen again.");
        assertThat(issue.field("customfield_10010")).isEqualTo("Checkout");
        assertThat(issue.field("labels")).isEqualTo(List.of("ci", "automated"));
        assertThat(issue.field("description").toString()).contains("tableHeader", run.getUrl());
        assertThat(jira.requests("POST", "/search/jql"))
                .singleElement()
                .satisfies(search -> assertThat(search.text()).contains("OPS", "In Progress", "currentUser()"));
    }

    @Test
    void jiraLinksWorkAndFiles() throws Exception {
        build(Result.SUCCESS, script("jira.md extras"));

        FakeIssue cause = jira.issues().get(0);
        FakeIssue issue = jira.issues().get(1);
        assertThat(issue.links())
                .singleElement()
                .satisfies(link -> assertThat(link.toString()).contains("is blocked by", cause.key()));
        assertThat(issue.remoteLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.toString()).contains("Release job"));
        assertThat(issue.attachments()).extracting("filename").containsExactly("test.log");
        assertThat(cause.comments()).containsExactly("Fixed by 1.4.1.");
        assertThat(cause.worklogs()).extracting("timeSpent").containsExactly("1h 30m");
        assertThat(cause.attachments()).hasSize(1);
        assertThat(cause.status()).isEqualTo("In Progress");
    }

    @Test
    void jiraOperations() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, script("jira.md operations"));

        FakeIssue issue = jira.issues().get(0);
        assertThat(issue.assignee()).isEqualTo("Dev");
        assertThat(issue.links()).hasSize(1);
        assertThat(issue.remoteLinks()).hasSize(1);
        assertThat(issue.attachments()).hasSize(1);
        assertThat(issue.worklogs()).extracting("timeSpent").containsExactly("20m");
        assertThat(issue.comments()).containsExactly("Seen twice.");
        jenkins.assertLogContains("test.log: 13 bytes, " + issue.key() + "/", run);
        jenkins.assertLogContains("In Progress", run);
    }

    @Test
    void jiraFields() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, script("jira.md fields"));

        FakeIssue issue = jira.issues().get(0);
        assertThat(issue.field("customfield_10016")).isEqualTo(5);
        assertThat(issue.field("customfield_10020")).isEqualTo(Map.of("value", "Low"));
        assertThat(issue.field("customfield_10021")).isEqualTo(List.of());
        assertThat(issue.field("customfield_10022").toString()).contains("Europe", "Hamburg");
        assertThat(issue.field("customfield_10023").toString()).contains("Dev");
        assertThat(issue.field("customfield_10010")).isEqualTo("web");
        assertThat(issue.field("resolution")).isEqualTo(Map.of("name", "Done"));
        assertThat(issue.comments()).containsExactly("Shipped.");
        assertThat(issue.status()).isEqualTo("Done");
        jenkins.assertLogContains("required: Summary, Issue Type", run);
    }

    @Test
    void jiraOnDataCenter() throws Exception {
        try (FakeJira dataCenter = new FakeJira(FakeDialect.DATA_CENTER)) {
            dataCenter.addUser("Dev", "dev@example.com");
            Controller.setConnections(Controller.connectJira("jira", dataCenter));

            WorkflowRun run = build(Result.SUCCESS, script("jira.md data-center"));

            FakeIssue issue = dataCenter.issues().get(0);
            assertThat(issue.field("description").toString())
                    .startsWith("h2. Failures\n\n* {{login}} in *3* of 4 runs\n* see [the build|");
            assertThat(issue.comments()).containsExactly("Seen _again_.");
            assertThat(issue.assignee()).isEqualTo("Dev");
            assertThat(issue.field("customfield_10023").toString()).contains("name=dev");
            assertThat(issue.status()).isEqualTo("In Progress");
            jenkins.assertLogContains("found=1", run);
        }
    }

    @Test
    void jiraDeclarative() throws Exception {
        build(Result.FAILURE, script("jira.md declarative-fails"));
        assertThat(jira.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.summary()).endsWith("is broken");
            assertThat(issue.field("labels")).isEqualTo(List.of("ci"));
        });
    }

    @Test
    void uploads() throws Exception {
        build(Result.SUCCESS, script("uploads.md scripted"));
        assertThat(jira.issues().get(0).attachments()).extracting("filename").containsExactly("test.log");
    }

    @Test
    void reliability() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, script("reliability.md scripted"));
        assertThat(slack.messages("ci")).extracting("text").containsExactly("Deployed 1.4");
        jenkins.assertLogNotContains("Look into the channel", run);
    }

    @Test
    void slackScripted() throws Exception {
        build(Result.SUCCESS, script("slack.md scripted"));
        assertThat(slack.messages("ci")).singleElement().satisfies(message -> {
            assertThat(message.text()).endsWith("is done :tada:");
            assertThat(message.edited()).isTrue();
        });
    }

    @Test
    void slackKeepsOneMessage() throws Exception {
        build(Result.SUCCESS, script("slack.md one-message"));
        assertThat(slack.messages("ci"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).endsWith(": *deploy*"));
    }

    @Test
    void slackTellsTheBuild() throws Exception {
        build(Result.SUCCESS, script("slack.md build-summary"));
        assertThat(slack.messages("ci"))
                .singleElement()
                .satisfies(message -> assertThat(message.attachments().toString())
                        .contains("succeeded", "1 passed, 1 failed", "expected: PAID but was: OPEN", "4.1 sec"));
    }

    @Test
    void slackKeepsTheBuildsMessage() throws Exception {
        build(Result.SUCCESS, script("slack.md build-message"));
        assertThat(slack.messages("ci"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).endsWith("* goes to production"));
    }

    @Test
    void slackSharesFiles() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, script("slack.md files"));
        assertThat(slack.files())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("test.log"));
        jenkins.assertLogContains("1 file, https://fake.slack.example/files/", run);
    }

    @Test
    void slackNotifies() throws Exception {
        build(Result.SUCCESS, script("slack.md notification"));
        assertThat(slack.messages("general").get(0).attachments().toString())
                .contains("Ada Lovelace arrives in Kiel", "Berth", "14:30");
        build(Result.SUCCESS, script("slack.md committers"));
        assertThat(slack.messages("ci").get(0).text()).endsWith(" broke");
    }

    @Test
    void slackMakesAChannelAndReadsIt() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, script("slack.md operations"));
        jenkins.assertLogContains("1 message: Go!", run);
    }

    @Test
    void slackScriptedWhenTheBuildFails() throws Exception {
        build(Result.FAILURE, script("slack.md scripted").replace("echo 'make'", "error 'make'"));
        FakeMessage message = slack.messages("ci").get(0);
        assertThat(message.text()).endsWith("failed");
        FakeMessage answer = slack.messages("ci").get(1);
        assertThat(answer.text()).contains("<!here>", "console|the log>");
        assertThat(answer.content()).containsEntry("thread_ts", message.ts());
    }

    @Test
    void slackDeclarative() throws Exception {
        build(Result.FAILURE, script("slack.md declarative-fails"));
        assertThat(slack.messages("general"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.attachments().toString()).contains("#ff0000", "failed"));
    }

    @Test
    void readme() throws Exception {
        build(Result.FAILURE, script("README.md pipeline-fails"));
        FakeIssue issue = jira.issues().get(0);
        assertThat(issue.summary()).endsWith("is broken");
        assertThat(slack.messages("ci"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("<!here>", "failed: " + issue.key()));
    }

    private static String script(String name) {
        Example example = ExampleBlocks.ofPages().stream()
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no example " + name));
        return example.text().replaceAll("\\bsh '", example.isAboutFailure() ? "error '" : "echo '");
    }
}
