package io.jenkins.plugins.externalsystems.architecture.bad.core;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Breaks: time and randomness are injected. */
class ReadsClock {
    Instant now() {
        return Instant.now();
    }

    long milliseconds() {
        return System.currentTimeMillis();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    Date date() {
        return new Date();
    }

    double chance() {
        return Math.random();
    }

    Random random() {
        return new Random();
    }

    Random randomOfThread() {
        return ThreadLocalRandom.current();
    }

    /** Keeps. */
    Instant givenNow(Clock clock) {
        return Instant.now(clock);
    }

    /** Keeps. */
    Date givenDate(long milliseconds) {
        return new Date(milliseconds);
    }
}
