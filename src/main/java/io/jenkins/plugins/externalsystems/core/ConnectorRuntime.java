package io.jenkins.plugins.externalsystems.core;

import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * What a connector needs from outside; {@code core} creates no threads and reads no clock of its own.
 *
 * @param transport shared by all connections
 * @param scheduler runs delayed work (back-off, rate limits, deadlines); tasks are short and never block
 * @param clock the time
 * @param random for jitter
 */
public record ConnectorRuntime(
        HttpTransport transport, ScheduledExecutorService scheduler, InstantSource clock, RandomGenerator random) {}
