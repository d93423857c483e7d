package io.jenkins.plugins.externalsystems.core.http;

import java.time.Duration;

/**
 * Bounds of one request.
 *
 * @param timeout for connecting and for each silence on the wire
 * @param maxResponseBytes bodies beyond it, after decompression, fail with TOO_LARGE
 * @param tls whom we trust, and what we show
 */
public record HttpLimits(Duration timeout, long maxResponseBytes, TlsSettings tls) {
    /** 30 s, 10 MiB, the platform's TLS. */
    public static HttpLimits defaults() {
        return new HttpLimits(Duration.ofSeconds(30), 10L * 1024 * 1024, TlsSettings.platform());
    }
}
