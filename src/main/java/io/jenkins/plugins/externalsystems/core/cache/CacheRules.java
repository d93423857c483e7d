package io.jenkins.plugins.externalsystems.core.cache;

import java.time.Duration;
import java.util.Set;

/**
 * What one connection remembers.
 *
 * @param operations names of the operations whose answers are kept
 * @param timeToLive how long an answer is good; zero keeps none, not even what the connector remembers for itself
 * @param mostBytes of all answers together
 * @param ignoresHeaders whether answers of the operations are kept for the whole time whatever Cache-Control says
 */
public record CacheRules(Set<String> operations, Duration timeToLive, long mostBytes, boolean ignoresHeaders) {
    public CacheRules {
        operations = Set.copyOf(operations);
    }

    /** Nothing is remembered. */
    public static CacheRules nothing() {
        return new CacheRules(Set.of(), Duration.ZERO, 0, false);
    }
}
