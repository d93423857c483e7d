package io.jenkins.plugins.externalsystems.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import io.jenkins.plugins.externalsystems.actions.CreateJiraIssueAction;
import io.jenkins.plugins.externalsystems.actions.ExternalSystemAction;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.actions.UploadToSlackAction;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.SingleFileSCM;

/** Rules of the controller and of folders, with builds of both kinds. */
class RulesITest extends ControllerTest {
    @AfterEach
    void forget() throws Exception {
        settle();
        GlobalRules.get().setRules(null);
        GlobalRules.get().setOptOutAllowed(false);
    }

    private static NotificationRule rule(String name, String jobs, String text) {
        NotificationRule rule = new NotificationRule(name, new NotifySlackAction(text));
        rule.setJobs(jobs);
        return rule;
    }

    private static NotificationRule atStart(NotificationRule rule) {
        rule.setWhen("start");
        return rule;
    }

    private static NotificationRule when(String condition, NotificationRule rule) {
        rule.setCondition(condition);
        return rule;
    }

    private static void configure(NotificationRule... rules) {
        GlobalRules.get().setRules(new ArrayList<>(List.of(rules)));
    }

    private static void configure(Folder folder, boolean optOutAllowed, NotificationRule... rules) throws Exception {
        FolderRules property = new FolderRules();
        property.setRules(new ArrayList<>(List.of(rules)));
        property.setOptOutAllowed(optOutAllowed);
        List<AbstractFolderProperty<?>> properties =
                new ArrayList<>(folder.getProperties().toList());
        properties.removeIf(FolderRules.class::isInstance);
        properties.add(property);
        folder.getProperties().replaceBy(properties);
    }

    /** Waits until everything is delivered. */
    private static void settle() throws Exception {
        while (RuleOutbox.get().size() > 0) {
            Thread.onSpinWait();
        }
    }

    private List<String> texts() {
        return slack.messages("general").stream().map(message -> message.text()).toList();
    }

    @Test
    void aPipelineThatMatchesIsToldOfAtStartAndEnd() throws Exception {
        configure(
                atStart(rule("begin <i>", "**", "$JOB_NAME #${BUILD_NUMBER} starts")),
                rule("end", "**", "$JOB_NAME #${BUILD_NUMBER} is done"),
                when("failure", rule("broken", "**", "broken")),
                rule("others", "nothing-has/it*", "never"));
        Run<?, ?> run = build(Result.SUCCESS, "echo 'x'; sleep 1");
        settle();
        String name = run.getParent().getName();
        assertThat(texts()).containsExactly(name + " #1 starts", name + " #1 is done");
        assertThat(records(run)).extracting("rule").containsExactly("begin <i>", "end");
        assertThat(records(run)).extracting("symbol").containsOnly("notifySlack");
        jenkins.assertLogContains("rule 'end': notifySlack follows; the build page tells how it ended", run);
        jenkins.assertLogContains("rule 'begin <i>': notifySlack: C", run);
        jenkins.assertLogNotContains("broken", run);
        assertThat(browser().getPage(run).asNormalizedText()).contains("by rule \"begin <i>\"", "by rule \"end\"");
    }

    @Test
    void aFreestyleBuildThatFailsIsToldOfByCondition() throws Exception {
        configure(
                atStart(rule("begin", "", "begin")),
                when("failure", rule("broken", "", "$JOB_NAME: ${BUILD_STATUS}")),
                when("success", rule("good", "", "good")),
                when("regression", rule("worse", "", "worse")));
        FreeStyleProject project = jenkins.createFreeStyleProject();
        jenkins.buildAndAssertSuccess(project);
        settle();
        project.getBuildersList().add(new FailureBuilder());
        Run<?, ?> run = jenkins.buildAndAssertStatus(Result.FAILURE, project);
        settle();
        assertThat(texts()).containsExactly("begin", "good", "begin", project.getName() + ": Failure", "worse");
        assertThat(records(run)).extracting("rule").containsExactly("begin", "broken", "worse");
    }

