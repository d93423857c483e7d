package io.jenkins.plugins.externalsystems.core.resilience;

import java.time.Duration;

/**
 * A limit on requests; all requests with the same key share it.
 *
 * @param key what is limited, such as {@code chat.postMessage} or {@code channel:C1}
 * @param permits requests a period, at least 1
 * @param period longer than zero
 * @param burst requests that may go at once after a pause, at least 1
 */
public record RateLimit(String key, int permits, Duration period, int burst) {}
