package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestChange;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestIds;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummary;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummaryMaker;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The test results of builds: those that the JUnit plugin or its like recorded, else those that our own steps have read. The
 * one place that knows; may read files, so call it where that is allowed. Thread-safe.
 */
public final class TestReports {
    /** Builds that are looked at for the last one with results. */
    private static final int BUILDS_BACK = 20;

    private static final int CACHED = 50;

    /** Of builds that are over, whose results do not change, since a large file is read for each. */
    private static final Map<String, TestSummary> CACHE =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, TestSummary> eldest) {
                    return size() > CACHED;
                }
            });

    private TestReports() {}

    /**
     * The results of a build so far.
     *
     * @param previous of the last completed build before it that has results; null where none of the last ones has
     * @param now results so far
     */
    public record Compared(@CheckForNull TestSummary previous, TestSummary now) {
        /** What changed; empty where no earlier build has results. */
        public Optional<TestChange> change() {
            return Optional.ofNullable(previous).map(earlier -> TestChange.between(earlier, now));
        }
    }

    /** The results of a build so far; empty where it has none. */
    public static Optional<TestSummary> of(Run<?, ?> run) {
        return compared(run).map(Compared::now);
    }

    /** The results of a build so far beside those of the build before; empty where it has none. */
    public static Optional<Compared> compared(Run<?, ?> run) {
        if (recorder(run) == null && run.getAction(RecordedTests.class) == null) {
            return Optional.empty();
        }
        TestSummary previous = previous(run);
        return summary(run, previous == null ? TestIds.NONE : previous.failing())
                .map(now -> new Compared(previous, now));
    }

    /** Hands each result that another plugin recorded to the visitor. @return whether there is any */
    static boolean read(Run<?, ?> run, TestResultVisitor visitor) {
        TestRecorder recorder = recorder(run);
        if (recorder != null) {
            recorder.read(run, visitor);
        }
        return recorder != null;
    }

    /** What another plugin recorded. */
    @CheckForNull
    static TestRecorder recorder(Run<?, ?> run) {
        return ExtensionList.lookup(TestRecorder.class).stream()
                .filter(one -> one.has(run))
                .findFirst()
                .orElse(null);
    }

    /** Tests that failed in the last completed build with results. */
    static TestIds failedBefore(Run<?, ?> run) {
        TestSummary previous = previous(run);
        return previous == null ? TestIds.NONE : previous.failing();
    }

    /** Of the last completed build before it that has results; null where none of the last {@value #BUILDS_BACK} has. */
    @CheckForNull
    private static TestSummary previous(Run<?, ?> run) {
        Run<?, ?> earlier = run.getPreviousCompletedBuild();
        for (int i = 0; i < BUILDS_BACK && earlier != null; i++) {
            TestSummary summary = finished(earlier);
            if (summary != null) {
                return summary;
            }
            earlier = earlier.getPreviousCompletedBuild();
        }
        return null;
    }

    @CheckForNull
    private static TestSummary finished(Run<?, ?> run) {
        String key = run.getExternalizableId() + " " + run.getStartTimeInMillis();
        TestSummary known = CACHE.get(key);
        if (known == null) {
            known = summary(run, TestIds.NONE).orElse(null);
            if (known != null) {
                CACHE.put(key, known);
            }
        }
        return known;
    }

    private static Optional<TestSummary> summary(Run<?, ?> run, TestIds failedBefore) {
        TestSummaryMaker maker = new TestSummaryMaker(failedBefore);
        return read(run, maker) ? Optional.of(maker.summary()) : RecordedTests.of(run);
    }
}
