package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.testresults.history.BuildMarks;
import io.jenkins.plugins.externalsystems.core.testresults.history.BuildObservation;
import io.jenkins.plugins.externalsystems.core.testresults.history.CauseFailures;
import io.jenkins.plugins.externalsystems.core.testresults.history.CauseRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** What a call that tracks failures gives back. */
final class TrackingResult {
    static final String OPENED = "opened";
    static final String REOPENED = "reopened";
    static final String COMMENTED = "commented";
    static final String CLOSED = "closed";
    /** It was known, and nothing was said. */
    static final String SEEN = "seen";
    /** Another job still sees the cause. */
    static final String ELSEWHERE = "failing_elsewhere";
    /** Somebody has closed it before. */
    static final String DONE = "done";
    /** The workflow has no way. */
    static final String STUCK = "stuck";
    /** Another issue tells of the same cause. */
    static final String DUPLICATE = "duplicate";
    /** Jira refused what was to be done. */
    static final String REFUSED = "refused";

    private static final int LONGEST_LIST = 100;
    private static final List<String> COUNTED = List.of(OPENED, REOPENED, COMMENTED, CLOSED, DUPLICATE, REFUSED);

    private final BuildObservation observation;
    private final Map<String, CauseRecord> records;
    private final int build;

    /** @param records after this build was observed */
    TrackingResult(BuildObservation observation, Map<String, CauseRecord> records, int build) {
        this.observation = observation;
        this.records = records;
        this.build = build;
    }

    /**
     * {@code issues} (rows), how many of them were {@code opened}, {@code reopened}, {@code commented}, {@code closed}, the
     * lists {@code regressions} and {@code fixed}, {@code defects} (keys by fingerprint), {@code tests}, {@code failed},
     * {@code causes}, {@code waiting}, {@code reports}, {@code
     * broken_reports}, {@code links} and {@code summary}.
     *
     * @param rows as of {@link TrackingSteps#row}
     * @param overflow fingerprints of the causes that one issue stands for
     * @param waiting how many causes have to be seen more often
     */
    Map<String, Object> of(List<Map<String, Object>> rows, List<String> overflow, long waiting) {
        Map<String, Object> result = new LinkedHashMap<>();
        rows.forEach(this::complete);
        Map<String, Object> defects = defects(rows, overflow);
        result.put("issues", rows);
        List<String> news = new ArrayList<>();
        for (String state : COUNTED) {
            long count =
                    rows.stream().filter(row -> state.equals(row.get("state"))).count();
            result.put(state, count);
            if (count > 0) {
                news.add(count + " " + state);
            }
        }
        result.put("summary", news.isEmpty() ? "nothing new to tell" : String.join(", ", news));
        result.put("regressions", list((marks, at) -> marks.isRegressionIn(at), defects));
        result.put("fixed", list((marks, at) -> marks.isFixedIn(at), defects));
        result.put("waiting", waiting);
        result.put("defects", defects);
        result.put("tests", observation.tests());
        result.put("failed", observation.failed());
        result.put("causes", observation.causes().size());
        result.put("reports", observation.reports());
        result.put("broken_reports", observation.brokenReports());
        result.put("reports", observation.reports());
        result.put("broken_reports", observation.brokenReports());
        result.put(
                "links",
                rows.stream()
                        .filter(row -> row.containsKey("url"))
                        .map(row -> Map.of("text", row.get("key") + " " + row.get("state"), "url", row.get("url")))
                        .toList());
        return result;
    }

    private void complete(Map<String, Object> row) {
        String fingerprint = String.valueOf(row.get("fingerprint"));
        CauseFailures failures = observation.causes().get(fingerprint);
        CauseRecord known = records.get(fingerprint);
        row.put("cause", failures != null ? failures.title() : known != null ? known.title() : "");
        row.put("tests", failures == null ? 0 : failures.count());
    }

    private Map<String, Object> defects(List<Map<String, Object>> rows, List<String> overflow) {
        Map<String, Object> defects = new LinkedHashMap<>();
        observation.causes().keySet().forEach(fingerprint -> {
            CauseRecord known = records.get(fingerprint);
            if (known != null && known.issue() != null) {
                defects.put(fingerprint, known.issue());
            }
        });
        for (Map<String, Object> row : rows) {
            Object key = row.get("key");
            if (key == null || DUPLICATE.equals(row.get("state"))) {
                continue;
            }
            if (CauseMarker.OVERFLOW.equals(row.get("fingerprint"))) {
                overflow.forEach(fingerprint -> defects.put(fingerprint, key));
            } else if (observation.causes().containsKey(String.valueOf(row.get("fingerprint")))) {
                defects.put(String.valueOf(row.get("fingerprint")), key);
            }
        }
        return defects;
    }

    private List<Map<String, Object>> list(BiPredicate<BuildMarks, Integer> which, Map<String, Object> defects) {
        List<Map<String, Object>> found = new ArrayList<>();
        records.forEach((fingerprint, cause) -> {
            if (!fingerprint.equals(CauseMarker.OVERFLOW)
                    && which.test(cause.marks(), build)
                    && found.size() < LONGEST_LIST) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("fingerprint", fingerprint);
                row.put("cause", cause.title());
                row.put("key", defects.getOrDefault(fingerprint, cause.issue()));
                found.add(row);
            }
        });
        return found;
    }
}
