package io.jenkins.plugins.externalsystems.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.msteams.FakeTeams;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a whole, against a Jira and a Slack on sockets. */
class MainTest {
    private static final String CONNECTIONS = """
            credentials:
              system:
                domainCredentials:
                  - credentials:
                      - usernamePassword: {id: login, username: '${EMAIL}', password: '${TOKEN}'}
                      - string: {id: bot, secret: '${BOT}'}
            unclassified:
              externalSystems:
                connections:
                  - jira: {id: j, url: '${JIRA}', credentialsId: login, projectKey: PROJ}
                  - slack: {id: s, credentialsId: bot, apiUrl: '${SLACK}', allowedOperations: send_message}
            """;

    @TempDir
    Path folder;

    private final FakeJira jira = new FakeJira();
    private final FakeSlack slack = new FakeSlack();
    private final Map<String, String> variables = new HashMap<>(Map.of(
            "EMAIL", jira.email(),
            "TOKEN", jira.token(),
            "BOT", slack.token(),
            "JIRA", jira.url().toString(),
            "SLACK", slack.apiUrl().toString()));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void tearDown() {
        jira.close();
        slack.close();
    }

    @Test
    void librariesFindWhereToLog() {
        // Else SLF4J tells whoever sits at the terminal that it has no provider.
        assertThat(Main.class.getResource("/META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))
                .isNotNull();
    }

    @Test
    void sendsAndPrintsATable() throws IOException {
        assertThat(runFile("def issue = createJiraIssue(summary: 'From a terminal', issueType: 'Task')\n"
                        + "notifySlack(text: \"see ${issue.key}\", channel: '#general')"))
                .isEqualTo(ExitCode.SUCCESS);

        String key = jira.issues().get(0).key();
        assertThat(jira.issues()).hasSize(1);
        assertThat(slack.messages("#general")).hasSize(1);
        assertThat(slack.messages("#general").get(0).content().toString()).contains("see " + key);
        assertThat(printed())
                .containsPattern("Time +Step +Connection +Operation +Result +Attempts +ms")
                .containsPattern("createJiraIssue +j +create_item +ok " + key + " +2 ")
                .containsPattern("notifySlack +s +send_message +ok ");
    }

    @Test
    void turnsLiteralsIntoJson() throws IOException {
        assertThat(runFile("externalSystem(connection: 's', operation: 'send_message',"
                        + " params: [channel: '#general', text: \"a ${1 + 1}\"])"))
                .isEqualTo(ExitCode.SUCCESS);

        assertThat(slack.messages("#general").get(0).content().toString()).contains("a 2");
    }

    @Test
    void endsWithOneWhereAnActionFailsTheBuild() throws IOException {
        assertThat(runFile("updateJiraIssue(issue: 'PROJ-999999', comment: 'x')\necho 'never'"))
                .isEqualTo(ExitCode.FAILURE);

        assertThat(printed())
                .contains("ERROR: updateJiraIssue: ")
                .contains("NOT_FOUND_ERROR")
                .doesNotContain("never");
    }

    @Test
    void endsWithOneEvenWhereTheScriptCatchesTheFailure() throws IOException {
        assertThat(runFile("try { updateJiraIssue(issue: 'PROJ-999999', comment: 'x') } catch (e) { echo 'caught' }"))
                .isEqualTo(ExitCode.FAILURE);

        assertThat(printed()).contains("caught").contains("Finished: SUCCESS");
    }

    @Test
    void goesOnWhereTheActionSaysSo() throws IOException {
        assertThat(runFile("def r = updateJiraIssue(issue: 'PROJ-999999', comment: 'x', onError: 'warn')\n"
                        + "echo \"ok is ${r.ok}\""))
                .isEqualTo(ExitCode.SUCCESS);

        assertThat(printed()).contains("WARNING: updateJiraIssue: ").contains("ok is false");
    }

    @Test
    void refusesAnOperationThatTheConnectionDoesNotAllow() throws IOException {
        assertThat(runFile(
                        "externalSystem(connection: 's', operation: 'send_alert', params: [title: 't', message: 'm'])"))
                .isEqualTo(ExitCode.FAILURE);

        assertThat(printed())
                .contains("Connection 's' does not allow externalSystem to call 'send_alert'")
                .contains("PERMISSION_ERROR");
        assertThat(slack.requests()).isEmpty();
    }

    @Test
    void namesTheStepTheParameterAndTheAllowedOnes() throws IOException {
        assertThat(runFile("echo 'x'\nnotifySlack(text: 'x', chanel: '#ci')")).isEqualTo(ExitCode.BROKEN_INPUT);

        assertThat(errors())
                .startsWith("Jenkinsfile, line 2: notifySlack: parameter 'chanel' is unknown; allowed are text, ")
                .contains("channel")
                .hasLineCount(1);
    }

    @Test
    void namesAMissingAndAMistypedParameter() throws IOException {
        assertThat(runFile("updateSlackMessage(message: 'C1/1.2')")).isEqualTo(ExitCode.BROKEN_INPUT);
        assertThat(runFile("notifySlack(text: 12)")).isEqualTo(ExitCode.BROKEN_INPUT);

        assertThat(errors())
                .contains("updateSlackMessage: parameter 'text' is missing.")
                .contains("notifySlack: parameter 'text' must be a text, not a number.");
    }

    @Test
    void namesAnUnknownConnectionAndTheKnownOnes() throws IOException {
        assertThat(runFile("createJiraIssue(summary: 'x', connection: 'other')"))
                .isEqualTo(ExitCode.FAILURE);

        assertThat(printed()).contains("There is no jira connection 'other'; known are: j.");
    }

    @Test
    void tellsTeamsWithoutABuild() throws IOException {
        try (FakeTeams teams = new FakeTeams()) {
            variables.put("MSTEAMS_WEBHOOK_URL", teams.webhookUrl());

            assertThat(run("notifyTeams(text: 'From a **terminal**', facts: [Branch: 'main'])"))
                    .isEqualTo(ExitCode.SUCCESS);

            assertThat(teams.cards()).hasSize(1);
            assertThat(teams.cards().get(0).toString())
                    .contains("From a **terminal**", "Branch")
                    .doesNotContain("Open build");
            assertThat(printed()).doesNotContain(teams.signature());
        }
    }

    @Test
    void takesConnectionsFromTheEnvironmentWithoutAFile() throws IOException {
        variables.putAll(Map.of(
                "JIRA_SERVER_URL", jira.url().toString(),
                "JIRA_EMAIL", jira.email(),
                "JIRA_TOKEN", jira.token(),
                "JIRA_PROJECT_KEY", "PROJ"));

        assertThat(run("createJiraIssue(summary: 'x', issueType: 'Task')")).isEqualTo(ExitCode.SUCCESS);
        assertThat(jira.issues()).hasSize(1);
        assertThat(run("notifySlack(text: 'x', onError: 'fail')")).isEqualTo(ExitCode.FAILURE);
        assertThat(printed()).contains("There is no slack connection.");
    }

    @Test
    void neverPrintsASecret() throws IOException {
        jira.nextReply(Reply.text(400, "you sent " + jira.token()), Reply.text(500, jira.token()));
        slack.revokeToken();

        runFile("println '" + jira.token() + "'\n"
                + "createJiraIssue(summary: 'x', issueType: 'Task', onError: 'warn')\n"
                + "updateJiraIssue(issue: 'PROJ-1', comment: 'x', onError: 'warn')\n"
                + "notifySlack(text: 'x', channel: '#general')\n"
                + "notifySlack(text: 'x', wrong: '" + slack.token() + "')");

        assertThat(printed() + errors()).doesNotContain(jira.token()).doesNotContain(slack.token());
    }

    @Test
    void endsWithThreeForABrokenConfigurationFile() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), "unclassified: {externalSystems: {connections: [{irc: {id: x}}]}}");