    @Test
    void foldersRulesAreForWhatIsBelowThemWithTheirOwnConnections() throws Exception {
        try (FakeSlack teamSlack = new FakeSlack()) {
            Folder team = jenkins.createProject(Folder.class);
            Folder inner = team.createProject(Folder.class, "inner");
            Folders.addCredential(team, Folders.text(CredentialsScope.GLOBAL, "team-token", teamSlack.token()));
            Folders.connect(team, Folders.slack("slack-main", teamSlack, "team-token"));
            // Nearer to the job, and of the same id: not what the rule of the outer folder means.
            Folders.connect(inner, Folders.slack("slack-main", teamSlack, "no-such-token"));
            configure(rule("all", "", "global"));
            configure(team, false, rule("team", "", "team"));
            configure(inner, false, rule("inner", team.getName() + "/inner/a*", "inner"));
            WorkflowJob job = Folders.pipeline(inner, "a", "echo 'x'");
            WorkflowJob outside = pipeline("echo 'x'");

            Run<?, ?> run = jenkins.buildAndAssertSuccess(job);
            jenkins.buildAndAssertSuccess(outside);
            settle();

            assertThat(texts()).containsExactly("global", "global");
            assertThat(teamSlack.messages("general")).extracting("text").containsExactly("team");
            assertThat(records(run)).extracting("rule").containsExactlyInAnyOrder("all", "team", "inner");
            assertThat(records(run))
                    .filteredOn("rule", "inner")
                    .singleElement()
                    .satisfies(record -> assertThat(record.getError()).contains("no-such-token"));
        }
    }

    @Test
    void aFolderRuleCannotUseTheConnectionsOfFoldersBelow() throws Exception {
        Folder team = jenkins.createProject(Folder.class);
        Folder inner = team.createProject(Folder.class, "inner");
        Folders.addCredential(inner, Folders.text(CredentialsScope.GLOBAL, "inner-token", slack.token()));
        Folders.connect(inner, Folders.slack("inner-only", slack, "inner-token"));
        NotifySlackAction action = new NotifySlackAction("stolen");
        action.setConnection("inner-only");
        configure(team, false, new NotificationRule("thief", action));
        Run<?, ?> run = jenkins.buildAndAssertSuccess(Folders.pipeline(inner, "a", "echo 'x'"));
        settle();
        assertThat(slack.requests()).isEmpty();
        assertThat(records(run)).singleElement().satisfies(record -> {
            assertThat(record.getRule()).isEqualTo("thief");
            assertThat(record.getError()).contains("There is no slack connection 'inner-only'");
        });
    }

    @Test
    void aFailureOrDefectOfARuleDoesNothingToTheBuild() throws Exception {
        slack.nextReply(Reply.json(200, "{\"ok\":false,\"error\":\"channel_not_found\"}"));
        CreateJiraIssueAction issue = new CreateJiraIssueAction("x");
        issue.setProject("NOPE");
        ExternalSystemAction unreadable = new ExternalSystemAction("send_message");
        unreadable.setConnection("slack-main");
        unreadable.setParams("[1");
        configure(
                rule("refused", "", "x"),
                new NotificationRule("no project", issue),
                new NotificationRule("no params", unreadable));
        Run<?, ?> run = build(Result.SUCCESS, "echo 'x'");
        settle();
        assertThat(records(run)).hasSize(3).noneMatch(record -> record.isSuccess());
        assertThat(records(run)).extracting("rule").containsOnly("refused", "no project", "no params");
    }

    @Test
    void aRuleThatWouldFailTheBuildIsRefusedWhenItIsRunToo() throws Exception {
        NotifySlackAction action = new NotifySlackAction("x");
        configure(new NotificationRule("strict", action));
        action.setOnError("fail");
        Run<?, ?> run = build(Result.SUCCESS, "echo 'x'");
        settle();
        assertThat(slack.requests()).isEmpty();
        assertThat(records(run))
                .singleElement()
                .satisfies(record -> assertThat(record.getError()).contains("a rule does not decide about a build"));
    }

