package io.jenkins.plugins.externalsystems.core.testresults.summary;

import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import io.jenkins.plugins.externalsystems.core.testresults.TestTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Makes a {@link TestSummary} of results that go by, in bounded memory. For one thread. */
public final class TestSummaryMaker implements TestResultVisitor {
    /** More different causes are counted together. */
    private static final int MOST_CAUSES = 5_000;

    private static final int LONGEST = 200;
    private static final FailureCause UNKNOWN = new FailureCause("", "", "");

    private final TestIds failedBefore;
    private final TestTally tally = new TestTally();
    private final TestIds.Collector failing = new TestIds.Collector(TestSummary.IDS);
    private final TestIds.Collector passedAgain = new TestIds.Collector(TestSummary.IDS);
    private final List<FailedTest> newFailures = new ArrayList<>();
    private final List<FailedTest> oldFailures = new ArrayList<>();
    private final Map<Long, String> passedNames = new HashMap<>();
    private final Map<String, CauseCount> causes = new HashMap<>();
    private final PriorityQueue<SlowTest> slowest = new PriorityQueue<>(Comparator.comparing(SlowTest::duration));
    private long testsOfOtherCauses;
    private long reports;
    private long brokenReports;

    /** @param failedBefore the tests that failed in the build before, so that those which pass again are noticed */
    public TestSummaryMaker(TestIds failedBefore) {
        this.failedBefore = failedBefore;
    }

    @Override
    public void testCase(TestCaseResult result) {
        tally.add(result);
        if (result.status().isFailure()) {
            addFailure(result);
        } else if (result.status() == TestStatus.PASSED && !failedBefore.isEmpty()) {
            addPassed(result);
        }
        addDuration(result);
    }

    private void addFailure(TestCaseResult result) {
        long id = TestIds.of(result);
        failing.add(id);
        String name = line(result.fullName());
        FailureCause told = result.cause();
        FailureCause cause = told == null ? UNKNOWN : told;
        List<FailedTest> failures = failedBefore.contains(id) ? oldFailures : newFailures;
        if (failures.size() < TestSummary.FAILURES) {
            failures.add(new FailedTest(name, message(result), id, shortened(cause)));
        }
        CauseCount known = causes.get(cause.fingerprint());
        if (known != null) {
            causes.put(cause.fingerprint(), new CauseCount(known.cause(), known.tests() + 1, known.example()));
        } else if (causes.size() < MOST_CAUSES) {
            causes.put(cause.fingerprint(), new CauseCount(shortened(cause), 1, name));
        } else {
            testsOfOtherCauses++;
        }
    }

    private void addPassed(TestCaseResult result) {
        long id = TestIds.of(result);
        if (failedBefore.contains(id)) {
            passedAgain.add(id);
            if (passedNames.size() < TestSummary.FAILURES) {
                passedNames.putIfAbsent(id, line(result.fullName()));
            }
        }
    }

    private void addDuration(TestCaseResult result) {
        Duration duration = result.duration();
        if (duration == null || duration.isZero()) {
            return;
        }
        if (slowest.size() < TestSummary.SLOWEST) {
            slowest.add(new SlowTest(line(result.fullName()), duration));
        } else if (duration.compareTo(slowest.peek().duration()) > 0) {
            slowest.poll();
            slowest.add(new SlowTest(line(result.fullName()), duration));
        }
    }

    @Override
    public void report(ReportReading reading) {
        reports++;
        if (!reading.isComplete()) {
            brokenReports++;
        }
    }

    /** Of what went by so far. */
    public TestSummary summary() {
        List<CauseCount> all = TestSummary.mostFrequent(causes.values().stream());
        TestIds failed = failing.ids();
        return new TestSummary(
                tally.counts(),
                reports,
                brokenReports,
                Stream.concat(newFailures.stream(), oldFailures.stream())
                        .limit(TestSummary.FAILURES)
                        .toList(),
                all.stream().limit(TestSummary.CAUSES).toList(),
                testsOfOtherCauses
                        + all.stream()
                                .skip(TestSummary.CAUSES)
                                .mapToLong(CauseCount::tests)
                                .sum(),
                failed,
                new PassedAgain(passedAgain.ids().minus(failed), passedNamesWithout(failed)),
                slowest.stream()
                        .sorted(Comparator.comparing(SlowTest::duration).reversed())
                        .toList());
    }

    /** One of several tests with the same name may have failed. */
    private List<String> passedNamesWithout(TestIds failed) {
        return passedNames.entrySet().stream()
                .filter(entry -> !failed.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    private static FailureCause shortened(FailureCause cause) {
        return new FailureCause(cause.fingerprint(), line(cause.type()), line(cause.location()));
    }

    private static String message(TestCaseResult result) {
        TestFailure failure = result.failure();
        if (failure == null) {
            return "";
        }
        String message = line(failure.message());
        return message.isEmpty() ? line(failure.stackTrace()) : message;
    }

    /** The first line that says something, shortened. */
    private static String line(String text) {
        String line = text.lines()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
