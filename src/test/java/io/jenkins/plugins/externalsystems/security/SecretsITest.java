package io.jenkins.plugins.externalsystems.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.CreateJiraIssueAction;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ConnectionScope;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.config.JiraConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.MsTeamsConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.TwilioConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.EchoServer;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.itest.Canary;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Forms;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.pages.ExternalSystemsBuildAction;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** After every kind of failure and some successes no secret is anywhere but in the credential store and on the wire. */
@WithJenkins
class SecretsITest {
    private final Canary jiraToken = new Canary("JIRA token", "%s");
    private final Canary botToken = new Canary("Slack token", "xoxb-%s");
    private final Canary webhook = new Canary("webhook", "/services/%s");
    private final Canary variable = new Canary("withCredentials", "%s");
    private final List<Canary> canaries = List.of(jiraToken, botToken, webhook, variable);
    private final List<String> leaks = new ArrayList<>();

    private final FakeServer elsewhere = new FakeServer() {
        @Override
        protected Reply answer(RecordedRequest request) {
            return Reply.text(404, "nothing here");
        }
    };
    private final EchoServer echo = new EchoServer(elsewhere.url().toString().replace("127.0.0.1", "localhost"));
    private final FakeJira goodJira = new FakeJira("PROJ", "bot@example.com", jiraToken.secret());
    private JenkinsRule jenkins;

    @BeforeEach
    void configure(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Controller.addCredential(new UsernamePasswordCredentialsImpl(
                CredentialsScope.SYSTEM, "jira", "", "bot@example.com", jiraToken.secret()));
        Controller.addSecretText("bot", botToken.secret());
        Controller.addSecretText("hook", echo.url() + webhook.secret());
        Controller.addCredential(
                new StringCredentialsImpl(CredentialsScope.GLOBAL, "var", "", Secret.fromString(variable.secret())));
        Controller.setConnections(
                quick(new JiraConnectionConfiguration("jira-bad", echo.url().toString(), "jira")),
                quick(new JiraConnectionConfiguration(
                        "jira-good", goodJira.url().toString(), "jira")),
                quick(new JiraConnectionConfiguration("jira-hook", echo.url().toString(), "hook")),
                quick(new JiraConnectionConfiguration("jira-gone", "http://127.0.0.1:1", "jira")),
                quick(bot("bot-bad", "bot")),
                quick(bot("bot-login", "jira")),
                quick(hook("hook-bad", "hook")),
                quick(hook("hook-token", "bot")),
                quick(teams("teams-bad", "hook")),
                quick(sms("sms-bad", "bot")));
    }

    @AfterEach
    void close() {
        echo.close();
        elsewhere.close();
        goodJira.close();
    }

    @Test
    void noSecretIsToldAnywhere() throws Exception {
        try (LogRecorder log = new LogRecorder()
                .record("", Level.INFO)
                .record("io.jenkins.plugins.externalsystems", Level.ALL)
                .record("okhttp3", Level.ALL)
                .capture(20_000)) {
            Run<?, ?> failures = failInPipeline();
            Run<?, ?> variables = sendAVariable();
            Run<?, ?> freestyle = failInFreestyle();
            lookAtTestConnections();

            assertThat(echo.requests()).as("every mode was tried").hasSizeGreaterThan(EchoServer.MODES.size() * 6);
            assertThat(goodJira.requests())
                    .as("the variable went to the service")
                    .anyMatch(request -> variable.in(request.text()).isPresent());
            for (RecordedRequest redirected : elsewhere.requests()) {
                look("redirected request", redirected + " " + redirected.headers() + redirected.text());
            }
            assertThat(elsewhere.requests()).isNotEmpty();
            lookAtPages(List.of(failures, variables, freestyle));
            log.getRecords().forEach(record -> {
                StringWriter thrown = new StringWriter();
                if (record.getThrown() != null) {
                    record.getThrown().printStackTrace(new PrintWriter(thrown));
                }
                look(
                        "Jenkins' log, " + record.getLoggerName(),
                        record.getMessage() + thrown + params(record.getParameters()));
            });
        }
        lookAtHome();
        assertThat(leaks).isEmpty();
    }

