package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.externalsystems.config.JiraConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import java.util.HashMap;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller as a process of its own, killed while five steps wait for their services; those live on and keep count. */
class KilledControllerITest {
    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(600);

    private final FakeJira jira = new FakeJira();
    private final FakeSlack slack = new FakeSlack();

    @AfterEach
    void close() {
        jira.close();
        slack.close();
    }

    @Test
    @Timeout(900)
    void nothingIsDoneTwiceAndNothingIsLost() throws Throwable {
        String user = slack.addUser("ann@example.org", "ann");
        controller.startJenkins();
        controller.runRemotely(KilledControllerITest::connect, services());
        controller.runRemotely(KilledControllerITest::runToEnd, "createJiraIssue(summary: 'Old', issueType: 'Task')");
        FakeIssue old = jira.issues().get(0);

        jira.loseAnswer("POST issue", Reply.stall());
        jira.loseAnswer("POST issue/*/comment", Reply.stall());
        jira.failOnce("POST search/jql", Reply.stall());
        slack.nextReply(Reply.stall(), Reply.stall());
        String build = controller.runRemotely(KilledControllerITest::start, """
                parallel(
                  found: { def r = createJiraIssue(summary: 'Once', issueType: 'Task'); echo "found=${r.key}" },
                  composite: {
                    def r = updateJiraIssue(issue: '%s', summary: 'New', comment: 'Once'); echo "composite=${r.steps}"
                  },
                  absent: { def r = notifySlack(text: 'late', channel: '#general'); echo "absent=${r.ok}" },
                  unknown: {
                    def r = externalSystem(connection: 'slack-main', operation: 'send_ephemeral', onError: 'warn',
                        params: [channel: '%s', user: '%s', text: 'x'])
                    echo "unknown=${r.metadata.outcome}"
                  },
                  safe: { def r = searchJiraIssues(labels: 'a'); echo "safe=${r.count}" })
                """.formatted(
                        old.key(), slack.channel("general").id(), user));
        awaitRequests(jira, "/issue", 2);
        awaitRequests(jira, "/comment", 1);
        awaitRequests(jira, "/search/jql", 1);
        awaitRequests(slack, "/chat.postMessage", 1);
        awaitRequests(slack, "/chat.postEphemeral", 1);
        controller.stopJenkinsForcibly();

        controller.startJenkins();
        String log = controller.runRemotely(KilledControllerITest::end, build);
        assertThat(log)
                .contains("found=" + jira.issues().get(1).key(), "composite=[fields, comment]")
                .contains("absent=true", "unknown=unknown", "safe=0", "Finished: SUCCESS");
        assertThat(jira.issues()).hasSize(2);
        assertThat(jira.requests("POST", "/issue")).hasSize(2);
        assertThat(jira.requests("PUT", "/issue/" + old.key())).hasSize(1);
        assertThat(jira.requests("POST", "/comment")).hasSize(1);
        assertThat(old.comments()).hasSize(1);
        assertThat(slack.messages("general")).extracting("text").containsExactly("late");
        assertThat(slack.requests("POST", "/chat.postEphemeral")).hasSize(1);
    }

    private static void awaitRequests(FakeServer server, String path, int count) {
        while (server.requests("POST", path).size() < count) {
            Thread.onSpinWait();
        }
    }

    private HashMap<String, String> services() {
        HashMap<String, String> services = new HashMap<>();
        services.put("jira", jira.url().toString());
        services.put("project", jira.project().key());
        services.put("email", jira.email());
        services.put("jiraToken", jira.token());
        services.put("slack", slack.apiUrl().toString());
        services.put("slackToken", slack.token());
        return services;
    }

    // The rest runs in the process of the controller.

    private static void connect(JenkinsRule jenkins, HashMap<String, String> services) throws Exception {
        Controller.addCredential(new UsernamePasswordCredentialsImpl(
                CredentialsScope.SYSTEM, "jira-token", "", services.get("email"), services.get("jiraToken")));
        JiraConnectionConfiguration tracker =
                new JiraConnectionConfiguration("jira-main", services.get("jira"), "jira-token");
        tracker.setProjectKey(services.get("project"));
        Controller.makeQuick(tracker);
        Controller.addSecretText("slack-token", services.get("slackToken"));
        SlackConnectionConfiguration chat = new SlackConnectionConfiguration("slack-main");
        chat.setCredentialsId("slack-token");
        chat.setApiUrl(services.get("slack"));
        chat.setAllowedOperations("send_ephemeral");
        Controller.makeQuick(chat);
        Controller.setConnections(tracker, chat);
    }

    private static void runToEnd(JenkinsRule jenkins, String script) throws Exception {
        jenkins.buildAndAssertSuccess(job(jenkins, script));
    }

    private static String start(JenkinsRule jenkins, String script) throws Exception {
        return job(jenkins, script).scheduleBuild2(0).waitForStart().getExternalizableId();
    }

    private static WorkflowJob job(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static String end(JenkinsRule jenkins, String build) throws Exception {
        WorkflowRun run = (WorkflowRun) WorkflowRun.fromExternalizableId(build);
        jenkins.waitForCompletion(run);
        return JenkinsRule.getLog(run);
    }
}
