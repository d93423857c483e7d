package io.jenkins.plugins.externalsystems.actions;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.util.Secret;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.fakes.prometheus.PushedFamily;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionRecorder;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** pushMetrics and queryMetrics in a Pipeline and in a freestyle job. */
@WithJenkins
class MetricsActionsITest extends ControllerTest {
    private final FakePrometheus prometheus = new FakePrometheus();
    private final FakePushgateway gateway = new FakePushgateway();

    @BeforeEach
    void connectServers() {
        prometheus.scrape(gateway);
        prometheus.add("errors", Map.of("job", "a"), "0.07");
        Controller.setConnections(Controller.connectPrometheus("metrics", prometheus, gateway));
    }

    @AfterEach
    void closeServers() {
        prometheus.close();
        gateway.close();
    }

    @Test
    void pushesLiteralsAndAsksForThem() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                def duration = 12.5
                def pushed = pushMetrics(job: "folder/${env.JOB_NAME}", instance: 'agent:1', grouping: [branch: 'feature/x'],
                    metrics: [build_duration_seconds: duration, tests_total: [type: 'counter', value: 3, labels: [suite: "s${1}"]]])
                echo "pushed ${pushed.ok} ${pushed.count} ${pushed.id} ${pushed.metrics.join(',')}"
                pushMetrics(replace: true, job: 'other', metrics: [[name: 'x', value: 'NaN'], [name: 'x', value: 1, labels: [a: 'b']]])
                def found = queryMetrics(query: 'build_duration_seconds{branch="feature/x"}', failIf: '> 100')
                echo "found ${found.ok} ${found.verdict} ${found.value} ${found.count} ${found.rows[0].labels.instance}"
                for (row in found.rows) { if (row.value > 12) { echo "row of ${row.labels.branch}" } }
                """);

        String job = "distributed_testing_folder/" + run.getParent().getName();
        jenkins.assertLogContains("pushed true 2 " + job.replace("/", "%2F") + "/agent:1/branch=feature%2Fx", run);
        jenkins.assertLogContains("build_duration_seconds,tests_total", run);
        jenkins.assertLogContains("found true pass 12.5 1 agent:1", run);
        jenkins.assertLogContains("row of feature/x", run);
        jenkins.assertLogContains("queryMetrics: 'build_duration_seconds{branch=\"feature/x\"}' is 12.5 for", run);
        List<PushedFamily> group = gateway.group("job", job, "instance", "agent:1", "branch", "feature/x");
        assertThat(group).extracting(PushedFamily::type).containsExactly("gauge", "counter");
        assertThat(gateway.requests("PUT", "/distributed_testing_other")).hasSize(1);
        assertThat(records(run)).extracting(ActionRecord::isSuccess).containsExactly(true, true, true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            failIf: '> 0.05'                                        | FAILURE  | ERROR: queryMetrics: 'errors' is 0.07 for errors{job="a"}, which is > 0.05.
            failIf: '> 0.1'                                         | SUCCESS  | queryMetrics: 'errors' is 0.07 for errors{job="a"}
            unstableIf: '> 0.05', failIf: '> 0.1'                   | UNSTABLE | WARNING: queryMetrics: 'errors' is 0.07
            failIf: '> 0.05', onError: 'ignore'                     | FAILURE  | ERROR: queryMetrics: 'errors' is 0.07
            failIf: '> 5 %'                                         | FAILURE  | parameter 'fail_if' is '> 5 %'
            failIf: '> 5 %', onError: 'warn'                        | SUCCESS  | WARNING: queryMetrics: Connection 'metrics'
            """)
    void decidesByThresholds(String arguments, Result expected, String line) throws Exception {
        WorkflowRun run =
                build(expected, "def r = queryMetrics(query: 'errors', " + arguments + ")\necho \"went on: ${r.ok}\"");
        jenkins.assertLogContains(line, run);
        if (expected == Result.FAILURE) {
            jenkins.assertLogNotContains("went on", run);
            jenkins.assertLogNotContains("Exception", run);
        } else {
            jenkins.assertLogContains("went on: " + (expected == Result.SUCCESS && !line.startsWith("WARNING")), run);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', FAILURE", "fail, FAILURE", "unstable, UNSTABLE", "warn, SUCCESS", "ignore, SUCCESS"})
    void doesNotStandOpenWithoutData(String onNoData, Result expected) throws Exception {
        String chosen = onNoData.isEmpty() ? "" : ", onNoData: '" + onNoData + "'";
        WorkflowRun run = build(
                expected,
                "def r = queryMetrics(query: 'nothing', failIf: '> 1'" + chosen + ")\necho \"ok=${r.ok} ${r.error}\"");
        jenkins.assertLogContains("queryMetrics: 'nothing' gave no data", run);
        if (onNoData.equals("warn")) {
            jenkins.assertLogContains("WARNING: queryMetrics", run);
            jenkins.assertLogContains("ok=false 'nothing' gave no data.", run);
        }
        assertThat(records(run)).singleElement().satisfies(record -> {
            assertThat(record.isSuccess()).isEqualTo(onNoData.equals("ignore"));
            assertThat(record.isSuccess() ? record.getTarget() : record.getError())
                    .startsWith("'nothing' gave no data");
        });
    }

    @Test
    void masksWhatTheBuildHides() throws Exception {
        Controller.addCredential(new StringCredentialsImpl(
                CredentialsScope.GLOBAL, "hidden-label", "", Secret.fromString("s3cret-label")));
        WorkflowRun run = build(Result.UNSTABLE, """
                def gate
                withCredentials([string(credentialsId: 'hidden-label', variable: 'V')]) {
                    queryMetrics(query: "vector(1)", failIf: '> 1')
                    gate = queryMetrics(query: "nothing{a=\\"${V}\\"}", failIf: '> 0', onNoData: 'unstable')
                }
                echo "told ${gate.error}"
                """);
        jenkins.assertLogContains("told 'nothing{a=\"****\"}", run);
        jenkins.assertLogNotContains("s3cret-label", run);
        assertThat(records(run).get(1).getError()).contains("nothing{a=\"****\"}");
    }

    @Test
    void warnsWhereAPushFails() throws Exception {
        WorkflowRun run =
                build(Result.SUCCESS, "def r = pushMetrics(metrics: [a: 'many'])\necho \"ok=${r.ok} ${r.error_code}\"");
        jenkins.assertLogContains(
                "WARNING: pushMetrics: Connection 'metrics', operation 'push_metrics': metric 'a'", run);
        jenkins.assertLogContains("ok=false VALIDATION_ERROR", run);
        build(Result.FAILURE, "pushMetrics(metrics: [a: 'many'], onError: 'fail')");
        build(Result.FAILURE, "pushMetrics(jobb: 'x', metrics: [a: 1])");
        build(Result.FAILURE, "pushMetrics()");
        build(Result.FAILURE, "queryMetrics(query: 'up', onNoData: 'pass')");
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void freestyleGatesAndReports() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject("fr");
        project.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("LIMIT", "0.05")));
        QueryMetricsAction gate = new QueryMetricsAction("errors{job=~\"a$\"}");
        gate.setUnstableIf("> ${LIMIT}");
        gate.setFailIf("> 1");
        ConnectorActionRecorder recorder = new ConnectorActionRecorder();
        recorder.setActions(List.of(new ConditionalAction("always", gate)));
        PushMetricsAction push = new PushMetricsAction();
        push.setMetrics("{\"build_number\": \"${BUILD_NUMBER}\"}");
        push.setJob("${JOB_NAME}");
        push.setGrouping("{\"of\": \"${LIMIT}\"}");
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(new ConditionalAction("unstable", push)));
        project.getPublishersList().add(recorder);
        project.getPublishersList().add(notifier);

        project = jenkins.configRoundtrip(project);
        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.UNSTABLE, project);

        jenkins.assertLogContains("WARNING: queryMetrics: 'errors{job=~\"a$\"}' is 0.07", build);
        assertThat(gateway.group("job", "distributed_testing_fr", "of", "0.05"))
                .singleElement()
                .satisfies(family -> assertThat(family.samples().get(0).value()).isEqualTo("1.0"));

        gate.setFailIf("> 0.06");
        project.getPublishersList().replaceBy(List.of(recorder, notifier));
        FreeStyleBuild failed = jenkins.buildAndAssertStatus(Result.FAILURE, project);
        jenkins.assertLogContains("ERROR: queryMetrics: 'errors", failed);
        assertThat(records(failed)).hasSize(1);
    }
}
