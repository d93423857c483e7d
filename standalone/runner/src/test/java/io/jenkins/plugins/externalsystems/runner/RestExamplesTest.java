package io.jenkins.plugins.externalsystems.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.fakes.rest.ExampleServices;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The services of {@code docs/examples} on a terminal, by the very files that a Jenkins takes. */
class RestExamplesTest {
    private final ExampleServices services = new ExampleServices();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void vesselTracking() {
        run("vessel-tracking");

        assertThat(printed())
                .contains("Aurora is under way using engine at 51.9496, 4.1453")
                .contains("3 port calls, the last one at Rotterdam (NLRTM)");
    }

    @Test
    void dataProcessing() {
        run("data-processing");

        assertThat(printed()).contains("job-1 made 1250 rows, 3 rejected");
        assertThat(services.data().orders()).hasSize(1);
    }

    @Test
    void networkFabric() {
        run("network-fabric");

        assertThat(printed()).contains("1 switches are active: [leaf-9]");
        assertThat(services.fabric().actions()).containsExactly("deploy ams", "reload 1");
        assertThat(services.fabric().switches()).isEmpty();
    }

    private void run(String example) {
        Path folder = ExampleServices.folder(example);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        ExitCode exit = new Main(services.variables()::get, out, out)
                .run(
                        "--connections",
                        folder.resolve("connections.yaml").toString(),
                        folder.resolve("Jenkinsfile").toString());
        assertThat(exit).as(printed()).isEqualTo(ExitCode.SUCCESS);
        assertThat(printed()).doesNotContain(services.secrets());
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
