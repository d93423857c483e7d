package io.jenkins.plugins.externalsystems.core.resilience;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import java.util.List;

/**
 * How one request may be sent.
 *
 * @param safety whether it may be repeated
 * @param limits limits beside the connection's own
 */
public record AttemptPolicy(RepeatSafety safety, List<RateLimit> limits) {
    public AttemptPolicy {
        limits = List.copyOf(limits);
    }
}
