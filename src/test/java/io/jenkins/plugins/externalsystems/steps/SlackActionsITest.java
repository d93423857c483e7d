package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.scm.ChangeLogParser;
import hudson.scm.ChangeLogSet;
import hudson.scm.NullSCM;
import hudson.scm.RepositoryBrowser;
import hudson.scm.SCMRevisionState;
import io.jenkins.plugins.externalsystems.actions.AddSlackReactionAction;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.actions.UploadToSlackAction;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.config.MessageTemplate;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeFile;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeMessage;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import io.jenkins.plugins.externalsystems.runtime.Committers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What Slack's actions do in builds of both kinds. */
@WithJenkins
class SlackActionsITest {
    private final FakeSlack slack = new FakeSlack();
    private JenkinsRule jenkins;

    @BeforeEach
    void connect(JenkinsRule rule) throws Exception {
        jenkins = rule;
        slack.addChannel("ci");
        SlackConnectionConfiguration connection = Controller.connectSlack(slack);
        connection.setTemplates(List.of(
                new MessageTemplate("release", "title: {{version}} is out\nseverity: warning\n\n**{{version}}**")));
        Controller.setConnections(connection);
    }

    @AfterEach
    void close() {
        slack.close();
    }

    /** One message for a build, which later stages and builds change: asked for since 2016. */
    @Test
    void keepsOneMessageUpToDateOverStagesAndBuilds() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                def message
                stage('One') { message = notifySlack(channel: '#ci', text: 'one', message: message?.id) }
                stage('Two') { message = notifySlack(channel: '#ci', text: 'two', message: message?.id) }
                addSlackReaction(message: message.id, emoji: ':rocket:')
                echo "again: ${addSlackReaction(message: message.id, emoji: 'rocket').added}"
                currentBuild.description = message.id
                """);
        build(Result.SUCCESS, "notifySlack(message: '" + run.getDescription() + "', text: 'three')");

        assertThat(slack.messages("ci")).extracting(FakeMessage::text).containsExactly("three");
        assertThat(slack.channel("ci").reactions(slack.messages("ci").get(0).ts()))
                .containsExactly("rocket");
        jenkins.assertLogContains("again: false", run);
    }

    @Test
    void sendsNotificationsByTheConnectionsOwnTemplates() throws Exception {
        build(Result.SUCCESS, """
                externalSystem(connection: 'slack-main', operation: 'send_notification',
                    params: [event_type: 'release', data: [version: '2.4 <!here>']])
                """);
        WorkflowRun run = build(Result.FAILURE, """
                externalSystem(connection: 'slack-main', operation: 'send_notification', params: [event_type: 'no', data: [:]])
                """);

        assertThat(((Map<?, ?>) slack.messages("general").get(0).attachments().get(0)).get("title"))
                .isEqualTo("2.4 &lt;!here&gt; is out");
        jenkins.assertLogContains("known are compliance_issue, driver_alert, integration_error, release", run);
    }

    @Test
    void mentionsTheCommittersOfAFreestyleBuild() throws Exception {
        String jo = slack.addUser("jo@example.org", "Jo");
        FreeStyleProject project = jenkins.createFreeStyleProject();
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        scm.addChange().withAuthor("jo@example.org").withMsg("one");
        scm.addChange().withAuthor("al@example.org").withMsg("two");
        scm.addChange().withAuthor("sam").withMsg("three");
        project.setScm(scm);
        NotifySlackAction action = new NotifySlackAction("$JOB_NAME broke");
        action.setMentionCommitters(true);
        project.getPublishersList().add(reporting(action));

        FreeStyleBuild run = jenkins.buildAndAssertSuccess(project);

        assertThat(slack.messages("general").get(0).text()).isEqualTo("<@" + jo + "> " + project.getName() + " broke");
        assertThat(run.getChangeSet().getItems()).hasSize(3);
    }

    @Test
    void prefersTheAddressThatTheCommitTells() throws Exception {
        slack.addUser("jo@example.org", "Jo");
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.setScm(new MailingScm());

        FreeStyleBuild run = jenkins.buildAndAssertSuccess(project);

        assertThat(Committers.addresses(run)).containsExactly("jo@example.org");
    }

    @Test
    void mentionsNobodyInAPipelineWithoutChanges() throws Exception {
        build(Result.SUCCESS, "notifySlack(text: 'done', mentionCommitters: true)");

        assertThat(slack.messages("general").get(0).text()).isEqualTo("done");
    }

    @Test
    void uploadsFilesOfTheWorkspace() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                node {
                    writeFile file: 'out/a.log', text: 'one'
                    writeFile file: 'out/b.log', text: 'two'
                    writeFile file: 'c.txt', text: 'no'
                    def shared = uploadToSlack(files: 'out/*.log', channel: '#ci', comment: '**Logs**')
                    echo "shared ${shared.count} in ${shared.channel}"
                }
                """);

        assertThat(slack.files()).extracting(FakeFile::name).containsExactly("a.log", "b.log");
        assertThat(slack.messages("ci")).extracting(FakeMessage::text).containsExactly("*Logs*");
        jenkins.assertLogContains("shared 2 in " + slack.channel("ci").id(), run);
    }

    /** A failure that nobody could see in a Pipeline. */
    @Test
    void showsWhyAnUploadFailsWithoutFailingTheBuild() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                def shared = uploadToSlack(files: '*.log')
                echo "ok: ${shared.ok}, ${shared.error_code}"
                def reaction = addSlackReaction(message: 'C0123456/1.2', emoji: 'eyes')
                echo "reaction ok: ${reaction.ok}, ${reaction.error_code}"
                """);

        jenkins.assertLogContains("ok: false, VALIDATION_ERROR", run);
        jenkins.assertLogContains("reaction ok: false, NOT_FOUND_ERROR", run);
        build(Result.FAILURE, "uploadToSlack(files: '*.log', onError: 'fail')");
    }

    @Test
    void keepsTheFieldsOfItsForms() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        UploadToSlackAction upload = new UploadToSlackAction("*.log");
        upload.setChannel("#ci");
        upload.setComment("c");
        upload.setFormat("plain");
        upload.setThreadTs("1.2");
        upload.setTitle("t");
        NotifySlackAction notify = new NotifySlackAction("text");
        notify.setMessage("C1/1.2");
        notify.setMentionCommitters(true);
        AddSlackReactionAction reaction = new AddSlackReactionAction("C1/1.2", "eyes");
        project.getPublishersList().add(reporting(upload, notify, reaction));

        project = jenkins.configRoundtrip(project);

        List<ConditionalAction> actions =
                project.getPublishersList().get(ConnectorActionNotifier.class).getActions();
        jenkins.assertEqualDataBoundBeans(upload, actions.get(0).getAction());
        jenkins.assertEqualDataBoundBeans(notify, actions.get(1).getAction());
        jenkins.assertEqualDataBoundBeans(reaction, actions.get(2).getAction());
    }

    @Test
    void keepsTheTemplatesOfAConnection() throws Exception {
        jenkins.configRoundtrip();

        SlackConnectionConfiguration kept = (SlackConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(0);
        assertThat(kept.getTemplates()).hasSize(1);
        assertThat(kept.getTemplates().get(0).getName()).isEqualTo("release");
        assertThat(kept.getTemplates().get(0).getText()).contains("severity: warning\n\n**{{version}}**");
    }

    private static ConnectorActionNotifier reporting(ConnectorAction... actions) {
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(Stream.of(actions)
                .map(action -> new ConditionalAction("always", action))
                .toList());
        return notifier;
    }

    /** An SCM whose change entries tell e-mail addresses, as Git's do. */
    public static final class MailingScm extends NullSCM {
        @Override
        public void checkout(
                Run<?, ?> build,
                Launcher launcher,
                FilePath workspace,
                TaskListener listener,
                File changelogFile,
                SCMRevisionState baseline)
                throws IOException {
            Files.writeString(changelogFile.toPath(), "changes");
        }

        @Override
        public ChangeLogParser createChangeLogParser() {
            return new ChangeLogParser() {
                @Override
                public ChangeLogSet<? extends ChangeLogSet.Entry> parse(
                        Run build, RepositoryBrowser<?> browser, File changelogFile) {
                    return new Commits(build, browser);
                }
            };
        }
    }

    private static final class Commits extends ChangeLogSet<Commit> {
        Commits(Run<?, ?> run, RepositoryBrowser<?> browser) {
            super(run, browser);
        }

        @Override
        public boolean isEmptySet() {
            return false;
        }

        @Override
        public Iterator<Commit> iterator() {
            return List.of(new Commit("jo@example.org"), new Commit("jo@example.org"), new Commit("no address"))
                    .iterator();
        }
    }

    /** Public, as the change entries of real SCMs are. */
    public static final class Commit extends ChangeLogSet.Entry {
        private final String address;

        Commit(String address) {
            this.address = address;
        }

        public String getAuthorEmail() {
            return address;
        }

        @Override
        public String getMsg() {
            return "message";
        }

        @Override
        public User getAuthor() {
            return User.getOrCreateByIdOrFullName("jo");
        }

        @Override
        public Collection<String> getAffectedPaths() {
            return List.of();
        }
    }

    private WorkflowRun build(Result expected, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }
}
