package io.jenkins.plugins.externalsystems.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.rest.FakeHarbour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another connection takes the call of one whose service is away, on a terminal: or refuses, and the first failure stands. */
class FallbackTest {
    private static final String GET = "externalSystem(connection: 'harbour', operation: 'get', params: [path: '/x'])";

    @TempDir
    Path folder;

    private final FakeHarbour away = new FakeHarbour();
    private final FakeHarbour spare = new FakeHarbour();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void isAway() {
        away.close();
    }

    @AfterEach
    void close() {
        spare.close();
    }

    @Test
    void takesTheCall() throws IOException {
        spare.nextReply(Reply.json(200, "{\"a\":1}"));
        assertThat(run("", GET)).as(printed()).isEqualTo(ExitCode.SUCCESS);

        assertThat(printed()).contains("connection 'harbour' cannot be reached, so 'spare' is used");
        assertThat(spare.requests()).hasSize(1);
    }

    @Test
    void refusesInADryRun() throws IOException {
        assertThat(run(", dryRun: true", GET)).isEqualTo(ExitCode.FAILURE);

        assertRefused("Connection 'spare' sends nothing: dry run of connection 'spare'.");
    }

    @Test
    void refusesWhatItDoesNotAllow() throws IOException {
        assertThat(run(", allowedOperations: 'post'", GET)).isEqualTo(ExitCode.FAILURE);

        assertRefused("Connection 'spare' does not allow externalSystem to call 'get'.");
    }

    @Test
    void refusesWhereItIsNotThere() throws IOException {
        assertThat(run(", id: other", GET)).isEqualTo(ExitCode.FAILURE);

        assertRefused("There is no rest connection 'spare'; known are: harbour, other.");
    }

    @Test
    void aRefusalIsAFailureLikeOthers() throws IOException {
        String script = "def r = " + GET.replace(")", ", onError: 'warn')") + "\necho \"ok ${r.ok}\"";
        assertThat(run(", dryRun: true", script)).as(printed()).isEqualTo(ExitCode.SUCCESS);

        assertThat(printed()).contains("WARNING: externalSystem: ", "ok false");
    }

    /** The failure of the first connection stands, with the reason why the other one does not help. */
    private void assertRefused(String reason) {
        assertThat(spare.requests()).isEmpty();
        assertThat(printed())
                .contains("ERROR: externalSystem: Connection 'harbour'", "cannot connect to 127.0.0.1")
                .contains("The fallback cannot be used: " + reason)
                .containsPattern("externalSystem +harbour +get +CONNECTION_ERROR");
    }

    private ExitCode run(String ofSpare, String script) throws IOException {
        String id = ofSpare.contains("id:") ? "" : ", id: spare";
        String connections = """
                unclassified:
                  externalSystems:
                    connections:
                      - rest: {id: harbour, url: "%s/api", fallback: spare, maxRetries: 0}
                      - rest: {url: "%s/api"%s%s}
                """.formatted(away.url(), spare.url(), id, ofSpare);
        Path yaml = Files.writeString(folder.resolve("connections.yaml"), connections);
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), script);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Main(name -> null, out, out).run("--connections", yaml.toString(), file.toString());
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
