package io.jenkins.plugins.externalsystems.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.testing.ManualTime;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private final TestRuntime runtime = TestRuntime.manual();
    private final ManualTime time = runtime.time();
    private final Deadlines deadlines = new Deadlines(time, time);
    private final List<String> passed = new ArrayList<>();

    @AfterEach
    void close() {
        runtime.close();
    }

    private Runnable in(int seconds, String name) {
        return deadlines.at(ManualTime.START.plusSeconds(seconds), () -> passed.add(name));
    }

    private void advanceTo(int seconds) {
        time.advance(Duration.ofSeconds(seconds).minus(time.passed()));
    }

    @Test
    void eachPassesAtItsTimeWhateverTheOrder() {
        in(30, "second");
        in(10, "first");
        in(60, "fourth");
        in(30, "third");
        advanceTo(9);
        assertThat(passed).isEmpty();
        advanceTo(10);
        assertThat(passed).containsExactly("first");
        advanceTo(30);
        assertThat(passed).containsExactly("first", "second", "third");
        advanceTo(60);
        assertThat(passed).containsExactly("first", "second", "third", "fourth");
        assertThat(time.pending()).isZero();
    }

    @Test
    void oneThatIsForgottenDoesNotPassAndKeepsNoneBack() {
        Runnable forget = in(10, "forgotten");
        in(20, "other");
        forget.run();
        forget.run();
        assertThat(deadlines.size()).isEqualTo(1);
        advanceTo(20);
        assertThat(passed).containsExactly("other");
    }

    @Test
    void manyCallsNeedOneTimer() {
        for (int i = 0; i < 1000; i++) {
            in(60 + i, "late").run();
        }
        assertThat(time.pending()).isEqualTo(1);
        assertThat(deadlines.size()).isZero();
        advanceTo(60);
        assertThat(time.pending()).isZero();
        in(70, "later");
        advanceTo(70);
        assertThat(passed).containsExactly("later");
    }

    @Test
    void whatIsDoneAtOneMayBeginTheNext() {
        deadlines.at(ManualTime.START.plusSeconds(1), () -> in(2, "next"));
        advanceTo(2);
        assertThat(passed).containsExactly("next");
    }

    @Test
    void aClosedSchedulerRefuses() {
        time.shutdownNow();
        assertThatThrownBy(() -> in(1, "never")).isInstanceOf(RejectedExecutionException.class);
        assertThat(deadlines.size()).isZero();
    }
}
