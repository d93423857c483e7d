package io.jenkins.plugins.externalsystems.core.testresults.summary;

import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What stays of a build's test results. Its size is bounded whatever the results are: about 20 KiB for a build with a few
 * failures, 250 KiB for one with a million.
 *
 * @param counts of all tests
 * @param reports that were read; 0 where the results came from elsewhere
 * @param brokenReports of them
 * @param failures the first ones, those that did not fail in the build before in front
 * @param causes the most frequent ones, the most frequent in front
 * @param testsOfOtherCauses that failed for reasons which are not in the list
 * @param failing all tests that failed
 * @param passedAgain those that failed before and passed
 * @param slowest the slowest in front
 */
public record TestSummary(
        TestCounts counts,
        long reports,
        long brokenReports,
        List<FailedTest> failures,
        List<CauseCount> causes,
        long testsOfOtherCauses,
        TestIds failing,
        PassedAgain passedAgain,
        List<SlowTest> slowest) {
    /** Failures with name and message. */
    public static final int FAILURES = 20;
    /** Causes. */
    public static final int CAUSES = 50;
    /** Slow tests. */
    public static final int SLOWEST = 10;
    /** Numbers of failing tests. */
    public static final int IDS = 20_000;
    /** Numbers of reports, to tell whether the same ones were read twice. */
    public static final int REPORT_IDS = 1_000;

    public TestSummary {
        failures = List.copyOf(failures);
        causes = List.copyOf(causes);
        slowest = List.copyOf(slowest);
    }

    /** The results of both, which are of different reports of one build. */
    public TestSummary plus(TestSummary other) {
        TestIds allFailing = failing.plus(other.failing, IDS);
        List<CauseCount> allCauses = sum(other);
        List<CauseCount> kept = allCauses.stream().limit(CAUSES).toList();
        return new TestSummary(
                counts.plus(other.counts),
                reports + other.reports,
                brokenReports + other.brokenReports,
                Stream.concat(failures.stream(), other.failures.stream())
                        .limit(FAILURES)
                        .toList(),
                kept,
                testsOfOtherCauses + other.testsOfOtherCauses + tests(allCauses) - tests(kept),
                allFailing,
                new PassedAgain(
                        passedAgain.ids().plus(other.passedAgain.ids(), IDS).minus(allFailing),
                        Stream.concat(passedAgain.names().stream(), other.passedAgain.names().stream())
                                .filter(name -> !allFailing.contains(TestIds.of(name)))
                                .limit(FAILURES)
                                .toList()),
                Stream.concat(slowest.stream(), other.slowest.stream())
                        .sorted(Comparator.comparing(SlowTest::duration).reversed())
                        .limit(SLOWEST)
                        .toList());
    }

    private List<CauseCount> sum(TestSummary other) {
        Map<String, CauseCount> sums = new LinkedHashMap<>();
        Stream.concat(causes.stream(), other.causes.stream())
                .forEach(one -> sums.merge(
                        one.cause().fingerprint(),
                        one,
                        (a, b) -> new CauseCount(a.cause(), a.tests() + b.tests(), a.example())));
        return mostFrequent(sums.values().stream());
    }

    static List<CauseCount> mostFrequent(Stream<CauseCount> causes) {
        return causes.sorted(Comparator.comparingLong(CauseCount::tests).reversed())
                .toList();
    }

    private static long tests(List<CauseCount> causes) {
        return causes.stream().mapToLong(CauseCount::tests).sum();
    }

    /** How long all tests took together. */
    public Duration duration() {
        return counts.duration();
    }

    /** As text that {@link #fromJson} reads, in this version of the plugin and in later ones. */
    public String toJson() {
        return SummaryJson.write(this);
    }

    /** @throws IllegalArgumentException for another text */
    public static TestSummary fromJson(String json) {
        return SummaryJson.read(json);
    }
}
