package io.jenkins.plugins.externalsystems.architecture.bad.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Breaks: threads are made in runtime only. */
class MakesThreads {
    void makeExecutor() {
        Executors.newCachedThreadPool().shutdown();
    }

    void makeThread() {
        new Thread().start();
    }

    void useCommonPool() {
        CompletableFuture.runAsync(() -> {});
    }

    void useTimerOfTheJdk() {
        new CompletableFuture<>().orTimeout(1, TimeUnit.SECONDS);
    }

    /** Keeps. */
    void useGivenExecutor(Executor executor) {
        CompletableFuture.runAsync(() -> {}, executor);
    }
}
