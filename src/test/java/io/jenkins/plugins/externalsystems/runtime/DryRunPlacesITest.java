package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.PasswordParameterValue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.config.ConnectionScope;
import io.jenkins.plugins.externalsystems.config.FolderDryRun;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import io.jenkins.plugins.externalsystems.rules.GlobalRules;
import io.jenkins.plugins.externalsystems.rules.NotificationRule;
import io.jenkins.plugins.externalsystems.rules.RuleOutbox;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The switches beside the Pipeline's own: of folders, for freestyle jobs, and for what rules deliver. */
class DryRunPlacesITest extends ControllerTest {
    private Folder folder;

    @BeforeEach
    void create() throws Exception {
        folder = jenkins.createProject(Folder.class);
    }

    @AfterEach
    void forget() throws Exception {
        settle();
        GlobalRules.get().setRules(null);
    }

    private static void settle() throws Exception {
        while (RuleOutbox.get().size() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void dry(Folder folder) throws Exception {
        FolderDryRun property = new FolderDryRun();
        property.setDryRun(true);
        folder.addProperty(property);
    }

    private static void undry(Folder folder) {
        folder.getProperties().removeIf(FolderDryRun.class::isInstance);
    }

    @Test
    void aFolderHoldsForAllBelowItAndForNothingElse() throws Exception {
        dry(folder);
        Folder inner = folder.createProject(Folder.class, "inner");
        FolderDryRun off = new FolderDryRun();
        inner.addProperty(off);
        WorkflowJob job = Folders.pipeline(inner, "job", "notifySlack(text: 'x', dryRun: false)");
        Run<?, ?> run = jenkins.buildAndAssertSuccess(job);
        assertThat(slack.requests()).isEmpty();
        jenkins.assertLogContains("notifySlack: not sent: dry run of folder '" + folder.getFullName() + "'", run);

        jenkins.buildAndAssertSuccess(pipeline("notifySlack(text: 'outside')"));
        assertThat(slack.messages("general")).extracting("text").containsExactly("outside");

        undry(folder);
        jenkins.buildAndAssertSuccess(job);
        assertThat(slack.messages("general")).extracting("text").containsExactly("outside", "x");
    }

    @Test
    void aFoldersOwnConnectionObeysToo() throws Exception {
        Folders.addCredential(folder, Folders.text(CredentialsScope.GLOBAL, "team-token", slack.token()));
        SlackConnectionConfiguration own = Folders.slack("team", slack, "team-token");
        own.setDryRun(true);
        Folders.connect(folder, own);
        Run<?, ?> run = jenkins.buildAndAssertSuccess(
                Folders.pipeline(folder, "job", "notifySlack(connection: 'team', text: 'x')"));
        assertThat(slack.requests()).isEmpty();
        jenkins.assertLogContains("dry run of connection 'team' of folder '" + folder.getFullName() + "'", run);
    }

    @Test
    void aPostBuildActionShowsItsPayloadWithSensitiveValuesMasked() throws Exception {
        String canary = "canary-" + UUID.randomUUID();
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.addProperty(
                new ParametersDefinitionProperty(new PasswordParameterDefinition("PASS", Secret.fromString("x"), "")));
        NotifySlackAction action = new NotifySlackAction("${JOB_NAME} has ${PASS}");
        action.setDryRun(true);
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(new ConditionalAction("always", action)));
        project.getPublishersList().add(notifier);
        jenkins.configRoundtrip(project);
        assertThat(notifier(project).getActions().get(0).getAction().isDryRun()).isTrue();

        FreeStyleBuild build = jenkins.assertBuildStatusSuccess(
                project.scheduleBuild2(0, new ParametersAction(new PasswordParameterValue("PASS", canary))));
        assertThat(slack.requests()).isEmpty();
        jenkins.assertLogContains("notifySlack: not sent: dry run of the step", build);
        jenkins.assertLogContains(project.getName() + " has ****", build);
        jenkins.assertLogNotContains(canary, build);
        assertThat(records(build)).singleElement().extracting("dryRun").isEqualTo(true);
        assertThat(browser().getPage(build).getWebResponse().getContentAsString())
                .contains("not sent: dry run of the step")
                .doesNotContain(canary);
    }

    private static ConnectorActionNotifier notifier(FreeStyleProject project) {
        return project.getPublishersList().get(ConnectorActionNotifier.class);
    }

    @Test
    void aGlobalRuleObeysTheFolderOfTheJob() throws Exception {
        dry(folder);
        GlobalRules.get().setRules(new ArrayList<>(List.of(new NotificationRule("r", new NotifySlackAction("done")))));
        Run<?, ?> run = jenkins.buildAndAssertSuccess(Folders.pipeline(folder, "job", "echo 'x'"));
        settle();
        assertThat(slack.requests()).isEmpty();
        assertToldBy(run, "folder '" + folder.getFullName() + "'");

        jenkins.buildAndAssertSuccess(pipeline("echo 'x'"));
        settle();
        assertThat(slack.messages("general")).extracting("text").containsExactly("done");
    }

    @Test
    void anActionOfARuleKeepsItsOwnSwitch() throws Exception {
        NotifySlackAction action = new NotifySlackAction("done");
        action.setDryRun(true);
        GlobalRules.get().setRules(new ArrayList<>(List.of(new NotificationRule("r", action))));
        Run<?, ?> run = build(Result.SUCCESS, "echo 'x'");
        settle();
        assertThat(slack.requests()).isEmpty();
        assertToldBy(run, "the step");
    }

    @Test
    void whatWaitsForALaterTryGoesByTheSwitchOfThen() throws Exception {
        SlackConnectionConfiguration down = Controller.connectSlack(slack);
        down.setApiUrl("http://127.0.0.1:1/api");
        down.setMaxRetries(0);
        Controller.setConnections(down);
        GlobalRules.get().setRules(new ArrayList<>(List.of(new NotificationRule("r", new NotifySlackAction("done")))));
        Run<?, ?> run = build(Result.SUCCESS, "echo 'x'");
        while (records(run).isEmpty()) {
            Thread.onSpinWait();
        }
        SlackConnectionConfiguration dry = Controller.connectSlack(slack);
        dry.setDryRun(true);
        Controller.setConnections(dry);
        while (RuleOutbox.get().size() > 0) {
            RuleOutbox.get().retryNow();
        }
        assertThat(slack.requests()).isEmpty();
        assertThat(records(run)).hasSize(2);
        assertToldBy(run, "connection 'slack-main'");
    }

    private static void assertToldBy(Run<?, ?> run, String whose) {
        assertThat(records(run)).last().satisfies(record -> {
            assertThat(record.getRule()).isEqualTo("r");
            assertThat(record.getTarget()).isEqualTo("not sent: dry run of " + whose);
        });
    }

    @Test
    void theFoldersOfARuleAndOfAConnectionHoldForJobsThatAreElsewhere() throws Exception {
        dry(folder);
        SlackConnectionConfiguration connection = Controller.connectSlack(slack);
        ScopedConnection global = new ScopedConnection(ConnectionScope.GLOBAL, connection);
        ScopedConnection own = new ScopedConnection(new ConnectionScope(folder), connection);
        String whose = "folder '" + folder.getFullName() + "'";
        assertThat(DryRunSwitches.of(new Caller(folder, "elsewhere", null), global))
                .contains(whose);
        assertThat(DryRunSwitches.of(new Caller(null, "elsewhere", null), own)).contains(whose);
        assertThat(DryRunSwitches.of(new Caller(null, "elsewhere", null), global))
                .isEmpty();
    }

    @Test
    void aJobThatIsGoneObeysTheFolderThatItWasIn() throws Exception {
        dry(folder);
        Job<?, ?> job = Folders.pipeline(folder, "job", "echo 'x'");
        String name = job.getFullName();
        job.delete();
        assertThat(DryRunSwitches.of(
                        new Caller(null, name, null),
                        new ScopedConnection(ConnectionScope.GLOBAL, Controller.connectSlack(slack))))
                .contains("folder '" + folder.getFullName() + "'");
    }
}
