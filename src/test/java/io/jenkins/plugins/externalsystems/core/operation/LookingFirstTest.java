package io.jenkins.plugins.externalsystems.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens after a failure that leaves open whether the service did it. */
class LookingFirstTest {
    private final TestRuntime runtime = new TestRuntime();
    private final SampleConnector connector = new SampleConnector(runtime.runtime());

    @BeforeEach
    void initialize() {
        connector.initialize(ConnectorConfig.builder("conn").build());
    }

    @AfterEach
    void close() {
        connector.close();
        runtime.close();
    }

    private static CompletionStage<Map<String, Object>> unknown() {
        return CompletableFuture.failedFuture(new ExternalSystemException(ErrorCode.TIMEOUT_ERROR, "No answer.")
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN));
    }

    private static CompletionStage<Map<String, Object>> refused() {
        return CompletableFuture.failedFuture(new ExternalSystemException(ErrorCode.VALIDATION_ERROR, "No."));
    }

    private ExternalSystemResult run(String operation, CallOptions options) {
        return TestCalls.await(connector.executeOperationAsync(operation, Map.of(), options));
    }

    @Test
    void aSecondRunFindsWhatTheFirstOneDid() {
        connector.answers.add(unknown());
        connector.answers.add(CompletableFuture.completedFuture(Map.of("key", "A-1")));
        ExternalSystemResult result = run("risk", CallOptions.defaults());
        assertThat(result.success()).isTrue();
        assertThat(result.resultData()).containsEntry("key", "A-1");
        assertThat(connector.repeats).containsExactly(false, true);
    }

    @Test
    void theFirstFailureStandsWhereTheLookFailsToo() {
        connector.answers.add(unknown());
        connector.answers.add(refused());
        ExternalSystemResult result = run("risk", CallOptions.defaults());
        assertThat(result.isOutcomeUnknown()).isTrue();
        assertThat(result.errorMessage()).isEqualTo("No answer.");
    }

    @Test
    void theFirstFailureStandsWhereTheLookDoesNotEvenBegin() {
        connector.answers.add(unknown());
        assertThat(run("risk", CallOptions.defaults()).errorMessage()).isEqualTo("No answer.");
        assertThat(connector.repeats).containsExactly(false, true);
    }

    @Test
    void aCancelledLookCancelsTheCall() {
        connector.answers.add(unknown());
        connector.answers.add(CompletableFuture.failedFuture(new CancellationException("cancelled")));
        CompletionStage<ExternalSystemResult> call =
                connector.executeOperationAsync("risk", Map.of(), CallOptions.defaults());
        assertThatThrownBy(() -> TestCalls.await(call)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aClearFailureIsNotLookedInto() {
        connector.answers.add(refused());
        assertThat(run("risk", CallOptions.defaults()).error()).contains(ErrorCode.VALIDATION_ERROR);
        assertThat(connector.repeats).containsExactly(false);
    }

    @Test
    void aRepeatDoesNotLookOnceMore() {
        connector.answers.add(unknown());
        assertThat(run("risk", CallOptions.defaults().asRepeat()).isOutcomeUnknown())
                .isTrue();
        assertThat(connector.repeats).containsExactly(true);
    }

    @Test
    void aRepeatThatFailsLeavesTheOutcomeOpen() {
        connector.answers.add(refused());
        ExternalSystemResult result = run("risk", CallOptions.defaults().asRepeat());
        assertThat(result.isOutcomeUnknown()).isTrue();
        assertThat(result.errorMessage()).isEqualTo("No.");
    }

    @Test
    void nothingIsLookedForAfterTheDeadline() {
        CompletableFuture<Map<String, Object>> late = new CompletableFuture<>();
        connector.answers.add(late);
        CompletionStage<ExternalSystemResult> call = connector.executeOperationAsync(
                "risk", Map.of(), CallOptions.defaults().withDeadline(Duration.ofSeconds(1)));
        runtime.time().advance(Duration.ofSeconds(1));
        unknown().whenComplete((value, thrown) -> late.completeExceptionally(thrown));
        assertThat(TestCalls.await(call).isOutcomeUnknown()).isTrue();
        assertThat(connector.repeats).containsExactly(false);
    }

    @Test
    void anOperationThatCannotLookIsNotRunAgain() {
        connector.answers.add(unknown());
        assertThat(run("gamble", CallOptions.defaults()).isOutcomeUnknown()).isTrue();
        assertThat(connector.repeats).containsExactly(false);
    }

    @Test
    void whatLooksFirstMayBeRepeated() {
        assertThat(connector.isSafeToRepeat("echo", Map.of())).isTrue();
        assertThat(connector.isSafeToRepeat("risk", Map.of())).isTrue();
        assertThat(connector.isSafeToRepeat("gamble", Map.of())).isFalse();
        assertThat(connector.isSafeToRepeat("unknown", Map.of())).isFalse();
    }
}
