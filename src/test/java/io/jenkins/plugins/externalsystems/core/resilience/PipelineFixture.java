package io.jenkins.plugins.externalsystems.core.resilience;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.testing.ManualTime;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** A clock that goes on by hand only, and attempts that end as a test says. */
abstract class PipelineFixture {
    static final AttemptPolicy SAFE = new AttemptPolicy(RepeatSafety.SAFE, List.of());
    static final AttemptPolicy UNSAFE = new AttemptPolicy(RepeatSafety.UNSAFE, List.of());
    static final Duration DEADLINE = Duration.ofSeconds(120);

    final TestRuntime runtime = TestRuntime.manual();
    final ManualTime time = runtime.time();
    final AtomicInteger attempts = new AtomicInteger();

    @AfterEach
    final void closeRuntime() {
        runtime.close();
    }

    final ResiliencePipeline pipeline(ResilienceSettings settings) {
        return new ResiliencePipeline(settings, time, time, new Random(7));
    }

    final CallContext context() {
        return TestCalls.context(time, DEADLINE);
    }

    final Supplier<CompletableFuture<String>> succeeding() {
        return () -> {
            attempts.incrementAndGet();
            return CompletableFuture.completedFuture("done");
        };
    }

    final Supplier<CompletableFuture<String>> failing(Happening happening, Duration retryAfter) {
        return () -> {
            attempts.incrementAndGet();
            return failed(happening, retryAfter);
        };
    }

    static CompletableFuture<String> failed(Happening happening, Duration retryAfter) {
        ExternalSystemException failure = new ExternalSystemException(ErrorCode.SERVER_ERROR, "The service failed.");
        return CompletableFuture.failedFuture(new AttemptException(failure, happening, retryAfter));
    }

    static boolean isOver(CompletionStage<?> stage) {
        return stage.toCompletableFuture().isDone();
    }
}
