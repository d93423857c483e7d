package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 100,000 results at 180 requests a minute. */
class PublishManyTest {
    private static final int RESULTS = 100_000;
    private static final Map<String, Object> NEW_RUN = Map.of("name", "Nightly", "match", "name");

    private final TestRailFixture fixture = new TestRailFixture();
    private final ExternalSystem polite = fixture.connect(Map.of("requests_per_minute", 180));
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        polite.close();
        fixture.close();
    }

    /** Tests of as many new cases. */
    private TestResultSource tests(int count) {
        long first = fixture.testRail.addCase("Case");
        for (int i = 1; i < count; i++) {
            fixture.testRail.addCase("Case");
        }
        return (reports, visitor) -> {
            for (int i = 0; i < count; i++) {
                visitor.testCase(TestCaseResult.builder("shop.Load", "C" + (first + i), TestStatus.PASSED)
                        .duration(Duration.ofMillis(1500))
                        .build());
            }
            return CompletableFuture.completedFuture(null);
        };
    }

    private CompletionStage<ExternalSystemResult> publish(CallOptions options) {
        return polite.executeOperationAsync("publish_results", NEW_RUN, options.withProgress(told::add));
    }

    @Test
    void takeAsFewRequestsAsBatchesAllowAndTellHowFarTheyAre() throws Exception {
        TestResultSource tests = tests(RESULTS);
        ExternalSystemResult result = publish(CallOptions.defaults().withTestResults(tests))
                .toCompletableFuture()
                .get(120, TimeUnit.SECONDS);

        assertThat(TestRailFixture.good(result)).containsEntry("sent", RESULTS);
        assertThat(fixture.testRail.all("result")).hasSize(RESULTS);
        assertThat(fixture.testRail.requests())
                .as("the run, and 500 results in each other one")
                .hasSize(201);
        assertThat(fixture.test.time().passed())
                .as("180 requests a minute, 10 of them at once")
                .isBetween(Duration.ofSeconds(63), Duration.ofSeconds(64));
        assertThat(told)
                .hasSize(12)
                .contains("100,000 tests in 0 reports")
                .contains("50,000 of 100,000 results are in TestRail");
    }

    @Test
    void endWithTheBuildThatIsAborted() {
        Cancellation cancellation = new Cancellation();
        CallOptions options = CallOptions.defaults()
                .withTestResults(tests(20_000))
                .withCancellation(cancellation)
                .withProgress(news -> {
                    if (news.startsWith("4,000 of")) {
                        cancellation.cancel();
                    }
                });
        CompletionStage<ExternalSystemResult> call = polite.executeOperationAsync("publish_results", NEW_RUN, options);
        assertThatThrownBy(() -> TestCalls.await(call)).isInstanceOf(CancellationException.class);
        assertThat(fixture.testRail.calls("add_results_for_cases"))
                .as("those that were on the wire, and none after")
                .hasSizeBetween(8, 12);
        assertThat(fixture.test.time().pendingWaits()).isZero();
    }

    @Test
    void commentsOfAnySizeAreKeptWithinABudget() {
        CallContext context = TestCalls.context(fixture.test.time(), Duration.ofMinutes(1));
        Arguments arguments = ArgumentRows.read(context, "rows", List.of(NEW_RUN), PublishParameters.ALL)
                .get(0);
        ReportedCases cases = new ReportedCases(new PublishOptions(arguments, context));
        String trace = "at shop.Load(Load.java:7)\n".repeat(600);
        for (int i = 1; i <= 50_000; i++) {
            cases.testCase(TestCaseResult.builder("shop.Load", "C" + i, TestStatus.FAILED)
                    .failure(
                            new TestFailure("refused", "IOException", trace), new FailureCause("f", "IOException", "x"))
                    .build());
        }
        long kept = cases.byId().values().stream()
                .mapToLong(one -> one.comment().length())
                .sum();
        assertThat(kept).as("characters of 750 million").isBetween(16L << 20, 30L << 20);
        assertThat(cases.byId().get(1L).comment()).hasSizeBetween(9_900, 10_000).startsWith("IOException: refused");
    }
}