    @Test
    void jobsOptOutWhereThatIsAllowed() throws Exception {
        configure(rule("global", "", "global"), rule("other", "", "other"));
        WorkflowJob all = pipeline("properties([skipNotificationRules()])");
        WorkflowJob one = pipeline("""
                pipeline {
                  agent none
                  options { skipNotificationRules(rules: 'global') }
                  stages { stage('a') { steps { echo 'x' } } }
                }
                """);
        FreeStyleProject freestyle = jenkins.createFreeStyleProject();
        freestyle.addProperty(new RuleOptOut());
        jenkins.buildAndAssertSuccess(all);
        settle();
        assertThat(texts()).as("not allowed").containsExactly("global", "other");

        GlobalRules.get().setOptOutAllowed(true);
        jenkins.buildAndAssertSuccess(all);
        jenkins.buildAndAssertSuccess(one);
        jenkins.buildAndAssertSuccess(freestyle);
        settle();
        assertThat(texts()).containsExactly("global", "other", "other");
        assertThat(jenkins.configRoundtrip(freestyle).getProperty(RuleOptOut.class))
                .isNotNull();
    }

    @Test
    void secretParametersAreNotTold() throws Exception {
        configure(rule("r", "", "$PLAIN ${SECRET} ${ENV,var=\"SECRET\"} $secret"));
        WorkflowJob job = pipeline("echo 'x'");
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("PLAIN", "plain"),
                new PasswordParameterDefinition("SECRET", "correct-horse", "")));
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.addProperty(job.getProperty(ParametersDefinitionProperty.class));
        jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, parameters(job)));
        jenkins.assertBuildStatusSuccess(project.scheduleBuild2(0, parameters(job)));
        settle();
        assertThat(texts())
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).startsWith("plain ").doesNotContain("correct"));
    }

    private static ParametersAction parameters(WorkflowJob job) {
        return new ParametersAction(
                job.getProperty(ParametersDefinitionProperty.class).getParameterDefinitions().stream()
                        .map(definition -> definition.getDefaultParameterValue())
                        .toList());
    }

    @Test
    void aFreestyleBuildHasItsWorkspaceAndAPipelineHasNone() throws Exception {
        UploadToSlackAction upload = new UploadToSlackAction("*.log");
        configure(new NotificationRule("upload", upload));
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.setScm(new SingleFileSCM("a.log", "text"));
        jenkins.buildAndAssertSuccess(project);
        Run<?, ?> run = build(Result.SUCCESS, "node { writeFile(file: 'a.log', text: 'x') }");
        settle();
        assertThat(slack.files()).hasSize(1);
        assertThat(records(run))
                .singleElement()
                .satisfies(record -> assertThat(record.getError()).contains("the workspace of a freestyle build only"));
    }

    @Test
    void aServiceThatIsDownGetsTheMessageOnceWhenItIsUpAsTheRuleWasThen() throws Exception {
        SlackConnectionConfiguration down = Controller.connectSlack(slack);
        down.setApiUrl("http://127.0.0.1:1/api");
        down.setMaxRetries(0);
        Controller.setConnections(down);
        configure(rule("old", "", "old"));
        Run<?, ?> run = build(Result.SUCCESS, "echo 'x'");
        while (records(run).isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(records(run)).singleElement().satisfies(record -> {
            assertThat(record.isSuccess()).isFalse();
            assertThat(record.getError()).endsWith("It is tried again for a day.");
        });

        RuleOutbox.get().retryNow();
        configure(rule("new", "", "new"));
        Controller.connect(jira, slack);
        run.delete();
        while (RuleOutbox.get().size() > 0) {
            RuleOutbox.get().retryNow();
            Thread.onSpinWait();
        }
        assertThat(texts()).containsExactly("old");
    }
}
