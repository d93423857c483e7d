package io.jenkins.plugins.externalsystems.core.resilience;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.Turns;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work that calls do one after the other, see {@link Turns}. Waiting ends with the call's deadline and its cancellation. */
public final class InTurn {
    private InTurn() {}

    /**
     * Does the work when nobody else does something under that key.
     *
     * @param key names of the connector's own, beginning with its type
     * @param what is waited for, for the message, such as {@code another build's issues}
     * @return as the work; fails with TIMEOUT_ERROR where the deadline comes before the turn
     */
    public static <T> CompletionStage<T> run(
            ConnectorRuntime runtime, String key, String what, CallContext context, Supplier<CompletionStage<T>> work) {
        Turns.Turn turn = runtime.coordination().turns().ask(key);
        Duration left = Duration.between(runtime.clock().instant(), context.deadline());
        Runnable late = () -> turn.begins().completeExceptionally(late(context, what));
        Future<?> timer = runtime.scheduler()
                .schedule(new DeadlineTimer(late), Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
        Runnable unhook = context.cancellation()
                .onCancel(() -> turn.begins().completeExceptionally(new CancellationException("cancelled")));
        return turn.begins()
                .whenComplete((begun, failed) -> {
                    timer.cancel(false);
                    unhook.run();
                })
                .thenCompose(begun -> work.get())
                .handle((done, thrown) -> {
                    turn.end();
                    if (thrown != null) {
                        throw StageFailure.again(thrown);
                    }
                    return done;
                });
    }

    private static ExternalSystemException late(CallContext context, String what) {
        return new ExternalSystemException(
                ErrorCode.TIMEOUT_ERROR, context.subject() + "waited until the deadline for " + what + ".");
    }
}
