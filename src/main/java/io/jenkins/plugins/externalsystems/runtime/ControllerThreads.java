package io.jenkins.plugins.externalsystems.runtime;

import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** All threads of the plugin; idle ones end, so a quiet controller has next to none. */
final class ControllerThreads {
    private static final int WORKERS = 8;
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final ThreadPoolExecutor work = new ThreadPoolExecutor(
            WORKERS, WORKERS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("work"));
    private final ThreadPoolExecutor wire = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("wire"));
    private final ThreadPoolExecutor agents = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("agents"));
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("timer"));

    ControllerThreads() {
        work.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
    }

    /** For what may block for a moment: credentials, log, build pages. Bounded. */
    ExecutorService work() {
        return work;
    }

    /** For requests on the wire; the connections' own caps bound it. */
    ExecutorService wire() {
        return wire;
    }

    /** For waiting for agents, whose number bounds it: a build looks for one call's files at a time. */
    ExecutorService agents() {
        return agents;
    }

    /** For delays; its tasks never block. */
    ScheduledExecutorService timer() {
        return timer;
    }

    void shutdown() {
        timer.shutdownNow();
        work.shutdownNow();
        wire.shutdownNow();
        agents.shutdownNow();
    }

    private static ThreadFactory named(String role) {
        return new NamingThreadFactory(new DaemonThreadFactory(), "External Systems " + role);
    }
}
