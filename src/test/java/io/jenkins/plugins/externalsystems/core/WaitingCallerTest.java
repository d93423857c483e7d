package io.jenkins.plugins.externalsystems.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingCallerTest {
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final WaitingCaller caller = new WaitingCaller();
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<String> stage = new CompletableFuture<>();
    private final List<Thread> carriers = new ArrayList<>();

    @AfterEach
    void close() {
        others.shutdownNow();
    }

    private String await() {
        return caller.waitFor(stage, cancellation);
    }

    private void carried(String result) {
        carriers.add(Thread.currentThread());
        stage.complete(result);
    }

    @Test
    void carriesWhatWasAskedBeforeItWaits() {
        assertThat(caller.takes(() -> carried("here"))).isTrue();
        assertThat(await()).isEqualTo("here");
        assertThat(carriers).containsExactly(Thread.currentThread());
    }

    @Test
    void carriesWhatIsAskedByAnotherThreadWhileItWaits() throws Exception {
        Future<Boolean> taken = others.submit(() -> caller.takes(() -> carried("here")));
        assertThat(await()).isEqualTo("here");
        assertThat(taken.get()).isTrue();
        assertThat(carriers).containsExactly(Thread.currentThread());
    }

    /** A call of several requests: the next one follows from the last one's answer. */
    @Test
    void carriesOneAfterTheOther() {
        caller.takes(() -> assertThat(caller.takes(() -> carried("second"))).isTrue());
        assertThat(await()).isEqualTo("second");
    }

    @Test
    void twoAtOnceAreNotForOneThread() {
        assertThat(caller.takes(() -> carried("first"))).isTrue();
        assertThat(caller.takes(() -> carried("second"))).isFalse();
        assertThat(await()).isEqualTo("first");
    }

    @Test
    void whileItCarriesItTakesNothingFromOthers() {
        caller.takes(() -> {
            assertThat(others.submit(() -> caller.takes(() -> {})))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(false);
            carried("first");
        });
        assertThat(await()).isEqualTo("first");
    }

    @Test
    void takesNothingWhenTheCallIsOver() {
        stage.complete("done");
        assertThat(await()).isEqualTo("done");
        assertThat(caller.takes(() -> {})).isFalse();
    }

    @Test
    void waitsForACallThatNobodyCarries() {
        others.execute(() -> stage.complete("elsewhere"));
        assertThat(await()).isEqualTo("elsewhere");
    }

    @Test
    void aFailureIsThrownAsItIs() {
        stage.completeExceptionally(new IllegalArgumentException("defect"));
        assertThatThrownBy(this::await)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("defect");
    }

    @Test
    void anInterruptCancelsTheCallAndIsKept() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(this::await).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(caller.takes(() -> {})).isFalse();
    }

    @Test
    void anInterruptWhileItCarriesCancelsTheCall() {
        caller.takes(Thread.currentThread()::interrupt);
        assertThatThrownBy(this::await).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancellation.isCancelled()).isTrue();
    }

    /** What was sent was sent. */
    @Test
    void anInterruptAfterTheCallLeavesItsResult() {
        caller.takes(() -> {
            carried("sent");
            Thread.currentThread().interrupt();
        });
        assertThat(await()).isEqualTo("sent");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancellation.isCancelled()).isFalse();
    }

    /** Nobody else would end an exchange that was taken. */
    @Test
    void whatWasTakenIsRunAfterAnInterruptToo() {
        caller.takes(() -> carriers.add(Thread.currentThread()));
        Thread.currentThread().interrupt();
        assertThatThrownBy(this::await).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(carriers).containsExactly(Thread.currentThread());
    }
}
