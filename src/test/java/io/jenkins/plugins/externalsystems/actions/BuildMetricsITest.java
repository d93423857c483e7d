package io.jenkins.plugins.externalsystems.actions;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.tasks.ArtifactArchiver;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakeSeries;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** pushMetrics(build: true): what it tells of real builds, and that it goes with the job. */
@WithJenkins
class BuildMetricsITest extends ControllerTest {
    private static final String PUSH = "pushMetrics(build: true, onError: 'fail')";
    private static final String TWO_FAILURES =
            "<testsuite name=\"s\" tests=\"4\"><testcase classname=\"a.B\" name=\"ok\"/>"
                    + "<testcase classname=\"a.B\" name=\"one\"><failure type=\"x.Y\" message=\"m\">x.Y: m</failure></testcase>"
                    + "<testcase classname=\"a.B\" name=\"two\"><failure type=\"x.Y\" message=\"m\">x.Y: m</failure></testcase>"
                    + "<testcase classname=\"a.B\" name=\"not\"><skipped/></testcase></testsuite>";

    private static int number;

    private final FakePrometheus prometheus = new FakePrometheus();
    private final FakePushgateway gateway = new FakePushgateway();

    @BeforeEach
    void connectServers() {
        Controller.setConnections(Controller.connectPrometheus("metrics", prometheus, gateway));
    }

    @AfterEach
    void closeServers() {
        prometheus.close();
        gateway.close();
    }

    @Test
    void aPipelineTellsItsStagesAndBranches() throws Exception {
        WorkflowRun run = built(Result.UNSTABLE, """
                stage('Build') {
                    node {
                        writeFile file: 'r.xml', text: '''%s'''
                        writeFile file: 'a.bin', text: '12345'
                        archiveArtifacts 'a.bin'
                        junit 'r.xml'
                    }
                }
                stage('Test') {
                    parallel linux: { stage('Unit') { echo 'x' } }, windows: {
                        catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE') { stage('Bad') { error 'no' } }
                    }
                }
                for (int i = 0; i < 3; i++) { stage('Again') { echo "${i}" } }
                stage('Report') {
                    def r = %s
                    echo "left out ${r.left_out} of ${r.id}"
                }
                """.formatted(TWO_FAILURES, PUSH));

        String job = run.getParent().getFullName();
        Map<String, Double> told = told(job);
        assertThat(stages(told))
                .containsExactlyInAnyOrder(
                        "Build",
                        "Test",
                        "Test / linux",
                        "Test / linux / Unit",
                        "Test / windows",
                        "Test / windows / Bad",
                        "Again",
                        "Report");
        assertThat(told)
                .containsEntry("jenkins_build_stage_failed{stage=Test / windows / Bad}", 1.0)
                .containsEntry("jenkins_build_stage_failed{stage=Test / linux / Unit}", 0.0)
                .containsEntry("jenkins_build_stages{}", 10.0)
                .containsEntry("jenkins_build_result{result=unstable}", 1.0)
                .containsEntry("jenkins_build_result{result=success}", 0.0)
                .containsEntry("jenkins_build_finished{}", 0.0)
                .containsEntry("jenkins_build_tests{status=failed}", 2.0)
                .containsEntry("jenkins_build_tests{status=passed}", 1.0)
                .containsEntry("jenkins_build_tests{status=skipped}", 1.0)
                .containsEntry("jenkins_build_test_failures{cause=x.Y}", 2.0)
                .containsEntry("jenkins_build_artifacts{}", 1.0)
                .containsEntry("jenkins_build_artifacts_size_bytes{}", 5.0)
                .containsKey("jenkins_build_agent_wait_seconds{}")
                .containsKey("jenkins_build_queue_seconds{}");
        double whole = told.get("jenkins_build_duration_seconds{}");
        assertThat(told.get("jenkins_build_stage_duration_seconds{stage=Test}")).isBetween(0.0, whole);
        assertThat(told.get("jenkins_build_stage_duration_seconds{stage=Build}"))
                .isGreaterThan(0.0);
        jenkins.assertLogContains("left out 0 of distributed_testing_builds/jenkins_job=" + job, run);
    }

