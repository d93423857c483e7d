package io.jenkins.plugins.externalsystems.publishers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Result;
import hudson.model.Run;
import java.util.Arrays;
import java.util.stream.Collectors;

/** When a post-build action is run, by the build's result so far and the one before it. */
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
    /** Successful after one that was not. */
    FIXED("fixed") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            return before != null && now == Result.SUCCESS && before.isWorseThan(Result.SUCCESS);
        }
    },
    /** Worse than the build before: success to unstable or failure, or unstable to failure. */
    REGRESSION("regression") {
        @Override
        boolean holds(Result now, @CheckForNull Result before) {
            boolean isBad = now == Result.UNSTABLE || now == Result.FAILURE;
            return before != null && isBad && now.isWorseThan(before);
        }
    };

    private final String symbol;

    Condition(String symbol) {
        this.symbol = symbol;
    }

    abstract boolean holds(Result now, @CheckForNull Result before);

    /** As it is written in configuration. */
    public String symbol() {
        return symbol;
    }

    /** Whether it holds for a build; one without a result yet counts as successful so far. */
    public boolean holds(Run<?, ?> run) {
        Result now = run.getResult();
        Run<?, ?> previous = run.getPreviousCompletedBuild();
        return holds(now == null ? Result.SUCCESS : now, previous == null ? null : previous.getResult());
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
