package io.jenkins.plugins.externalsystems.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.fakes.rest.FakeInventory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connection remembers, on a terminal. */
class CachedOperationsTest {
    private static final String READ =
            "def item = externalSystem(connection: 'inventory', operation: 'getItem', params: [sku: 'A-1']%s)\n"
                    + "echo \"from memory: ${item.metadata.cached == true}\"\n";
    private static final String WRITE =
            "externalSystem(connection: 'inventory', operation: 'reserveStock', params: [sku: 'A-1', quantity: 3])\n";

    @TempDir
    Path folder;

    private final FakeInventory inventory = new FakeInventory();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        inventory.close();
    }

    @Test
    void theServiceSeesOneRequestOfTwoAndAnotherAfterAWrite() throws IOException {
        run("def twice(what) {\n" + READ.formatted("") + "}\ntwice 1\ntwice 2\n" + WRITE + "twice 3\n");
        assertThat(told()).containsExactly("from memory: false", "from memory: true", "from memory: false");
        assertThat(inventory.requests("GET", "/A-1")).hasSize(2);
    }

    @Test
    void aFreshAnswerIsAskedFor() throws IOException {
        run(READ.formatted("") + READ.formatted(", fresh: true").replace("def ", ""));
        assertThat(told()).containsExactly("from memory: false", "from memory: false");
        assertThat(inventory.requests("GET", "/A-1")).hasSize(2);
    }

    private List<String> told() {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("from memory"))
                .map(line -> line.substring(line.indexOf("from memory")))
                .toList();
    }

    private void run(String script) throws IOException {
        String connections = """
                unclassified:
                  externalSystems:
                    connections:
                      - rest:
                          id: inventory
                          url: "%1$s/v1"
                          openapiUrl: "%1$s/v1/openapi.json"
                          authentication: {bearer: {credentialsId: inventory-token}}
                          cache: {operations: "getItem", ttlSeconds: 600}
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - string: {scope: SYSTEM, id: inventory-token, secret: "${TOKEN}"}
                """.formatted(inventory.url());
        Path yaml = Files.writeString(folder.resolve("connections.yaml"), connections);
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), script);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        ExitCode exit = new Main(Map.of("TOKEN", inventory.token())::get, out, out)
                .run("--connections", yaml.toString(), file.toString());
        assertThat(exit).as(printed.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.SUCCESS);
    }
}
