package io.jenkins.plugins.externalsystems.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InTurnTest {
    private final TestRuntime time = TestRuntime.manual();
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        time.close();
    }

    private CallContext context() {
        return TestCalls.context(time.time(), Duration.ofMinutes(1));
    }

    private CompletionStage<String> run(String key, String name, CallContext context, CompletionStage<String> work) {
        return InTurn.run(time.runtime(), key, "others", context, () -> {
            begun.add(name);
            return work;
        });
    }

    @Test
    void oneAfterTheOtherWhateverComesOfEach() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletionStage<String> one = run("a", "1", context(), first);
        CompletionStage<String> two = run("a", "2", context(), CompletableFuture.completedFuture("two"));
        CompletionStage<String> other = run("b", "b", context(), CompletableFuture.completedFuture("other"));

        assertThat(TestCalls.await(other)).isEqualTo("other");
        assertThat(begun).containsExactly("1", "b");
        first.completeExceptionally(new IllegalStateException("broken"));

        assertThatThrownBy(() -> TestCalls.await(one)).hasMessageContaining("broken");
        assertThat(TestCalls.await(two)).isEqualTo("two");
        assertThat(time.time().pending()).isZero();
    }

    @Test
    void worksThatThrowAtOnceEndTheirTurnToo() {
        CompletionStage<String> one = InTurn.run(time.runtime(), "a", "others", context(), () -> {
            throw new IllegalStateException("at once");
        });

        assertThatThrownBy(() -> TestCalls.await(one)).hasMessageContaining("at once");
        assertThat(TestCalls.await(run("a", "2", context(), CompletableFuture.completedFuture("two"))))
                .isEqualTo("two");
    }

    @Test
    void waitsNoLongerThanTheDeadline() {
        CompletableFuture<String> first = new CompletableFuture<>();
        run("a", "1", context(), first);
        CompletionStage<String> late = run("a", "2", context(), CompletableFuture.completedFuture("two"));
        time.time().advance(Duration.ofMinutes(2));

        assertThat(TestCalls.failureOf(late))
                .hasMessage("Connection 'conn', operation 'op': waited until the deadline for others.")
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT_ERROR));
        assertThat(begun).containsExactly("1");

        CompletionStage<String> third = run("a", "3", context(), CompletableFuture.completedFuture("three"));
        first.complete("one");
        assertThat(TestCalls.await(third)).isEqualTo("three");
    }

    @Test
    void whoeverIsCancelledWaitsNoMore() {
        CompletableFuture<String> first = new CompletableFuture<>();
        run("a", "1", context(), first);
        CallContext cancelled = context();
        CompletionStage<String> two = run("a", "2", cancelled, CompletableFuture.completedFuture("two"));
        cancelled.cancellation().cancel();

        assertThatThrownBy(() -> TestCalls.await(two)).isInstanceOf(CancellationException.class);
        first.complete("one");
        assertThat(begun).containsExactly("1");
    }
}
