package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.slaves.DumbSlave;
import hudson.tasks.junit.JUnitResultArchiver;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.summary.FailedTest;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestChange;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestIds;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummary;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Reports on a real agent, which is a process of its own, and what the JUnit plugin recorded. */
@WithJenkins
class WorkspaceReportsITest {
    private static final String REPORT = """
            <testsuite name="s"><testcase classname="a.B" name="good" time="1.5"/>
            <testcase classname="a.B" name="bad"><failure message="no" type="E">E: no
             at a.Shop.buy(Shop.java:3)</failure></testcase>
            <testcase classname="a.B" name="later"><skipped message="not yet"/></testcase></testsuite>
            """;

    private JenkinsRule jenkins;
    private DumbSlave agent;
    private FilePath workspace;
    private FreeStyleProject job;
    private FreeStyleBuild build;
    private final Cancellation cancellation = new Cancellation();
    private final List<TestCaseResult> cases = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void startAgent(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = jenkins.createOnlineSlave();
        workspace = agent.getRootPath().child("ws");
        workspace.mkdirs();
        job = jenkins.createFreeStyleProject();
        build = jenkins.buildAndAssertSuccess(job);
    }

    private void read(String reports, TestResultVisitor visitor) {
        Workspace place = new Workspace() {
            @Override
            public FilePath folder() {
                return workspace;
            }

            @Override
            public boolean isAwaited() {
                return false;
            }

            @Override
            public String whyNone() {
                return "none";
            }
        };
        TestCalls.await(ConnectionService.get()
                .testResults(build, place, cancellation, log::add)
                .read(reports, visitor));
    }

    @Test
    void readsWhereTheFilesAre() throws Exception {
        workspace.child("out/a.xml").write(REPORT, "UTF-8");
        workspace.child("out/b.xml").write("<testsuite><testcase name='x'/>", "UTF-8");
        workspace.child("out/old.xml").write(REPORT, "UTF-8");
        workspace.child("out/old.xml").touch(build.getStartTimeInMillis() - 60_000);
        read("out/*.xml", cases::add);
        assertThat(cases).extracting(TestCaseResult::fullName).containsExactly("a.B.good", "a.B.bad", "a.B.later", "x");
        assertThat(cases.get(1).cause().location()).isEqualTo("a.Shop.buy");
        assertThat(log)
                .containsExactly(
                        "WARNING: out/b.xml is cut off at line 1, column 32; the 1 test cases before that count",
                        "WARNING: out/old.xml is older than the build, so an earlier one left it there; it was left out",
                        "read 4 test results from 3 reports: 1 failed, 1 skipped");
    }

    @Test
    void whatWasReadStaysWithTheBuild() throws Exception {
        assertThat(TestReports.of(build)).isEmpty();
        workspace.child("a.xml").write(REPORT, "UTF-8");
        read("*.xml", cases::add);
        read("a.xml", cases::add);
        RecordedTests action = build.getAction(RecordedTests.class);
        RecordedTests copy = (RecordedTests) Run.XSTREAM2.fromXML(Run.XSTREAM2.toXML(action));
        TestSummary summary = TestReports.of(build).orElseThrow();
        assertThat(copy.summary().orElseThrow()).usingRecursiveComparison().isEqualTo(summary);
        assertThat(summary.counts().total()).isEqualTo(3);
        assertThat(summary.failures()).extracting(FailedTest::name).containsExactly("a.B.bad");
        build = jenkins.buildAndAssertSuccess(job);
        workspace
                .child("a.xml")
                .write(
                        REPORT.replace("bad", "worse")
                                .replace("later", "bad")
                                .replace("<skipped message=\"not yet\"/>", ""),
                        "UTF-8");
        read("a.xml", cases::add);
        TestChange change = TestReports.compared(build).orElseThrow().change().orElseThrow();
        assertThat(change.appeared().contains(TestIds.of("a.B.worse"))).isTrue();
        assertThat(change.fixed().contains(TestIds.of("a.B.bad"))).isTrue();
        assertThat(change.stillFailing().isEmpty()).isTrue();
    }

    @Test
    void anAbortEndsTheReading() throws Exception {
        StringBuilder large = new StringBuilder("<testsuite>");
        for (int i = 0; i < 300_000; i++) {
            large.append("<testcase name='test").append(i).append("'/>");
        }
        workspace.child("a.xml").write(large + "</testsuite>", "UTF-8");
        assertThatThrownBy(() -> read("a.xml", result -> {
                    cases.add(result);
                    cancellation.cancel();
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(cases).hasSizeLessThan(300_000);
    }

    @Test
    void takesWhatTheBuildHasRecorded() throws Exception {
        assertThatThrownBy(() -> read(null, cases::add))
                .isInstanceOf(NoFileSourceException.class)
                .hasMessage(
                        "the build has recorded no test results; name the reports, or record them with junit before");
        job.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> running, Launcher launcher, BuildListener listener)
                    throws IOException, InterruptedException {
                running.getWorkspace().child("a.xml").write(REPORT, "UTF-8");
                return true;
            }
        });
        job.getPublishersList().add(new JUnitResultArchiver("*.xml"));
        build = jenkins.assertBuildStatus(Result.UNSTABLE, job.scheduleBuild2(0));
        read(null, cases::add);
        assertThat(cases)
                .extracting(TestCaseResult::fullName, one -> one.status().name(), TestCaseResult::suite)
                .containsExactly(
                        tuple("a.B.bad", "FAILED", "s"),
                        tuple("a.B.later", "SKIPPED", "s"),
                        tuple("a.B.good", "PASSED", "s"));
        assertThat(cases.get(0).cause().location()).isEqualTo("a.Shop.buy");
        assertThat(cases.get(0).failure().message()).isEqualTo("no");
        assertThat(cases.get(1).failure().message()).isEqualTo("not yet");
        assertThat(cases.get(2).duration()).hasMillis(1_500);
        TestSummary summary = TestReports.of(build).orElseThrow();
        assertThat(summary.counts().failures()).isEqualTo(1);
        assertThat(summary.slowest().get(0).name()).isEqualTo("a.B.good");
        assertThat(RunReport.of(build).tests().failures().get(0).url()).endsWith("testReport/junit/a/B/bad/");
    }
}
