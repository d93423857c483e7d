package io.jenkins.plugins.externalsystems.core.resilience;

import static io.jenkins.plugins.externalsystems.core.resilience.RetryTable.Verdict.GIVE_UP;
import static io.jenkins.plugins.externalsystems.core.resilience.RetryTable.Verdict.GIVE_UP_OUTCOME_UNKNOWN;
import static io.jenkins.plugins.externalsystems.core.resilience.RetryTable.Verdict.REPEAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.resilience.RetryTable.Verdict;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the whole table, by itself and through the pipeline. The expectation is written out, row by row. */
class RetryTableTest {
    /** What follows for SAFE, KEYED, and the others: a request cannot look, only its operation can. */
    private static final Map<Happening, List<Verdict>> EXPECTED = new EnumMap<>(Map.of(
            Happening.NOT_CONNECTED, List.of(REPEAT, REPEAT, REPEAT),
            Happening.TLS_FAILED, List.of(GIVE_UP, GIVE_UP, GIVE_UP),
            Happening.BROKEN, List.of(REPEAT, REPEAT, GIVE_UP_OUTCOME_UNKNOWN),
            Happening.TIMED_OUT, List.of(REPEAT, REPEAT, GIVE_UP_OUTCOME_UNKNOWN),
            Happening.RATE_LIMITED, List.of(REPEAT, REPEAT, REPEAT),
            Happening.UNAVAILABLE, List.of(REPEAT, REPEAT, REPEAT),
            Happening.SERVER_FAILED, List.of(REPEAT, REPEAT, GIVE_UP_OUTCOME_UNKNOWN),
            Happening.REFUSED, List.of(GIVE_UP, GIVE_UP, GIVE_UP),
            Happening.UNREADABLE, List.of(GIVE_UP, GIVE_UP, GIVE_UP_OUTCOME_UNKNOWN),
            Happening.UNSENDABLE, List.of(GIVE_UP, GIVE_UP, GIVE_UP)));

    static Stream<Arguments> cells() {
        return Stream.of(Happening.values())
                .flatMap(happening -> Stream.of(RepeatSafety.values()).map(safety -> Arguments.of(safety, happening)));
    }

    @Test
    void everyRowIsExpected() {
        assertThat(EXPECTED).containsOnlyKeys(Happening.values());
        assertThat(RepeatSafety.values())
                .containsExactly(RepeatSafety.SAFE, RepeatSafety.KEYED, RepeatSafety.LOOKS_FIRST, RepeatSafety.UNSAFE);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void decides(RepeatSafety safety, Happening happening) {
        assertThat(RetryTable.decide(safety, happening)).isEqualTo(expected(safety, happening));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void thePipelineDoesWhatTheTableSays(RepeatSafety safety, Happening happening) {
        try (TestRuntime runtime = new TestRuntime()) {
            ResiliencePipeline pipeline =
                    new ResiliencePipeline(TestSettings.of(2, 0), runtime.time(), runtime.time(), new Random(1));
            CallContext context = TestCalls.context(runtime.time(), Duration.ofSeconds(120));
            AtomicInteger attempts = new AtomicInteger();
            ExternalSystemException failure = new ExternalSystemException(ErrorCode.SERVER_ERROR, "Failed.");

            CompletionStage<String> stage = pipeline.execute(context, new AttemptPolicy(safety, List.of()), () -> {
                attempts.incrementAndGet();
                return CompletableFuture.failedFuture(new AttemptException(failure, happening, null));
            });

            ExternalSystemException ended = TestCalls.failureOf(stage);
            Verdict verdict = expected(safety, happening);
            assertThat(ended.code()).isEqualTo(ErrorCode.SERVER_ERROR);
            assertThat(attempts).hasValue(verdict == REPEAT ? 3 : 1);
            assertThat(ended.metadata().get(MetadataKeys.OUTCOME))
                    .isEqualTo(verdict == GIVE_UP_OUTCOME_UNKNOWN ? MetadataKeys.OUTCOME_UNKNOWN : null);
        }
    }

    private static Verdict expected(RepeatSafety safety, Happening happening) {
        return EXPECTED.get(happening).get(Math.min(safety.ordinal(), 2));
    }
}
