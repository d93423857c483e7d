package io.jenkins.plugins.externalsystems.core.testresults;

import java.time.Duration;

/** Counts cases while they go by. For one thread. */
public final class TestTally {
    /** About 285 years; hostile numbers may be more than fits. */
    private static final long LONGEST_SECONDS = 9_000_000_000L;

    private final long[] byStatus = new long[TestStatus.values().length];
    private long flaky;
    private long nanos;

    /** One more. */
    public void add(TestCaseResult result) {
        byStatus[result.status().ordinal()]++;
        if (result.isFlaky()) {
            flaky++;
        }
        Duration duration = result.duration();
        if (duration != null) {
            addNanos(duration.getSeconds() < LONGEST_SECONDS ? duration.toNanos() : Long.MAX_VALUE);
        }
    }

    private void addNanos(long more) {
        long sum = nanos + more;
        nanos = sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Cases so far. */
    public long total() {
        long total = 0;
        for (long count : byStatus) {
            total += count;
        }
        return total;
    }

    /** The counts so far. */
    public TestCounts counts() {
        return new TestCounts(
                byStatus[TestStatus.PASSED.ordinal()],
                byStatus[TestStatus.FAILED.ordinal()],
                byStatus[TestStatus.ERROR.ordinal()],
                byStatus[TestStatus.SKIPPED.ordinal()],
                byStatus[TestStatus.DISABLED.ordinal()],
                flaky,
                Duration.ofNanos(nanos));
    }
}
