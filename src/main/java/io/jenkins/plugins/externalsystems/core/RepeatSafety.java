package io.jenkins.plugins.externalsystems.core;

/** Whether a request may be sent again when nobody knows whether the first one arrived. */
public enum RepeatSafety {
    /** Sending it twice is the same as once: reads, replacements, deletes. */
    SAFE,
    /** Safe because it carries an idempotency key which the service honours. */
    KEYED,
    /** A second one may do the thing twice: creates, messages, transitions. */
    UNSAFE
}
