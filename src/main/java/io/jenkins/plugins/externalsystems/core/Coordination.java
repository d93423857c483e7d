package io.jenkins.plugins.externalsystems.core;

import io.jenkins.plugins.externalsystems.core.cache.TimedCache;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What the connectors of one process share, so that two calls at once, be it of two connections to one service, do not do the
 * same thing twice.
 *
 * @param turns lets calls do something one after the other
 * @param notes what a call has just made and a service does not show yet, by names of the connectors' own
 */
public record Coordination(Turns turns, TimedCache<String, String> notes) {
    private static final int MOST_NOTES = 10_000;

    /** With nothing in it. @param executor starts the next call in a line */
    public static Coordination of(InstantSource clock, Executor executor) {
        return new Coordination(new Turns(executor), new TimedCache<>(clock, MOST_NOTES));
    }
}
