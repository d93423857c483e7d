package io.jenkins.plugins.externalsystems.core.testresults.transfer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.testresults.FailedAttempt;
import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import java.util.HashSet;
import java.util.Set;

/** How many traces and outputs travel: those of the first failures, and afterwards one example of each new cause. */
final class DetailBudget {
    /** Characters of the first failures. */
    static final long FIRST = 16L * 1_024 * 1_024;

    /** Examples of new causes after them. */
    static final int EXAMPLES = 500;

    /** Messages up to this length stay whole then, half of it stays of longer ones. */
    static final int SHORT_MESSAGE = 500;

    private final Set<String> causes = new HashSet<>();
    private long used;
    private int examples;

    /** @param used characters that others have used; not negative */
    DetailBudget(long used) {
        this.used = used;
    }

    long used() {
        return used;
    }

    /** Whether a case's details travel, which then count. */
    boolean allows(TestCaseResult result) {
        long size = size(result);
        if (size == 0) {
            return true;
        }
        FailureCause cause = result.cause();
        boolean isNew = cause != null && examples < EXAMPLES && causes.add(cause.fingerprint());
        if (used + size <= FIRST) {
            used += size;
            return true;
        }
        if (isNew) {
            examples++;
        }
        return isNew;
    }

    static String shortened(String message) {
        return message.length() <= SHORT_MESSAGE
                ? message
                : message.substring(0, message.offsetByCodePoints(0, SHORT_MESSAGE / 2)) + "…";
    }

    private static long size(TestCaseResult result) {
        long size = result.output().length() + size(result.failure());
        for (FailedAttempt attempt : result.attempts()) {
            size += size(attempt.failure());
        }
        return size;
    }

    private static long size(@CheckForNull TestFailure failure) {
        return failure == null
                ? 0
                : failure.message().length() + failure.stackTrace().length();
    }
}
