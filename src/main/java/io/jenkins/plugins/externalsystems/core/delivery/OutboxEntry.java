package io.jenkins.plugins.externalsystems.core.delivery;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One thing to be delivered, and how far that came. Plain JSON data without secrets, which an upgrade in between can still
 * read. Immutable.
 *
 * @param id of letters, digits and hyphens; the idempotency key of all tries
 * @param sequence the order of arrival
 * @param lane entries of one lane are delivered one after the other, in their order
 * @param state how far it came
 * @param tries that failed so far
 * @param created when it was added, to the millisecond
 * @param payload what the courier needs
 * @param steps that a composite operation has done, see {@link io.jenkins.plugins.externalsystems.core.StepJournal#completed}
 */
public record OutboxEntry(
        String id,
        long sequence,
        String lane,
        State state,
        int tries,
        Instant created,
        Map<String, Object> payload,
        Map<String, Object> steps) {

    /** How far an entry came; one that is delivered is not there any more. */
    public enum State {
        /** The courier has to prepare it. */
        NEW,
        /** Nothing was sent, or surely did not arrive. */
        PENDING,
        /** It may have been sent. */
        SENDING
    }

    public OutboxEntry {
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("the id of an entry is of letters, digits and hyphens");
        }
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /** The same, ready to be sent. */
    public OutboxEntry prepared(String itsLane, Map<String, Object> itsPayload) {
        return new OutboxEntry(id, sequence, itsLane, State.PENDING, tries, created, itsPayload, steps);
    }

    /** The same in another state. */
    OutboxEntry in(State now) {
        return new OutboxEntry(id, sequence, lane, now, tries, created, payload, steps);
    }

    /** The same after a try that failed. */
    OutboxEntry failed(State now) {
        return new OutboxEntry(id, sequence, lane, now, tries + 1, created, payload, steps);
    }

    /** The same with more steps done. */
    OutboxEntry withSteps(Map<String, Object> done) {
        return new OutboxEntry(id, sequence, lane, state, tries, created, payload, done);
    }

    /** As plain JSON data, to be stored. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("sequence", sequence);
        map.put("lane", lane);
        map.put("state", state.name().toLowerCase(Locale.ROOT));
        map.put("tries", tries);
        map.put("created", created.toEpochMilli());
        map.put("payload", payload);
        map.put("steps", steps);
        return map;
    }

    /** Reads what {@link #toMap} gives. @throws IllegalArgumentException for anything else */
    static OutboxEntry fromMap(Map<?, ?> map) {
        if (map.get("id") instanceof String id
                && map.get("sequence") instanceof Number sequence
                && map.get("lane") instanceof String lane
                && map.get("state") instanceof String state
                && map.get("tries") instanceof Number tries
                && map.get("created") instanceof Number created
                && map.get("payload") instanceof Map<?, ?> payload
                && map.get("steps") instanceof Map<?, ?> steps) {
            return new OutboxEntry(
                    id,
                    sequence.longValue(),
                    lane,
                    State.valueOf(state.toUpperCase(Locale.ROOT)),
                    tries.intValue(),
                    Instant.ofEpochMilli(created.longValue()),
                    texts(payload),
                    texts(steps));
        }
        throw new IllegalArgumentException("not an entry");
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
