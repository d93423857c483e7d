package io.jenkins.plugins.externalsystems.testing;

import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import io.jenkins.plugins.externalsystems.core.http.okhttp.OkHttpTransport;
import io.jenkins.plugins.externalsystems.core.mail.jakarta.JakartaMailTransport;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;

/**
 * What a connector needs, for tests: real sockets, a clock that only goes on where there is something to wait for (a
 * back-off of 60 s costs nothing), and randomness that is the same each time.
 */
public final class TestRuntime implements AutoCloseable {
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "test-http");
        thread.setDaemon(true);
        return thread;
    });
    private final OkHttpClient client = OkHttpTransport.newClient(workers);
    private final ManualTime time;
    private final Map<String, List<String>> exchangers = new ConcurrentHashMap<>();
    private final ConnectorRuntime runtime;

    /** Waits are over as soon as no request is on the wire; {@link ManualTime#waits} tells how long they would have been. */
    public TestRuntime() {
        this(true);
    }

    private TestRuntime(boolean isAutomatic) {
        time = new ManualTime(isAutomatic);
        HttpTransport transport = new CountingTransport(new OkHttpTransport(() -> client), time);
        runtime = new ConnectorRuntime(transport, time, time, new Random(42))
                .withMail(
                        new CountingMail(new JakartaMailTransport(workers), time),
                        domain -> CompletableFuture.completedFuture(exchangers.getOrDefault(domain, List.of())));
    }

    /** The clock goes on with {@link ManualTime#advance} only. */
    public static TestRuntime manual() {
        return new TestRuntime(false);
    }

    /** Has the DNS say who takes mail for a domain; of others it says that nobody does. */
    public void mailGoesTo(String domain, String... hosts) {
        exchangers.put(domain, List.of(hosts));
    }

    public ConnectorRuntime runtime() {
        return runtime;
    }

    public ManualTime time() {
        return time;
    }

    public HttpTransport transport() {
        return runtime.transport();
    }

    @Override
    public void close() {
        time.shutdownNow();
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        workers.shutdownNow();
    }
}