    private Run<?, ?> failInPipeline() throws Exception {
        String modes = "['" + String.join("', '", EchoServer.MODES) + "']";
        WorkflowRun run = build("""
                for (mode in %s) {
                  String text = "mode=${mode};"
                  for (id in ['jira-bad', 'jira-hook']) {
                    echo "${createJiraIssue(connection: id, summary: text, project: 'PROJ', onError: 'warn')}"
                    echo "${updateJiraIssue(connection: id, issue: 'PROJ-1', comment: text, summary: text, onError: 'warn')}"
                  }
                  for (id in ['bot-bad', 'hook-bad']) {
                    echo "${notifySlack(connection: id, text: text, onError: 'warn')}"
                  }
                  echo "${notifyTeams(connection: 'teams-bad', text: text, onError: 'warn')}"
                  echo "${sendSms(connection: 'sms-bad', to: '+14155550100', text: text, onError: 'warn')}"
                  try {
                    notifySlack(connection: 'bot-bad', text: text, onError: 'fail')
                  } catch (e) {
                    echo "caught ${e} ${e.message}"
                  }
                }
                for (id in ['bot-login', 'hook-token']) {
                  echo "${notifySlack(connection: id, text: 'x', onError: 'warn')}"
                }
                echo "${createJiraIssue(connection: 'jira-gone', summary: 'x', project: 'PROJ', onError: 'warn')}"
                def gone = externalSystem(connection: 'jira-bad', operation: 'get_item', onError: 'warn',
                    params: [item_type: 'issue', id: 'PROJ-1'])
                echo "${gone}"
                echo "${searchJiraIssues(connection: 'jira-bad', jql: 'project = PROJ', onError: 'warn')}"
                echo "${createJiraIssue(connection: 'jira-good', summary: 'good', project: 'PROJ')}"
                """.formatted(modes));
        jenkins.assertBuildStatusSuccess(run);
        assertThat(run.getAction(ExternalSystemsBuildAction.class).getRecords())
                .filteredOn(ActionRecord::isSuccess)
                .extracting(ActionRecord::toLogLine)
                .as("only the good connection works, and edits and workflows whose answer nobody reads")
                .allMatch(line -> line.startsWith("createJiraIssue: PROJ-")
                        || line.startsWith("updateJiraIssue: PROJ-1 ")
                        || line.equals("notifyTeams: done"));
        return run;
    }

    /** It may go to the service, which sends it back in its refusals, and must not be shown here. */
    private Run<?, ?> sendAVariable() throws Exception {
        return build("""
                try {
                  withCredentials([string(credentialsId: 'var', variable: 'V')]) {
                    createJiraIssue(connection: 'jira-good', summary: "deployed with ${V}", project: 'PROJ')
                    externalSystem(connection: 'jira-good', operation: 'search_issues',
                        params: [jql: "summary ~ '${V}'"], onError: 'warn')
                    def r = notifySlack(connection: 'bot-bad', channel: "#${V}", text: "mode=404; ${V}", onError: 'warn')
                    echo "${r}"
                    createJiraIssue(connection: 'jira-good', summary: 'x', project: "${V}", issueType: "${V}", onError: 'fail')
                  }
                } catch (e) {
                  echo "caught outside ${e} ${e.message}"
                  throw e
                }
                """);
    }

    private Run<?, ?> failInFreestyle() throws Exception {
        List<ConditionalAction> actions = new ArrayList<>();
        for (String mode : EchoServer.MODES) {
            CreateJiraIssueAction create = new CreateJiraIssueAction("mode=" + mode + ";");
            create.setProject("PROJ");
            actions.add(always(create, "jira-bad"));
            actions.add(always(new NotifySlackAction("mode=" + mode + ";"), "bot-bad"));
            actions.add(always(new NotifySlackAction("mode=" + mode + ";"), "hook-bad"));
        }
        FreeStyleProject job = jenkins.createFreeStyleProject();
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(actions);
        job.getPublishersList().add(notifier);
        return job.scheduleBuild2(0).get();
    }

