package io.jenkins.plugins.externalsystems.core.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which entry's turn it is: of each lane the oldest, one at a time. Thread-safe. */
final class Lanes {
    private final Map<String, Lane> lanes = new HashMap<>();
    private int size;

    /** Entries in all lanes. */
    synchronized int size() {
        return size;
    }

    /** Puts an entry into its lane. */
    synchronized void add(OutboxEntry entry) {
        lanes.computeIfAbsent(entry.lane(), name -> new Lane()).waiting.put(entry.sequence(), entry);
        size++;
    }

    /** The oldest entry of a lane, for the caller to work on; null if there is none, or if somebody works on it. */
    @CheckForNull
    synchronized OutboxEntry take(String name) {
        Lane lane = lanes.get(name);
        if (lane == null || lane.isTaken) {
            return null;
        }
        lane.isTaken = true;
        return lane.waiting.firstEntry().getValue();
    }

    /** The entry in work goes on in another lane; of both it may be somebody's turn. */
    synchronized void move(OutboxEntry from, OutboxEntry to) {
        remove(from);
        add(to);
    }

    /** The entry in work looks different now. */
    synchronized void update(OutboxEntry entry) {
        lanes.get(entry.lane()).waiting.put(entry.sequence(), entry);
    }

    /** As it is now. */
    synchronized OutboxEntry current(OutboxEntry entry) {
        return lanes.get(entry.lane()).waiting.get(entry.sequence());
    }

    /** Nobody works on the lane any more. */
    synchronized void release(String name) {
        Lane lane = lanes.get(name);
        if (lane != null) {
            lane.isTaken = false;
        }
    }

    /** The entry in work is done with: the next one's turn. */
    synchronized void remove(OutboxEntry entry) {
        Lane lane = lanes.get(entry.lane());
        lane.waiting.remove(entry.sequence());
        lane.isTaken = false;
        size--;
        if (lane.waiting.isEmpty()) {
            lanes.remove(entry.lane());
        }
    }

    /** Names of the lanes that have entries. */
    synchronized List<String> names() {
        return new ArrayList<>(lanes.keySet());
    }

    private static final class Lane {
        private final TreeMap<Long, OutboxEntry> waiting = new TreeMap<>();
        private boolean isTaken;
    }
}
