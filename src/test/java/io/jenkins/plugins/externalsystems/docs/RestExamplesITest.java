package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.rest.ExampleServices;
import io.jenkins.plugins.externalsystems.fakes.rest.FakeInventory;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.FormTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** Services that nobody wrote a connector for work from configuration alone: what the examples say arrives. */
class RestExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("rest.md");
    private static final Map<String, String> DISCOVERY = ExampleBlocks.withOwnTest("discovery.md");

    @TempDir
    Path folder;

    private final ExampleServices services = new ExampleServices();
    private final FakeInventory inventory = new FakeInventory();

    @AfterEach
    void close() {
        Controller.setConnections();
        services.close();
        inventory.close();
    }

    private WorkflowRun run(String example, Result expected) throws Exception {
        FormTest.configure(folder, services.connections(example));
        WorkflowRun run = build(expected, ExampleServices.jenkinsfile(example));
        assertThat(JenkinsRule.getLog(run)).doesNotContain(services.secrets());
        return run;
    }

    @Test
    void vesselTracking() throws Exception {
        WorkflowRun run = run("vessel-tracking", Result.SUCCESS);

        jenkins.assertLogContains("Aurora is under way using engine at 51.9496, 4.1453", run);
        jenkins.assertLogContains("3 port calls, the last one at Rotterdam (NLRTM)", run);
        assertThat(services.vessels().requests())
                .extracting(RecordedRequest::toString)
                .containsExactly(
                        "GET /v2/vessels?name=aurora&flag=NL&limit=2",
                        "GET /v2/vessels/9301134/compliance",
                        "GET /v2/vessels/244660000/position",
                        "GET /v2/vessels/244660000/port-calls?from=2026-11-01&limit=2",
                        "GET /v2/vessels/244660000/port-calls?from=2026-11-01&limit=2&cursor=c2");
    }

    @Test
    void aVesselThatIsListedFailsTheBuild() throws Exception {
        FormTest.configure(folder, services.connections("vessel-tracking"));
        String script =
                ExampleServices.jenkinsfile("vessel-tracking").replace("[name: 'aurora', flag: 'NL']", "[flag: 'LR']");
        jenkins.assertLogContains("Night Heron is on the lists [EU, OFAC]", build(Result.FAILURE, script));
    }

    @Test
    void dataProcessing() throws Exception {
        WorkflowRun run = run("data-processing", Result.SUCCESS);

        jenkins.assertLogContains("job-1 made 1250 rows, 3 rejected: https://data.example.com/out/job-1", run);
        assertThat(services.data().orders().get("job-1").toString())
                .isEqualTo("{\"dataset\":\"voyages-2026-11\",\"pipeline\":\"clean\",\"options\":{\"priority\":7}}");
        assertThat(services.data().requests())
                .extracting(RecordedRequest::toString)
                .containsExactly(
                        "POST /oauth/token",
                        "POST /v1/jobs",
                        "GET /v1/jobs/job-1",
                        "GET /v1/jobs/job-1",
                        "GET /v1/jobs/job-1/result");
    }

    @Test
    void aJobThatFailsSaysWhy() throws Exception {
        FormTest.configure(folder, services.connections("data-processing"));
        String script = ExampleServices.jenkinsfile("data-processing").replace("'clean'", "'broken'");
        WorkflowRun run = build(Result.FAILURE, script);
        jenkins.assertLogContains("column 'weight' is missing", run);
        jenkins.assertLogContains("job-1", run);
    }

    @Test
    void networkFabric() throws Exception {
        services.fabric().add("spine-1", "ams", "spine");
        services.fabric().add("spine-2", "ams", "spine");
        services.fabric().add("leaf-1", "fra", "leaf");
        WorkflowRun run = run("network-fabric", Result.SUCCESS);

        jenkins.assertLogContains("deployed: [spine-1, spine-2, leaf-9]", run);
        jenkins.assertLogContains("3 switches are active: [spine-1, spine-2, leaf-9]", run);
        assertThat(services.fabric().actions()).containsExactly("deploy ams", "reload 4");
        assertThat(services.fabric().switches())
                .hasSize(3)
                .noneMatch(one -> one.get("name").equals("leaf-9"));
        assertThat(services.fabric().requests("GET", "/switches")).hasSize(2);
        assertThat(services.fabric().requests("PATCH", "/4"))
                .singleElement()
                .satisfies(request -> assertThat(request.text()).isEqualTo("{\"vlans\":[130]}"));
        assertThat(services.fabric().requests("POST", "/switches"))
                .singleElement()
                .satisfies(request -> assertThat(request.text())
                        .isEqualTo("{\"name\":\"leaf-9\",\"site\":\"ams\",\"role\":\"leaf\",\"vlans\":[110,120]}"));
    }

    @Test
    void theExamplesOfThePageAreThoseOfTheFiles() {
        assertThat(PAGE)
                .isNotEmpty()
                .allSatisfy((name, text) -> assertThat(
                                List.of("vessel-tracking", "data-processing", "network-fabric").stream()
                                        .map(example ->
                                                services.connections(example) + ExampleServices.jenkinsfile(example)))
                        .as(name)
                        .anyMatch(file -> squeezed(file).contains(squeezed(text))));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").trim();
    }

    @Test
    void aServiceThatDescribesItselfIsConnectedDiscoveredAndCalled() throws Exception {
        String yaml = DISCOVERY.get("connection");
        String script = DISCOVERY.get("call");
        assertThat(yaml.lines().count()).isLessThan(10);
        assertThat(script.lines().count()).isEqualTo(1);
        connectInventory();
        build(Result.SUCCESS, script);

        assertThat(inventory.reservations()).containsExactly("3 A-1");
        assertThat(inventory.requests())
                .extracting(RecordedRequest::toString)
                .containsExactly("GET /v1/openapi.json", "POST /v1/reservations");
    }

    @Test
    void aDescribedOperationTakesFilesOfTheWorkspace() throws Exception {
        connectInventory();
        build(
                Result.SUCCESS,
                "node {\nwriteFile file: 'out/front.jpg', text: 'the front'\nwriteFile file: 'out/back.jpg', text: 'back'\n"
                        + "writeFile file: 'out/notes.txt', text: 'no photo'\n" + DISCOVERY.get("upload") + "\n}");

        assertThat(inventory.photos())
                .containsExactlyInAnyOrder(
                        "A-1 front.jpg image/jpeg 9 after the repair", "A-1 back.jpg image/jpeg 4 after the repair");
        assertThat(inventory.requests()).last().hasToString("POST /v1/items/A-1/photos");
    }

    private void connectInventory() throws Exception {
        Controller.addSecretText("inventory-token", inventory.token());
        FormTest.configure(
                folder,
                DISCOVERY
                        .get("connection")
                        .replace(
                                "https://inventory.example.com", inventory.url().toString()));
    }
}
