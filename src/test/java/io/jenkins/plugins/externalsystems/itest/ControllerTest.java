package io.jenkins.plugins.externalsystems.itest;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.pages.ExternalSystemsBuildAction;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Base of tests that share one Jenkins a class; the fake services and the connections to them are new for each test. */
@WithJenkins
public abstract class ControllerTest {
    protected static JenkinsRule jenkins;

    protected final FakeJira jira = new FakeJira();
    protected final FakeSlack slack = new FakeSlack();

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void connect() throws Exception {
        Controller.connect(jira, slack);
    }

    @AfterEach
    void disconnect() {
        jira.close();
        slack.close();
    }

    protected static WorkflowJob pipeline(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    protected static WorkflowRun build(Result expected, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, pipeline(script));
    }

    /** A browser that shows pages as the server sends them, without scripts and styles. */
    protected static JenkinsRule.WebClient browser() {
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setCssEnabled(false);
        browser.getOptions().setTimeout(0);
        return browser;
    }

    /** What the build page has of a build. */
    protected static List<ActionRecord> records(Run<?, ?> run) {
        ExternalSystemsBuildAction action = run.getAction(ExternalSystemsBuildAction.class);
        return action == null ? List.of() : action.getRecords();
    }

    /** Waits until a fake service has got so many requests. */
    protected static void awaitRequests(FakeServer server, int count) {
        while (server.requests().size() < count) {
            Thread.onSpinWait();
        }
    }
}
