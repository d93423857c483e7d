package io.jenkins.plugins.externalsystems.core.testresults.history;

import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the tests of one build tell of causes: those for which tests failed, and how the tests of earlier causes ended. Takes
 * any number of results in bounded memory. Filled by one thread.
 */
public final class BuildObservation implements TestResultVisitor {
    /** Causes of one build; tests that fail for others are counted only. */
    static final int MOST_CAUSES = 5000;

    /** Of further ones the beginning is kept. */
    private static final int MOST_DETAILED = 1000;

    private final Set<String> known;
    private final Map<String, CauseFailures> causes = new LinkedHashMap<>();
    /** Of the known tests that ran, whether they passed. */
    private final Map<String, Boolean> ran = new HashMap<>();

    private int reports;
    private int brokenReports;
    private long tests;
    private long failed;
    private long omitted;

    /** @param known names of the tests whose end is of interest, see {@link FailureRecords#tests} */
    public BuildObservation(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    @Override
    public void testCase(TestCaseResult result) {
        tests++;
        boolean isFailure = result.status().isFailure();
        if (isFailure || result.status() == TestStatus.PASSED) {
            String name = CauseFailures.nameOf(result);
            if (known.contains(name)) {
                // A name may occur twice, as with two platforms: then both have to pass.
                ran.merge(name, !isFailure, Boolean::logicalAnd);
            }
        }
        if (isFailure) {
            fail(result);
        }
    }

    private void fail(TestCaseResult result) {
        failed++;
        FailureCause cause = result.cause();
        if (cause == null) {
            omitted++;
            return;
        }
        String fingerprint = cause.fingerprint();
        CauseFailures failures = causes.get(fingerprint);
        if (failures == null && causes.size() >= MOST_CAUSES) {
            omitted++;
            return;
        }
        if (failures == null) {
            failures = new CauseFailures(cause, result.failure(), causes.size() < MOST_DETAILED);
            causes.put(fingerprint, failures);
        }
        failures.add(result);
    }

    @Override
    public void report(ReportReading reading) {
        reports++;
        if (!reading.isComplete()) {
            brokenReports++;
        }
    }

    /** By fingerprint, in the order of the reports. */
    public Map<String, CauseFailures> causes() {
        return Collections.unmodifiableMap(causes);
    }

    boolean isSeen(String fingerprint) {
        return causes.containsKey(fingerprint);
    }

    /** Whether at least one of these tests passed, and none of them failed for another reason. */
    boolean hasPassed(List<String> names) {
        boolean hasAny = false;
        for (String name : names) {
            Boolean passed = ran.get(name);
            if (Boolean.FALSE.equals(passed)) {
                return false;
            }
            hasAny |= passed != null;
        }
        return hasAny;
    }

    /** How many results there were. */
    public long tests() {
        return tests;
    }

    /** How many tests failed. */
    public long failed() {
        return failed;
    }

    /** How many failed ones belong to no cause that is kept. */
    public long omitted() {
        return omitted;
    }

    /** How many reports there were. */
    public int reports() {
        return reports;
    }

    /** How many of them could not be read to their end. */
    public int brokenReports() {
        return brokenReports;
    }
}
