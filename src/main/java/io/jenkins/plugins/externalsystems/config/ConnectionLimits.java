package io.jenkins.plugins.externalsystems.config;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * How long, how often and how much at once: the limits that every connection has. Setters refuse bad values with
 * {@link IllegalArgumentException}.
 */
public abstract class ConnectionLimits {
    private static final int DEFAULT_TIMEOUT = 30;
    private static final int DEFAULT_DEADLINE = 120;
    private static final int DEFAULT_BURST = 10;
    private static final int DEFAULT_CONCURRENT = 8;
    private static final int DEFAULT_PAUSE = 30;

    private int timeout = DEFAULT_TIMEOUT;
    private int deadline = DEFAULT_DEADLINE;
    private int maxRetries = 3;
    private double backoffFactor = 0.3;
    private int requestsPerMinute;
    private int requestsPerHour;
    private int burst = DEFAULT_BURST;
    private int maxConcurrent = DEFAULT_CONCURRENT;
    private int breakerFailures = 10;
    private int breakerPause = DEFAULT_PAUSE;

    /** @param requestsPerMinute the default limit of this kind of system */
    protected ConnectionLimits(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    /** Mends what XStream, which calls no constructor, left zero where that is none of the values. */
    final void readLimits() {
        timeout = positiveOr(DEFAULT_TIMEOUT, timeout);
        deadline = positiveOr(DEFAULT_DEADLINE, deadline);
        burst = positiveOr(DEFAULT_BURST, burst);
        maxConcurrent = positiveOr(DEFAULT_CONCURRENT, maxConcurrent);
        breakerPause = positiveOr(DEFAULT_PAUSE, breakerPause);
    }

    private static int positiveOr(int otherwise, int read) {
        return read > 0 ? read : otherwise;
    }

    /** Adds the limits to the connector's settings. */
    final void contributeLimits(ConnectorConfig.Builder settings) {
        settings.set("timeout", timeout)
                .set("deadline", deadline)
                .set("max_retries", maxRetries)
                .set("backoff_factor", backoffFactor)
                .set("requests_per_minute", requestsPerMinute)
                .set("requests_per_hour", requestsPerHour)
                .set("burst", burst)
                .set("max_concurrent", maxConcurrent)
                .set("breaker_failures", breakerFailures)
                .set("breaker_pause", breakerPause);
    }

    /** Seconds. */
    public final int getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public final void setTimeout(int timeout) {
        ConnectionChecks.atLeast("The time-out", timeout, 1);
        this.timeout = timeout;
    }

    /** Seconds. */
    public final int getDeadline() {
        return deadline;
    }

    @DataBoundSetter
    public final void setDeadline(int deadline) {
        ConnectionChecks.atLeast("The deadline", deadline, 1);
        this.deadline = deadline;
    }

    public final int getMaxRetries() {
        return maxRetries;
    }

    @DataBoundSetter
    public final void setMaxRetries(int maxRetries) {
        ConnectionChecks.atLeast("The number of repeats", maxRetries, 0);
        this.maxRetries = maxRetries;
    }

    /** Seconds. */
    public final double getBackoffFactor() {
        return backoffFactor;
    }

    @DataBoundSetter
    public final void setBackoffFactor(double backoffFactor) {
        ConnectionChecks.atLeast("The back-off factor", backoffFactor, 0);
        this.backoffFactor = backoffFactor;
    }

    /** 0 for no limit. */
    public final int getRequestsPerMinute() {
        return requestsPerMinute;
    }

    @DataBoundSetter
    public final void setRequestsPerMinute(int requestsPerMinute) {
        ConnectionChecks.atLeast("Requests a minute", requestsPerMinute, 0);
        this.requestsPerMinute = requestsPerMinute;
    }

    /** 0 for no limit. */
    public final int getRequestsPerHour() {
        return requestsPerHour;
    }

    @DataBoundSetter
    public final void setRequestsPerHour(int requestsPerHour) {
        ConnectionChecks.atLeast("Requests an hour", requestsPerHour, 0);
        this.requestsPerHour = requestsPerHour;
    }

    public final int getBurst() {
        return burst;
    }

    @DataBoundSetter
    public final void setBurst(int burst) {
        ConnectionChecks.atLeast("The burst", burst, 1);
        this.burst = burst;
    }

    public final int getMaxConcurrent() {
        return maxConcurrent;
    }

    @DataBoundSetter
    public final void setMaxConcurrent(int maxConcurrent) {
        ConnectionChecks.atLeast("Concurrent requests", maxConcurrent, 1);
        this.maxConcurrent = maxConcurrent;
    }

    /** 0 for never. */
    public final int getBreakerFailures() {
        return breakerFailures;
    }

    @DataBoundSetter
    public final void setBreakerFailures(int breakerFailures) {
        ConnectionChecks.atLeast("Failures in a row", breakerFailures, 0);
        this.breakerFailures = breakerFailures;
    }

    /** Seconds. */
    public final int getBreakerPause() {
        return breakerPause;
    }

    @DataBoundSetter
    public final void setBreakerPause(int breakerPause) {
        ConnectionChecks.atLeast("The pause", breakerPause, 1);
        this.breakerPause = breakerPause;
    }
}
