package io.jenkins.plugins.externalsystems.core.http;

import java.time.Duration;

/**
 * Bounds of one request.
 *
 * @param timeout for connecting and for each silence on the wire
 * @param maxResponseBytes bodies beyond it, after decompression, fail with TOO_LARGE
 * @param verifyTls whether certificate and host name are checked
 */
public record HttpLimits(Duration timeout, long maxResponseBytes, boolean verifyTls) {
    /** 30 s, 10 MiB, verified. */
    public static HttpLimits defaults() {
        return new HttpLimits(Duration.ofSeconds(30), 10L * 1024 * 1024, true);
    }
}
