package io.jenkins.plugins.externalsystems.testing;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.CallTrace;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls as the connector base makes them, for tests below it. */
public final class TestCalls {
    private TestCalls() {}

    /** A call of connection {@code conn} and operation {@code op} that may take so long from now. */
    public static CallContext context(ManualTime time, Duration deadline) {
        return new CallContext(
                "conn", "op", CallOptions.defaults(), time.instant().plus(deadline), new CallTrace());
    }

    /** Waits up to 20 s of real time. @throws AssertionError when it takes longer */
    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError("not over within 20 s", late);
        }
    }

    /** The failure that a stage ends with. @throws AssertionError when it ends well or otherwise */
    public static ExternalSystemException failureOf(CompletionStage<?> stage) {
        try {
            Object value = await(stage);
            throw new AssertionError("did not fail but gave " + value);
        } catch (ExternalSystemException expected) {
            return expected;
        }
    }
}
