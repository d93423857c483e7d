package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.testresults.history.GeneratedResults;
import io.jenkins.plugins.externalsystems.core.testresults.history.MemoryHistory;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Builds of a job whose failures are tracked in a fake Jira. */
final class TrackingFixture implements AutoCloseable {
    final JiraFixture fixture;
    final MemoryHistory history = new MemoryHistory("job-1");
    /** Parameters of every build. */
    final Map<String, Object> parameters = new LinkedHashMap<>();

    private int requestsBefore;

    TrackingFixture(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    static GeneratedResults results() {
        return new GeneratedResults();
    }

    CallOptions options(MemoryHistory job, int build, GeneratedResults results) {
        return CallOptions.defaults().withTestResults(results).withFailureHistory(job.of(build));
    }

    CompletionStage<ExternalSystemResult> start(CallOptions options, int build) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("build", Map.of("name", "shop #" + build, "url", "https://ci.example.com/job/shop/" + build + "/"));
        all.putAll(parameters);
        return fixture.connector.executeOperationAsync("track_test_failures", all, options);
    }

    ExternalSystemResult run(CallOptions options, int build) {
        requestsBefore = fixture.jira.requests().size();
        return TestCalls.await(start(options, build));
    }

    /** A build of the job; has to work. */
    Map<String, Object> build(int build, GeneratedResults results) {
        return build(history, build, results);
    }

    /** A build of another job. */
    Map<String, Object> build(MemoryHistory job, int build, GeneratedResults results) {
        ExternalSystemResult result = run(options(job, build, results), build);
        if (!result.success()) {
            throw new AssertionError(result.toString());
        }
        return result.resultData();
    }

    ExternalSystemResult run(int build, GeneratedResults results, StepJournal journal) {
        return run(options(history, build, results).withJournal(journal), build);
    }

    /** What went over the wire in the last build. */
    List<String> requests() {
        return fixture.jira.requests().stream()
                .skip(requestsBefore)
                .map(RecordedRequest::toString)
                .toList();
    }

    void pass(Duration time) {
        fixture.time.time().advance(time);
    }

    FakeIssue only() {
        List<FakeIssue> issues = fixture.jira.issues();
        if (issues.size() != 1) {
            throw new AssertionError(issues.size() + " issues");
        }
        return issues.get(0);
    }

    @SuppressWarnings("unchecked")
    static List<String> states(Map<String, Object> result) {
        return ((List<Map<String, Object>>) result.get("issues"))
                .stream().map(row -> String.valueOf(row.get("state"))).toList();
    }

    @Override
    public void close() {
        fixture.close();
    }
}
