package io.jenkins.plugins.externalsystems.bench;

import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.http.okhttp.OkHttpTransport;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import okhttp3.OkHttpClient;

/** Threads and HTTP client as a Jenkins controller has them. */
final class BenchRuntime implements AutoCloseable {
    private final ExecutorService wire = Executors.newCachedThreadPool(BenchRuntime::daemon);
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, BenchRuntime::daemon);
    private final OkHttpClient client = OkHttpTransport.newClient(wire);
    private final ConnectorRuntime runtime;

    BenchRuntime(InstantSource clock) {
        timer.setRemoveOnCancelPolicy(true);
        runtime = new ConnectorRuntime(new OkHttpTransport(() -> client), timer, clock, new SplittableRandom());
    }

    ConnectorRuntime runtime() {
        return runtime;
    }

    /** With the pool that the connectors use. */
    OkHttpClient client() {
        return client;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "bench");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        wire.shutdownNow();
        client.connectionPool().evictAll();
    }
}
