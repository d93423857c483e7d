package io.jenkins.plugins.externalsystems.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void tellsEachListenerOnce() {
        cancellation.onCancel(calls::incrementAndGet);
        cancellation.onCancel(calls::incrementAndGet);
        assertThat(cancellation.isCancelled()).isFalse();
        cancellation.cancel();
        cancellation.cancel();
        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(calls).hasValue(2);
    }

    @Test
    void tellsWhoComesLateAtOnce() {
        cancellation.cancel();
        cancellation.onCancel(calls::incrementAndGet).run();
        assertThat(calls).hasValue(1);
    }

    @Test
    void forgetsWhoIsDone() {
        cancellation.onCancel(calls::incrementAndGet).run();
        cancellation.cancel();
        assertThat(calls).hasValue(0);
    }

    @Test
    void aListenerMayCancelAndListenAgain() {
        cancellation.onCancel(() -> {
            cancellation.cancel();
            cancellation.onCancel(calls::incrementAndGet);
        });
        cancellation.cancel();
        assertThat(calls).hasValue(1);
    }
}
