package io.jenkins.plugins.externalsystems.publishers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestChange;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummary;
import io.jenkins.plugins.externalsystems.runtime.TestReports;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * When a post-build action is run: by the build's result so far and the one before it, or by its tests and those of the last
 * completed build that has test results. docs/test-results.md has the table.
 */
public enum Condition {
    ALWAYS("always") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return true;
        }
    },
    SUCCESS("success") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return now == Result.SUCCESS;
        }
    },
    UNSTABLE("unstable") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return now == Result.UNSTABLE;
        }
    },
    FAILURE("failure") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return now == Result.FAILURE;
        }
    },
    ABORTED("aborted") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return now == Result.ABORTED;
        }
    },
    NOT_BUILT("notBuilt") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return now == Result.NOT_BUILT;
        }
    },
    /** Another result than the build before, which has to exist. */
    CHANGED("changed") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return before != null && now != before;
        }
    },
    /** Successful after one that was not; or no test fails any more, and one that did was run and passed. */
    FIXED("fixed") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return before != null && now == Result.SUCCESS && before.isWorseThan(Result.SUCCESS);
        }

        @Override
        boolean holds(TestSummary now, TestChange change) {
            return now.counts().failures() == 0 && !change.fixed().isEmpty();
        }
    },
    /** Worse than the build before: success to unstable or failure, or unstable to failure; or a test fails that did not. */
    REGRESSION("regression") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return before != null && isBad(now) && now.isWorseThan(before);
        }

        @Override
        boolean holds(TestSummary now, TestChange change) {
            return !change.appeared().isEmpty();
        }
    },
    /** Unstable or failed after one that was as bad or worse; or a test fails as it did. */
    STILL_FAILING("stillFailing") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return before != null && isBad(now) && isBad(before) && !now.isWorseThan(before);
        }

        @Override
        boolean holds(TestSummary now, TestChange change) {
            return !change.stillFailing().isEmpty();
        }
    };

    private final String symbol;

    Condition(String symbol) {
        this.symbol = symbol;
    }

    abstract boolean holds(Result now, @CheckForNull Result before);

    /** By tests alone; no, for what does not look at tests. */
    boolean holds(TestSummary now, TestChange change) {
        return false;
    }

    private static boolean isBad(Result result) {
        return result == Result.UNSTABLE || result == Result.FAILURE;
    }

    private boolean looksAtTests() {
        return this == FIXED || this == REGRESSION || this == STILL_FAILING;
    }

    /** As it is written in configuration. */
    public String symbol() {
        return symbol;
    }

    /** Whether it holds for a build; one without a result yet counts as successful so far. May read files. */
    public boolean holds(Run<?, ?> run) {
        Result result = run.getResult();
        Result now = result == null ? Result.SUCCESS : result;
        Run<?, ?> previous = run.getPreviousCompletedBuild();
        return holds(now, previous == null ? null : previous.getResult())
                // Of a build that was aborted, nobody knows which tests did not get their turn.
                || (looksAtTests() && !now.isWorseThan(Result.FAILURE) && holdsForTests(run));
    }

    private boolean holdsForTests(Run<?, ?> run) {
        return TestReports.compared(run)
                .filter(tests -> tests.change()
                        .filter(change -> holds(tests.now(), change))
                        .isPresent())
                .isPresent();
    }

    /** @throws IllegalArgumentException for null or an unknown word, listing the known ones */
    public static Condition parse(@CheckForNull String text) {
        return Arrays.stream(values())
                .filter(value -> value.symbol.equals(text == null ? null : text.trim()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("condition is '" + text + "'; allowed are "
                        + Arrays.stream(values()).map(Condition::symbol).collect(Collectors.joining(", "))));
    }
}
