package io.jenkins.plugins.externalsystems.architecture.bad.runtime;

import java.time.Clock;
import java.util.Random;
import java.util.concurrent.Executors;

/** Keeps: threads, clock and randomness come from here. */
class MayMakeThreads {
    final Clock clock = Clock.systemUTC();
    final Random random = new Random();

    void makeExecutor() {
        Executors.newCachedThreadPool().shutdown();
    }
}
