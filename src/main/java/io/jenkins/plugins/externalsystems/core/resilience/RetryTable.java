package io.jenkins.plugins.externalsystems.core.resilience;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;

/** Whether a failed attempt may be followed by another one; the only place where that is decided. */
final class RetryTable {
    /** What follows a failed attempt. */
    enum Verdict {
        /** Another attempt, while retries and time are left. */
        REPEAT,
        /** The failure is the answer. */
        GIVE_UP,
        /** The failure is the answer, and the service may have done what it was asked. */
        GIVE_UP_OUTCOME_UNKNOWN
    }

    private RetryTable() {}

    /** Whether the service may have done what it was asked although the attempt failed. */
    static boolean mayHaveBeenProcessed(Happening happening) {
        return decide(RepeatSafety.UNSAFE, happening) == Verdict.GIVE_UP_OUTCOME_UNKNOWN;
    }

    static Verdict decide(RepeatSafety safety, Happening happening) {
        boolean isUnsafe = !safety.isSafe();
        return switch (happening) {
            // Surely not processed, and may be over soon.
            case NOT_CONNECTED, RATE_LIMITED, UNAVAILABLE -> Verdict.REPEAT;
            // Surely not processed, and will be the same the next time.
            case TLS_FAILED, REFUSED, UNSENDABLE -> Verdict.GIVE_UP;
            // Perhaps processed, and may be over soon.
            case BROKEN, TIMED_OUT, SERVER_FAILED -> isUnsafe ? Verdict.GIVE_UP_OUTCOME_UNKNOWN : Verdict.REPEAT;
            // Perhaps processed, and will be the same the next time.
            case UNREADABLE -> isUnsafe ? Verdict.GIVE_UP_OUTCOME_UNKNOWN : Verdict.GIVE_UP;
        };
    }
}
