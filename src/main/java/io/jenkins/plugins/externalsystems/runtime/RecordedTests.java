package io.jenkins.plugins.externalsystems.runtime;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestIds;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What our own steps have read of a build's test reports, kept with the build as JSON, which an upgrade of the plugin can
 * still read. Steps of one build may read the same reports: those count once. Thread-safe.
 */
final class RecordedTests extends InvisibleAction {
    /** More readings that have no report in common are added up. */
    static final int MOST_READINGS = 20;

    private static final Logger LOGGER = Logger.getLogger(RecordedTests.class.getName());

    private volatile String readings = "[]";

    /**
     * Adds what a step has read, and saves the build.
     *
     * @param reports the files, so that a step which reads them again does not double them
     */
    static void add(Run<?, ?> run, TestIds reports, TestSummary summary) {
        synchronized (run) {
            RecordedTests known = run.getAction(RecordedTests.class);
            RecordedTests action = known == null ? new RecordedTests() : known;
            action.add(new Reading(reports, summary));
            if (known == null) {
                run.addAction(action);
            }
        }
        try {
            run.save();
        } catch (IOException unsaved) {
            LOGGER.log(Level.WARNING, unsaved, () -> "Cannot save the test results of " + run);
        }
    }

    /** What is known of the tests of a build. */
    static Optional<TestSummary> of(Run<?, ?> run) {
        RecordedTests action = run.getAction(RecordedTests.class);
        return action == null ? Optional.empty() : action.summary();
    }

    /** Of readings with a report in common, the one with more tests stays; of two with the same number, the later one. */
    void add(Reading added) {
        List<Reading> all = all();
        boolean isContained = all.stream()
                .anyMatch(one -> one.overlaps(added)
                        && one.summary().counts().total()
                                > added.summary().counts().total());
        if (!isContained) {
            all.removeIf(one -> one.overlaps(added));
            all.add(added);
            while (all.size() > MOST_READINGS) {
                Reading first = all.remove(0);
                all.set(0, first.plus(all.get(0)));
            }
            readings = Json.write(all.stream().map(Reading::toMap).toList());
        }
    }

    Optional<TestSummary> summary() {
        return all().stream().map(Reading::summary).reduce(TestSummary::plus);
    }

    private List<Reading> all() {
        List<Reading> all = new ArrayList<>();
        try {
            for (Object one : (List<?>) Json.parse(readings)) {
                all.add(Reading.of((Map<?, ?>) one));
            }
        } catch (IllegalArgumentException | ClassCastException other) {
            LOGGER.log(Level.WARNING, "Test results of a build are not in a form that this version reads", other);
        }
        return all;
    }

    /** The results of some reports. */
    record Reading(TestIds reports, TestSummary summary) {
        boolean overlaps(Reading other) {
            return !reports.and(other.reports).isEmpty();
        }

        Reading plus(Reading other) {
            return new Reading(reports.plus(other.reports, TestSummary.REPORT_IDS), summary.plus(other.summary));
        }

        Map<String, Object> toMap() {
            return Map.of("reports", reports.toText(), "all", reports.isComplete(), "summary", summary.toJson());
        }

        static Reading of(Map<?, ?> map) {
            return new Reading(
                    TestIds.fromText(String.valueOf(map.get("reports")), Boolean.TRUE.equals(map.get("all"))),
                    TestSummary.fromJson(String.valueOf(map.get("summary"))));
        }
    }
}
