package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimedLookupTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch givenUp = new CountDownLatch(1);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private TimedLookup lookup(Dns dns, Duration most) {
        return new TimedLookup(dns, threads, most);
    }

    /** A name server that does not answer. */
    private List<InetAddress> silence(String host) throws UnknownHostException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            givenUp.countDown();
        }
        throw new UnknownHostException(host);
    }

    @Test
    void givesWhatIsFound() throws Exception {
        List<InetAddress> found = List.of(InetAddress.getLoopbackAddress());
        assertThat(lookup(host -> found, LONG).lookup("host")).isEqualTo(found);
    }

    @Test
    void whatIsNotFoundIsUnknown() {
        TimedLookup lookup = lookup(
                host -> {
                    throw new UnknownHostException(host);
                },
                LONG);
        assertThatThrownBy(() -> lookup.lookup("host")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void aDefectIsUnknownTooAndKeepsItsCause() {
        IllegalStateException defect = new IllegalStateException("defect");
        TimedLookup lookup = lookup(
                host -> {
                    throw defect;
                },
                LONG);
        assertThatThrownBy(() -> lookup.lookup("host"))
                .isInstanceOf(UnknownHostException.class)
                .hasCause(defect);
    }

    @Test
    void silenceEndsWithTheTime() throws Exception {
        assertThatThrownBy(() -> lookup(this::silence, Duration.ofMillis(1)).lookup("host"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("in time");
        givenUp.await();
    }

    @Test
    void anInterruptEndsItAndIsKept() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> lookup(this::silence, LONG).lookup("host")).isInstanceOf(UnknownHostException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** OkHttp shares sockets between clients whose look-up is equal. */
    @Test
    void isEqualWhereItDoesTheSame() {
        assertThat(lookup(Dns.SYSTEM, LONG)).isEqualTo(lookup(Dns.SYSTEM, LONG));
    }
}
