package io.jenkins.plugins.externalsystems.fakes.slack;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How often a method may be called in a minute (docs.slack.dev, "Rate limits"); nobody counts until a test wants it. */
final class FakeTiers {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, Integer> CALLS_A_MINUTE = Map.ofEntries(
            Map.entry("auth.test", 600),
            Map.entry("chat.postMessage", 300),
            Map.entry("chat.postEphemeral", 100),
            Map.entry("chat.update", 50),
            Map.entry("chat.delete", 50),
            Map.entry("reactions.add", 50),
            Map.entry("conversations.info", 50),
            Map.entry("conversations.history", 50),
            Map.entry("conversations.replies", 50),
            Map.entry("conversations.create", 20),
            Map.entry("conversations.invite", 50),
            Map.entry("users.conversations", 20),
            Map.entry("users.lookupByEmail", 50),
            Map.entry("files.getUploadURLExternal", 100),
            Map.entry("files.completeUploadExternal", 100),
            Map.entry("files.info", 100),
            Map.entry("files.list", 50),
            Map.entry("files.delete", 50));

    private final Map<String, Deque<Instant>> calls = new HashMap<>();

    @CheckForNull
    private InstantSource clock;

    /** Whether the fake has the method. */
    static boolean knows(String method) {
        return CALLS_A_MINUTE.containsKey(method);
    }

    synchronized void enforce(InstantSource by) {
        clock = by;
    }

    /** Seconds until the method may be called; 0 for now, which counts as a call. */
    synchronized long waitFor(String method) {
        InstantSource by = clock;
        if (by == null || !knows(method)) {
            return 0;
        }
        Instant now = by.instant();
        Deque<Instant> recent = calls.computeIfAbsent(method, any -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().plus(MINUTE).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= CALLS_A_MINUTE.get(method)) {
            return Math.max(
                    1, Duration.between(now, recent.peekFirst().plus(MINUTE)).toSeconds() + 1);
        }
        recent.addLast(now);
        return 0;
    }
}
