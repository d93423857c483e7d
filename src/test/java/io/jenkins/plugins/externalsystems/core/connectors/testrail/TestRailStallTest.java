package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.open;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A TestRail that takes a request and says nothing any more. */
class TestRailStallTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final TestRailFixture fixture = new TestRailFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    static List<EveryCall> everyCall() {
        return EveryCall.all();
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void everyCallEndsAtItsDeadlineAndIsNotSentAgain(EveryCall call) throws InterruptedException {
        fixture.testRail.nextReply(Reply.stall());

        ExternalSystemResult result = late(call, EveryCall.options());

        bad(result, ErrorCode.TIMEOUT_ERROR);
        assertThat(fixture.testRail.requests()).hasSize(1);
        if (call.isOnce()) {
            open(result);
        } else {
            assertThat(result.metadata()).doesNotContainKey(MetadataKeys.OUTCOME);
        }
        good(fixture.run("get_statuses", Map.of()));
    }

    @Test
    void aBatchWithoutAnswerLeavesWhatIsDoneAndStopsTheRepeat() throws InterruptedException {
        long run = fixture.testRail.addRun("Nightly");
        StepJournal journal = new StepJournal();
        fixture.testRail.nextReply(Reply.json(200, "[{\"id\":1,\"test_id\":2,\"status_id\":1}]"), Reply.stall());
        EveryCall batches = new EveryCall("add_results_for_cases", fixture.three(run, 1));
        CompletionStage<ExternalSystemResult> call =
                begin(batches, CallOptions.withKey("k").withJournal(journal));
        fixture.testRail.awaitRequests("POST", "/index.php", 2);
        fixture.test.time().advance(DEADLINE);

        ExternalSystemResult result = open(TestCalls.await(call));

        bad(result, ErrorCode.TIMEOUT_ERROR, "Failed at 'batch 2'; done: batch 1; not begun: batch 3.");
        assertThat(rows(result.resultData())).extracting("case_id").containsExactly(fixture.third);
        CallOptions again = CallOptions.withKey("k")
                .withJournal(new StepJournal(journal.completed()))
                .asRepeat();
        bad(
                open(fixture.run("add_results_for_cases", fixture.three(run, 1), again)),
                ErrorCode.EXCEPTION,
                "an earlier try may have done 'batch 2'");
        assertThat(fixture.testRail.calls("add_results_for_cases")).hasSize(2);
    }

    private CompletionStage<ExternalSystemResult> begin(EveryCall call, CallOptions options) {
        return fixture.connection.executeOperationAsync(
                call.operation(), call.parameters(), options.withDeadline(DEADLINE));
    }

    private ExternalSystemResult late(EveryCall call, CallOptions options) throws InterruptedException {
        CompletionStage<ExternalSystemResult> begun = begin(call, options);
        fixture.testRail.awaitRequest(call.method(), "/index.php");
        fixture.test.time().advance(DEADLINE);
        return TestCalls.await(begun);
    }
}
