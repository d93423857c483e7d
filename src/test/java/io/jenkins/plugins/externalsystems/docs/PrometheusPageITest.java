package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks.Example;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakeRule;
import io.jenkins.plugins.externalsystems.fakes.prometheus.PushedFamily;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the servers get from the examples of the pages about Prometheus and about build metrics. */
@WithJenkins
class PrometheusPageITest extends ControllerTest {
    private static final String GATE = "sum(rate(http_requests_total{version=\"canary\",status=~\"5..\"}[5m]))"
            + " / sum(rate(http_requests_total{version=\"canary\"}[5m]))";

    private final FakePrometheus prometheus = new FakePrometheus();
    private final FakePushgateway gateway = new FakePushgateway();

    @BeforeEach
    void connectServers() {
        prometheus.scrape(gateway);
        Controller.setConnections(Controller.connectPrometheus("metrics", prometheus, gateway));
    }

    @AfterEach
    void closeServers() {
        prometheus.close();
        gateway.close();
    }

    @Test
    void scripted() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, script("prometheus.md scripted"));
        assertThat(gateway.group("job", "distributed_testing_nightly", "branch", "feature/login"))
                .extracting(family -> family.type() + " " + family.name())
                .containsExactly("gauge build_duration_seconds", "histogram test_seconds", "counter tests_total");
        assertThat(gateway.group("job", "distributed_testing_coverage"))
                .singleElement()
                .extracting(PushedFamily::samples)
                .asString()
                .contains("module=core}, value=0.81", "module=web}, value=0.64");
        assertThat(gateway.requests("PUT", "coverage")).hasSize(1);
        jenkins.assertLogContains("web: 0.64", run);
    }

    @Test
    void declarative() throws Exception {
        prometheus.answer(GATE, "0.002");
        WorkflowRun good = build(Result.SUCCESS, script("prometheus.md declarative"));
        jenkins.assertLogContains("queryMetrics: '" + GATE + "' is 0.002", good);
        prometheus.answer(GATE, "0.02");
        build(Result.UNSTABLE, script("prometheus.md declarative"));
        prometheus.answer(GATE, "NaN");
        build(Result.UNSTABLE, script("prometheus.md declarative"));
        prometheus.answer(GATE, "0.07");
        WorkflowRun bad = build(Result.FAILURE, script("prometheus.md declarative"));
        jenkins.assertLogContains("ERROR: queryMetrics: '" + GATE + "' is 0.07, which is > 0.05.", bad);
        assertThat(gateway.group("job", "distributed_testing_deploy"))
                .extracting("name")
                .containsExactly("deploy_duration_seconds");
        assertThat(gateway.requests("POST", "deploy")).hasSize(4);
    }

    @Test
    void operations() throws Exception {
        prometheus.add("build_errors", Map.of("job", "a"), "1");
        prometheus.addRule(new FakeRule("builds", "TooManyErrors", "build_errors > 2", "firing"));
        WorkflowRun run = build(Result.SUCCESS, script("prometheus.md operations"));
        jenkins.assertLogContains("1 alerts, 1 targets down, build_errors > 2, 1 series", run);
    }

    @Test
    void buildMetrics() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, script("build-metrics.md pipeline"));
        String job = run.getParent().getFullName();
        assertThat(gateway.group("job", "distributed_testing_builds", "jenkins_job", job).stream()
                        .filter(family -> family.name().equals("jenkins_build_stage_duration_seconds"))
                        .flatMap(family -> family.samples().stream())
                        .map(sample -> sample.labels().get("stage")))
                .contains("Build", "Test", "Test / Linux", "Test / Windows")
                .doesNotHaveDuplicates();

        run = build(Result.SUCCESS, script("build-metrics.md own"));
        job = run.getParent().getFullName();
        assertThat(gateway.group("job", "distributed_testing_builds", "jenkins_job", job))
                .extracting(PushedFamily::name)
                .contains("coverage_ratio", "binary_size_bytes", "jenkins_build_stage_duration_seconds");
    }

    private static String script(String name) {
        Example example = ExampleBlocks.ofPages().stream()
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no example " + name));
        return example.text().replaceAll("\\bsh '", "echo '");
    }
}
