package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The controller restarts while a step waits for a service that keeps count: nothing is done twice, nothing is lost. */
class RestartITest {
    private static final String RESUMED = "resumed after a restart of Jenkins";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final FakeJira jira = new FakeJira();
    private final FakeSlack slack = new FakeSlack();
    private String build;

    @AfterEach
    void close() {
        jira.close();
        slack.close();
    }

    /** First life: runs the script until the service has the request. */
    private void untilSent(String script, FlowDurabilityHint durability, Await sent) throws Throwable {
        sessions.then(jenkins -> {
            SlackConnectionConfiguration chat = Controller.connectSlack(slack);
            chat.setAllowedOperations("send_ephemeral");
            Controller.setConnections(Controller.connectJira(jira), chat);
            WorkflowRun run = start(jenkins, script, durability);
            build = run.getExternalizableId();
            sent.await();
        });
    }

    private void untilSent(String script, Await sent) throws Throwable {
        untilSent(script, FlowDurabilityHint.MAX_SURVIVABILITY, sent);
    }

    /** Second life: the build ends by itself. */
    private String afterRestart(Result expected) throws Throwable {
        String[] log = new String[1];
        sessions.then(jenkins -> {
            WorkflowRun run = (WorkflowRun) WorkflowRun.fromExternalizableId(build);
            jenkins.assertBuildStatus(expected, jenkins.waitForCompletion(run));
            log[0] = JenkinsRule.getLog(run);
        });
        return log[0];
    }

    private static WorkflowRun start(JenkinsRule jenkins, String script, FlowDurabilityHint durability)
            throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.addProperty(new DurabilityHintJobProperty(durability));
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    @Test
    void whatIsSafeIsSentAgain() throws Throwable {
        jira.failOnce("POST search/jql", Reply.stall());
        untilSent(
                "def r = searchJiraIssues(labels: 'a'); echo \"found=${r.count}\"",
                () -> jira.awaitRequest("POST", "/search/jql"));
        assertThat(afterRestart(Result.SUCCESS)).contains(RESUMED, "found=0");
        assertThat(jira.requests("POST", "/search/jql")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = FlowDurabilityHint.class,
            names = {"MAX_SURVIVABILITY", "SURVIVABLE_NONATOMIC", "PERFORMANCE_OPTIMIZED"})
    void whatArrivedIsFoundAndNotDoneAgain(FlowDurabilityHint durability) throws Throwable {
        jira.loseAnswer("POST issue", Reply.stall());
        untilSent(
                "def r = createJiraIssue(summary: 'Once', issueType: 'Task'); echo \"key=${r.key} ok=${r.ok}\"",
                durability,
                () -> jira.awaitRequest("POST", "/issue"));
        assertThat(afterRestart(Result.SUCCESS))
                .contains(RESUMED, "key=" + jira.issues().get(0).key() + " ok=true");
        assertThat(jira.issues()).hasSize(1);
        assertThat(jira.requests("POST", "/issue")).hasSize(1);
    }

    @Test
    void whatSurelyDidNotArriveIsDoneThen() throws Throwable {
        slack.nextReply(Reply.stall());
        untilSent(
                "def r = notifySlack(text: 'late', channel: '#general'); echo \"ok=${r.ok} ts=${r.ts}\"",
                () -> slack.awaitRequest("POST", "/chat.postMessage"));
        assertThat(afterRestart(Result.SUCCESS)).contains(RESUMED, "ok=true ts=1");
        assertThat(slack.messages("general")).extracting("text").containsExactly("late");
    }

    @Test
    void whatCannotBeLookedForEndsUnknownAndIsNotSentAgain() throws Throwable {
        String user = slack.addUser("ann@example.org", "ann");
        slack.nextReply(Reply.stall());
        untilSent(
                "def r = externalSystem(connection: 'slack-main', operation: 'send_ephemeral', onError: 'unstable',"
                        + " params: [channel: '" + slack.channel("general").id() + "', user: '" + user
                        + "', text: 'x'])\n"
                        + "echo \"ok=${r.ok} outcome=${r.metadata.outcome}\"",
                () -> slack.awaitRequest("POST", "/chat.postEphemeral"));
        assertThat(afterRestart(Result.UNSTABLE))
                .contains("Jenkins was restarted while this was being sent, so it was not sent again.")
                .contains("ok=false outcome=unknown");
        assertThat(slack.requests("POST", "/chat.postEphemeral")).hasSize(1);
    }

    @Test
    void aLookThatIsRefusedEndsUnknownAndSendsNothing() throws Throwable {
        slack.nextReply(Reply.stall());
        untilSent(
                "def r = notifySlack(text: 'x', channel: '#general'); echo \"outcome=${r.metadata.outcome}\"",
                () -> slack.awaitRequest("POST", "/chat.postMessage"));
        slack.revokeToken();
        assertThat(afterRestart(Result.SUCCESS)).contains(RESUMED, "outcome=unknown");
        assertThat(slack.requests("POST", "/chat.postMessage")).hasSize(1);
    }

    /** A step whose value is used fails the build by default, with what stays unknown too. */
    @Test
    void onErrorAppliesToWhatStaysUnknown() throws Throwable {
        jira.loseAnswer("POST issue", Reply.stall());
        untilSent("createJiraIssue(summary: 'x', issueType: 'Task')", () -> jira.awaitRequest("POST", "/issue"));
        jira.failOnce("POST search/jql", Reply.json(403, "{}"));
        assertThat(afterRestart(Result.FAILURE)).contains(RESUMED);
        assertThat(jira.requests("POST", "/issue")).hasSize(1);
    }

    @Test
    void aCompositeGoesOnAfterTheStepsThatAreDone() throws Throwable {
        jira.loseAnswer("POST issue/*/comment", Reply.stall());
        untilSent(
                "def i = createJiraIssue(summary: 'Old', issueType: 'Task')\n"
                        + "def r = updateJiraIssue(issue: i.key, summary: 'New', comment: 'Once', transition: 'In Progress')\n"
                        + "echo \"steps=${r.steps} comment=${r.comment_id} status=${r.status}\"",
                () -> jira.awaitRequest("POST", "/comment"));
        String log = afterRestart(Result.SUCCESS);
        FakeIssue issue = jira.issues().get(0);
        assertThat(jira.requests("PUT", "/issue/" + issue.key())).hasSize(1);
        assertThat(jira.requests("POST", "/comment")).hasSize(1);
        assertThat(issue.commentRows()).hasSize(1);
        assertThat(issue.status()).isEqualTo("In Progress");
        assertThat(log)
                .contains(RESUMED, "steps=[fields, comment, transition]", "status=In Progress")
                .contains("comment=" + issue.commentRows().get(0).get("id"));
    }

    @Test
    void whatHadNotBegunIsSentOnce() throws Throwable {
        sessions.then(jenkins -> {
            Controller.connect(jira, slack);
            CountDownLatch never = new CountDownLatch(1);
            for (int worker = 0; worker < 8; worker++) {
                ConnectionService.get().work().execute(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException shutdown) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            WorkflowRun run =
                    start(jenkins, "notifySlack(text: 'x', channel: '#general')", FlowDurabilityHint.MAX_SURVIVABILITY);
            build = run.getExternalizableId();
            jenkins.waitForMessage("[Pipeline] notifySlack", run);
        });
        assertThat(slack.requests()).isEmpty();
        assertThat(afterRestart(Result.SUCCESS)).doesNotContain(RESUMED);
        assertThat(slack.requests("POST", "/chat.postMessage")).hasSize(1);
    }

    private interface Await {
        void await() throws Exception;
    }
}
