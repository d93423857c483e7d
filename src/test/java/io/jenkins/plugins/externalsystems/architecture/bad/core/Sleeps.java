package io.jenkins.plugins.externalsystems.architecture.bad.core;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Breaks: nothing sleeps. */
class Sleeps {
    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }

    void sleepByUnit() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }

    void park() {
        LockSupport.parkNanos(1);
    }
}