    @Test
    void aFreestyleBuildTellsHowLongItWaited() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject("free " + ++number);
        PushMetricsAction push = new PushMetricsAction();
        push.setBuild(true);
        push.setMetrics("{\"own\": \"${BUILD_NUMBER}\"}");
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(new ConditionalAction("always", push)));
        project.getPublishersList().add(new ArtifactArchiver("big.txt"));
        project.getPublishersList().add(notifier);
        project = jenkins.configRoundtrip(project);
        project.getBuildersList().add(new BigFile());

        jenkins.assertBuildStatusSuccess(project.scheduleBuild2(1));

        Map<String, Double> told = told(project.getFullName());
        assertThat(told)
                .containsEntry("own{}", 1.0)
                .containsEntry("jenkins_build_number{}", 1.0)
                .containsEntry("jenkins_build_artifacts_size_bytes{}", 1000.0)
                .doesNotContainKey("jenkins_build_stages{}");
        assertThat(told.get("jenkins_build_queue_seconds{}"))
                .as("the quiet period is waiting")
                .isBetween(0.9, 60.0);
    }

    @Test
    void theNextBuildTakesThePlaceOfTheOneBefore() throws Exception {
        WorkflowJob job =
                job("if (currentBuild.number == 1) { stage('Old') { echo '' } } else { stage('New') { echo '' } }\n"
                        + PUSH);
        jenkins.buildAndAssertSuccess(job);
        assertThat(stages(told(job.getFullName()))).containsExactly("Old");
        jenkins.buildAndAssertSuccess(job);
        assertThat(stages(told(job.getFullName()))).containsExactly("New");
        assertThat(told(job.getFullName())).containsEntry("jenkins_build_number{}", 2.0);
    }

    @Test
    void theLimitIsKeptAndTold() throws Exception {
        var connection = Controller.connectPrometheus("metrics", prometheus, gateway);
        connection.setMaxBuildSeries(30);
        Controller.setConnections(connection);
        WorkflowRun run =
                built(Result.SUCCESS, "for (int i = 0; i < 40; i++) { stage(\"s${i}\") { echo '' } }\n" + PUSH);
        assertThat(gateway.series()).hasSize(30);
        jenkins.assertLogContains("series were left out: the connection's limit is 30 a job.", run);
    }

    @Test
    void goesWithAJobThatIsDeletedOrRenamed() throws Exception {
        WorkflowJob deleted = job(PUSH);
        WorkflowJob renamed = job(PUSH);
        WorkflowJob kept = job(PUSH);
        for (WorkflowJob job : List.of(deleted, renamed, kept)) {
            jenkins.buildAndAssertSuccess(job);
        }
        assertThat(gateway.keys()).hasSize(3);

        deleted.delete();
        renamed.renameTo("other-" + ++number);
        await(() -> gateway.keys().size() == 1);
        assertThat(jobs()).containsExactly(kept.getFullName());

        jenkins.buildAndAssertSuccess(renamed);
        assertThat(jobs()).contains(renamed.getFullName());
    }

    @Test
    void goesWithAFolderAndItsOwnConnection() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team-" + ++number);
        Folder inner = team.createProject(Folder.class, "inner");
        Folders.connect(inner, Controller.connectPrometheus("own", prometheus, gateway));
        Item one = built(team, "connection: 'metrics', ");
        Item two = built(inner, "connection: 'own', ");
        assertThat(jobs()).containsExactlyInAnyOrder(one.getFullName(), two.getFullName());

        team.renameTo(team.getName() + "-renamed");
        await(() -> gateway.keys().isEmpty());

        jenkins.buildAndAssertSuccess((WorkflowJob) one);
        jenkins.buildAndAssertSuccess((WorkflowJob) two);
        assertThat(jobs()).hasSize(2);
        team.delete();
        await(() -> gateway.keys().isEmpty());
    }

    @Test
    void needsSomethingToPush() throws Exception {
        jenkins.assertLogContains(
                "there is nothing to push: give 'metrics', or 'build: true', or both",
                built(Result.FAILURE, "pushMetrics(job: 'x')"));
        jenkins.assertLogContains(
                "'grouping' has a 'jenkins_job', which 'build' sets",
                built(Result.SUCCESS, "pushMetrics(build: true, grouping: [jenkins_job: 'x'])"));
        assertThat(gateway.requests()).isEmpty();
    }

    /** Writes a file of a thousand bytes. */
    private static final class BigFile extends TestBuilder {
        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws IOException, InterruptedException {
            build.getWorkspace().child("big.txt").write("x".repeat(1000), "UTF-8");
            return true;
        }
    }

    /** With a name that no test has used; the usual names go by how many jobs there are, and here jobs go. */
    private static WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "pipeline-" + ++number);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static WorkflowRun built(Result expected, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, job(script));
    }

    private static WorkflowJob built(Folder folder, String arguments) throws Exception {
        WorkflowJob job = Folders.pipeline(folder, "job", PUSH.replace("(", "(" + arguments));
        jenkins.buildAndAssertSuccess(job);
        return job;
    }

    private static void await(BooleanSupplier happened) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!happened.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(happened.getAsBoolean()).isTrue();
    }

    private TreeSet<String> jobs() {
        TreeSet<String> jobs = new TreeSet<>();
        gateway.keys().forEach(key -> jobs.add(key.get("jenkins_job")));
        return jobs;
    }

    private static List<String> stages(Map<String, Double> told) {
        return told.keySet().stream()
                .filter(name -> name.startsWith("jenkins_build_stage_duration_seconds{"))
                .map(name -> name.replaceAll(".*stage=(.*)}", "$1"))
                .toList();
    }

    /** The series of a job by name and own labels. */
    private Map<String, Double> told(String job) {
        Map<String, Double> told = new LinkedHashMap<>();
        for (FakeSeries one : gateway.series()) {
            Map<String, String> labels = new LinkedHashMap<>(one.labels());
            if (job.equals(labels.remove("jenkins_job"))) {
                labels.keySet().removeAll(List.of("job", "instance"));
                told.put(one.name() + labels.toString().replace(", ", ","), Double.valueOf(one.value()));
            }
        }
        return told;
    }
}
