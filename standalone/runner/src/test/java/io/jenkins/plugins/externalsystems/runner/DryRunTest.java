package io.jenkins.plugins.externalsystems.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dry runs on a terminal: of the whole run, of a connection of the file, and of a step. */
class DryRunTest {
    private static final String CONNECTIONS = """
            credentials:
              system:
                domainCredentials:
                  - credentials:
                      - string: {id: bot, secret: '${BOT}'}
            unclassified:
              externalSystems:
                connections:
                  - slack: {id: s, credentialsId: bot, apiUrl: '${SLACK}', dryRun: %s}
            """;

    @TempDir
    Path folder;

    private final Map<String, String> more = new HashMap<>();
    private final FakeSlack slack = new FakeSlack();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void tearDown() {
        slack.close();
    }

    @Test
    void sendsNothingAndPrintsWhatItWouldSend() throws IOException {
        assertThat(run(
                        false,
                        "def sent = notifySlack(text: 'it is " + slack.token() + "', channel: '#general')\n"
                                + "echo \"${sent.ok} ${sent.dryRun} ${sent.id} ${sent.request.body.text}\"",
                        "--dry-run"))
                .isEqualTo(ExitCode.SUCCESS);

        assertThat(slack.requests()).isEmpty();
        assertThat(printed())
                .contains("notifySlack: not sent: dry run of --dry-run", "The request would be:")
                .contains("\"channel\" : \"#general\"", "true true C0000000000/0000000000.000000 it is ****")
                .containsPattern("notifySlack +s +send_message +not sent +0 ")
                .doesNotContain(slack.token());
    }

    /** The Pipeline of docs/dry-run.md, with a JIRA that nobody reaches. */
    @Test
    void runsTheExampleOfThePage() throws IOException {
        String page = Files.readString(Path.of("../../docs/dry-run.md"));
        Matcher example = Pattern.compile("own test: pipeline -->\\s*```groovy\\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(example.find()).isTrue();
        more.put("JIRA_SERVER_URL", "https://example.atlassian.net");
        more.put("JIRA_EMAIL", "me@example.com");
        more.put("JIRA_TOKEN", "s3cret-of-jira");
        more.put("JIRA_PROJECT_KEY", "PROJ");

        assertThat(run(false, example.group(1), "--dry-run")).isEqualTo(ExitCode.SUCCESS);
        assertThat(slack.requests()).isEmpty();
        assertThat(printed())
                .contains("createJiraIssue: not sent: dry run of --dry-run", "failed: DRYRUN-999999999")
                .contains("would have sent POST https://example.atlassian.net/rest/api/3/issue")
                .doesNotContain("s3cret-of-jira");
    }

    @Test
    void endsWithOneWhereAStepWouldFailBeforeTheWire() throws IOException {
        assertThat(run(false, "notifySlack(text: '', channel: '#general', onError: 'fail')", "--dry-run"))
                .isEqualTo(ExitCode.FAILURE);

        assertThat(printed()).contains("ERROR: notifySlack: ").contains("VALIDATION_ERROR");
    }

    @Test
    void obeysTheConnectionAndTheStep() throws IOException {
        run(true, "notifySlack(text: 'x', channel: '#general', dryRun: false)");
        assertThat(printed()).contains("not sent: dry run of connection 's'");
        run(false, "notifySlack(text: 'x', channel: '#general', dryRun: true)");
        assertThat(printed()).contains("not sent: dry run of the step");
        assertThat(slack.requests()).isEmpty();

        run(false, "notifySlack(text: 'x', channel: '#general')");
        assertThat(slack.messages("#general")).hasSize(1);
    }

    private ExitCode run(boolean isDry, String jenkinsfile, String... options) throws IOException {
        Path connections =
                Files.writeString(folder.resolve("connections.yaml"), CONNECTIONS.replace("%s", String.valueOf(isDry)));
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), jenkinsfile);
        String[] args = new String[options.length + 3];
        System.arraycopy(options, 0, args, 0, options.length);
        args[options.length] = "--connections";
        args[options.length + 1] = connections.toString();
        args[options.length + 2] = file.toString();
        Map<String, String> variables = new HashMap<>(more);
        variables.put("BOT", slack.token());
        variables.put("SLACK", slack.apiUrl().toString());
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Main(variables::get, stream, stream).run(args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