    private void lookAtTestConnections() {
        for (ConnectionConfiguration connection :
                ExternalSystemsConfiguration.get().getConnections()) {
            look(
                    "test of " + connection.getId(),
                    ConnectionService.get()
                            .test(new ScopedConnection(ConnectionScope.GLOBAL, connection))
                            .toMap()
                            .toString());
        }
    }

    private void lookAtPages(List<Run<?, ?>> runs) throws Exception {
        JenkinsRule.WebClient client = Forms.client(jenkins);
        List<String> pages = new ArrayList<>(List.of("manage/configure", "api/json?depth=4", "log/all"));
        for (Run<?, ?> run : runs) {
            assertThat(run.getLog(10_000)).as("the log has it all").hasSizeGreaterThan(3);
            look("log of " + run, String.join("\n", run.getLog(100_000)));
            for (String page : List.of(
                    "",
                    "console",
                    "consoleText",
                    "api/json?depth=3",
                    "api/xml?depth=3",
                    "../config.xml",
                    "../configure",
                    "../pipeline-syntax/",
                    "flowGraphTable/",
                    "replay/")) {
                pages.add(run.getUrl() + page);
            }
        }
        for (String page : pages) {
            look(
                    "page " + page,
                    client.getPage(client.getContextPath() + page)
                            .getWebResponse()
                            .getContentAsString());
        }
    }

    private void lookAtHome() throws Exception {
        Path home = jenkins.jenkins.getRootDir().toPath();
        int[] files = new int[1];
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = home.relativize(directory).toString();
                boolean isElsewhere = name.equals("plugins") || name.equals("war") || name.equals("secrets");
                return isElsewhere ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                files[0]++;
                look(home.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(files[0]).isGreaterThan(20);
    }

    private void look(String place, String text) {
        for (Canary canary : canaries) {
            canary.in(text).ifPresent(found -> leaks.add(place + " has " + found));
        }
    }

    private static String params(Object[] parameters) {
        return parameters == null ? "" : List.of(parameters).toString();
    }

    private WorkflowRun build(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).get();
    }

    private static ConditionalAction always(ConnectorAction action, String connection) {
        action.setConnection(connection);
        return new ConditionalAction("always", action);
    }

    private SlackConnectionConfiguration bot(String id, String credentialsId) {
        SlackConnectionConfiguration connection = new SlackConnectionConfiguration(id);
        connection.setCredentialsId(credentialsId);
        connection.setApiUrl(echo.url() + "/api");
        return connection;
    }

    private static MsTeamsConnectionConfiguration teams(String id, String webhookCredentialsId) {
        MsTeamsConnectionConfiguration connection = new MsTeamsConnectionConfiguration(id);
        connection.setWebhookCredentialsId(webhookCredentialsId);
        return connection;
    }

    private TwilioConnectionConfiguration sms(String id, String credentialsId) {
        TwilioConnectionConfiguration connection =
                new TwilioConnectionConfiguration(id, "AC" + "0".repeat(32), credentialsId);
        connection.setFromNumber("+14155552671");
        connection.setUrl(echo.url().toString());
        return connection;
    }

    private static SlackConnectionConfiguration hook(String id, String credentialsId) {
        SlackConnectionConfiguration connection = new SlackConnectionConfiguration(id);
        connection.setWebhookCredentialsId(credentialsId);
        return connection;
    }

    /** No waiting, and no breaker that would keep requests from the wire. */
    private static ConnectionConfiguration quick(ConnectionConfiguration connection) {
        Controller.makeQuick(connection);
        connection.setMaxRetries(1);
        connection.setTimeout(1);
        connection.setDeadline(3);
        connection.setBreakerFailures(0);
        return connection;
    }
}
