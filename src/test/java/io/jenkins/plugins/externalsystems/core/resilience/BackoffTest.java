package io.jenkins.plugins.externalsystems.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void isRandomBetweenZeroAndFactorTimesTwoToTheN() {
        Backoff backoff = new Backoff(0.3, new Random(3));
        for (int n = 1; n <= 12; n++) {
            long most = Math.min(60_000, Math.round(300 * Math.pow(2, n)));
            long low = Long.MAX_VALUE;
            long high = 0;
            for (int i = 0; i < 2000; i++) {
                long wait = backoff.before(n, null).toMillis();
                low = Math.min(low, wait);
                high = Math.max(high, wait);
            }
            assertThat(high).isBetween(most * 95 / 100, most);
            assertThat(low).isBetween(0L, most * 5 / 100 + 1);
        }
    }

    @Test
    void isSixtySecondsAtMost() {
        RandomGenerator highest = () -> -1L;
        assertThat(new Backoff(1000, highest).before(30, null)).isEqualTo(Duration.ofSeconds(60));
        assertThat(new Backoff(0, highest).before(30, null)).isZero();
    }

    @Test
    void isWhatTheServiceAsksIfThatIsLonger() {
        Backoff backoff = new Backoff(0.3, () -> -1L);
        assertThat(backoff.before(1, Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(backoff.before(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(600));
    }
}
