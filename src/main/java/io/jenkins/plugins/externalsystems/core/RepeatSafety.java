package io.jenkins.plugins.externalsystems.core;

/** Whether a request or an operation may be sent again when nobody knows whether the first one arrived. */
public enum RepeatSafety {
    /** Sending it twice is the same as once: reads, replacements, deletes. */
    SAFE,
    /** Safe because it carries an idempotency key which the service honours. */
    KEYED,
    /**
     * Of operations: a second request may do the thing twice, but a call that is marked as a repeat
     * ({@link CallOptions#isRepeat}) first looks for what the earlier one did, by its idempotency key. Where the service
     * cannot tell, the call fails with {@code outcome: unknown} and sends nothing.
     */
    LOOKS_FIRST,
    /** A second one may do the thing twice: creates, messages, transitions. */
    UNSAFE;

    /** Whether the same request may go out again without a look. */
    public boolean isSafe() {
        return this == SAFE || this == KEYED;
    }
}
