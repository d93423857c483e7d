package io.jenkins.plugins.externalsystems.core.testresults.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a job knows of the causes for which its tests failed, for each place that is told of them. Bounded. Immutable.
 *
 * @param id of the job, whatever it is called; empty where nothing is kept
 * @param places by the place's name the causes by their fingerprint
 */
public record FailureRecords(String id, Map<String, Map<String, CauseRecord>> places) {
    /** Causes of one place; those that were not seen for longest go. */
    public static final int MOST_CAUSES = 500;

    private static final int MOST_PLACES = 20;

    public FailureRecords {
        Map<String, Map<String, CauseRecord>> copy = new LinkedHashMap<>();
        places.forEach((place, causes) -> copy.put(place, Collections.unmodifiableMap(new LinkedHashMap<>(causes))));
        places = Collections.unmodifiableMap(copy);
    }

    /** Nothing is known yet. */
    public static FailureRecords empty(String id) {
        return new FailureRecords(id, Map.of());
    }

    /** The causes of a place by their fingerprint. */
    public Map<String, CauseRecord> causes(String place) {
        return places.getOrDefault(place, Map.of());
    }

    /** The tests by which the place's causes are known. */
    public Set<String> tests(String place) {
        Set<String> tests = new HashSet<>();
        causes(place).values().forEach(cause -> tests.addAll(cause.tests()));
        return tests;
    }

    /** With what a build has found out; the same again changes nothing. */
    public FailureRecords observed(String place, int build, BuildObservation found) {
        Map<String, CauseRecord> causes = new LinkedHashMap<>(causes(place));
        causes.replaceAll((fingerprint, known) ->
                !found.isSeen(fingerprint) && found.hasPassed(known.tests()) ? known.passed(build) : known);
        found.causes()
                .forEach((fingerprint, failures) -> causes.put(
                        fingerprint,
                        causes.getOrDefault(fingerprint, CauseRecord.named(failures.title()))
                                .seen(build, failures.names(CauseRecord.MOST_TESTS))));
        return with(place, causes);
    }

    /** With one cause changed; one that is not there any more stays so. */
    public FailureRecords changed(String place, String fingerprint, UnaryOperator<CauseRecord> change) {
        Map<String, CauseRecord> causes = new LinkedHashMap<>(causes(place));
        causes.computeIfPresent(fingerprint, (same, known) -> change.apply(known));
        return with(place, causes);
    }

    /** With a mark for what is no cause of a test's failure, but goes the same way. */
    public FailureRecords marked(String place, String fingerprint, String title, int build, boolean isSeen) {
        Map<String, CauseRecord> causes = new LinkedHashMap<>(causes(place));
        CauseRecord known = causes.getOrDefault(fingerprint, CauseRecord.named(title));
        causes.put(fingerprint, isSeen ? known.seen(build, List.of()) : known.passed(build));
        return with(place, causes);
    }

    private FailureRecords with(String place, Map<String, CauseRecord> causes) {
        Map<String, Map<String, CauseRecord>> all = new LinkedHashMap<>(places);
        all.remove(place);
        all.put(place, newest(causes));
        while (all.size() > MOST_PLACES) {
            all.remove(all.keySet().iterator().next());
        }
        return new FailureRecords(id, all);
    }

    private static Map<String, CauseRecord> newest(Map<String, CauseRecord> causes) {
        if (causes.size() <= MOST_CAUSES) {
            return causes;
        }
        Map<String, CauseRecord> kept = new LinkedHashMap<>();
        causes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, CauseRecord> cause) ->
                                cause.getValue().isFailing())
                        .thenComparing(cause -> cause.getValue().marks().lastSeen())
                        .thenComparing(cause -> cause.getValue().issue() != null)
                        .reversed())
                .limit(MOST_CAUSES)
                .forEach(cause -> kept.put(cause.getKey(), cause.getValue()));
        return kept;
    }

    /** As plain JSON data. */
    public Map<String, Object> toMap() {
        Map<String, Object> all = new LinkedHashMap<>();
        places.forEach((place, causes) -> {
            Map<String, Object> stored = new LinkedHashMap<>();
            causes.forEach((fingerprint, cause) -> stored.put(fingerprint, cause.toMap()));
            all.put(place, stored);
        });
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", 1);
        map.put("id", id);
        map.put("places", all);
        return map;
    }

    /** Reads what {@link #toMap} gives. @throws IllegalArgumentException for anything else */
    public static FailureRecords fromMap(@CheckForNull Object data) {
        if (!(data instanceof Map<?, ?> map)
                || !(map.get("id") instanceof String id)
                || !(map.get("places") instanceof Map<?, ?> places)) {
            throw new IllegalArgumentException("not a history of failures");
        }
        try {
            Map<String, Map<String, CauseRecord>> all = new LinkedHashMap<>();
            places.forEach((place, stored) -> {
                Map<String, CauseRecord> causes = new LinkedHashMap<>();
                ((Map<?, ?>) stored)
                        .forEach((fingerprint, cause) ->
                                causes.put(String.valueOf(fingerprint), CauseRecord.fromMap((Map<?, ?>) cause)));
                all.put(String.valueOf(place), causes);
            });
            return new FailureRecords(id, all);
        } catch (ClassCastException other) {
            throw new IllegalArgumentException("not a history of failures", other);
        }
    }
}