        assertThat(program("--connections", folder.resolve("c.yaml").toString(), write("echo 'x'")))
                .isEqualTo(ExitCode.BROKEN_INPUT);
        assertThat(errors()).startsWith("c.yaml: ").hasLineCount(1);
    }

    @Test
    void endsWithThreeForAFileThatIsNotThere() {
        assertThat(program(folder.resolve("none").toString())).isEqualTo(ExitCode.BROKEN_INPUT);
        assertThat(errors()).startsWith("Cannot read ");
    }

    @Test
    void endsWithTwoAndTheUsageForAWrongCommandLine() {
        assertThat(program("--fast")).isEqualTo(ExitCode.USAGE);
        assertThat(errors()).startsWith("Unknown option --fast.").contains("--connections FILE");
    }

    @Test
    void tellsItsUsage() {
        assertThat(program("--help")).isEqualTo(ExitCode.SUCCESS);
        assertThat(printed()).isEqualTo(CommandLine.USAGE);
    }

    private ExitCode runFile(String jenkinsfile) throws IOException {
        Files.writeString(folder.resolve("connections.yaml"), CONNECTIONS);
        return program("--connections", folder.resolve("connections.yaml").toString(), write(jenkinsfile));
    }

    private ExitCode run(String jenkinsfile) throws IOException {
        return program(write(jenkinsfile));
    }

    private String write(String jenkinsfile) throws IOException {
        return Files.writeString(folder.resolve("Jenkinsfile"), jenkinsfile).toString();
    }

    private ExitCode program(String... args) {
        return new Main(
                        variables::get,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
