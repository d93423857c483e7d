package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.UUID;

/**
 * What a caller may say about one call beside its parameters.
 *
 * @param idempotencyKey the same for each try of the same call; sent where a service honours one
 * @param deadline for the whole call with its repeats and waits; null for the connection's own
 * @param journal steps of a composite operation that are done
 * @param cancellation stops the call
 */
public record CallOptions(
        String idempotencyKey, @CheckForNull Duration deadline, StepJournal journal, Cancellation cancellation) {

    /** A new random key, the connection's deadline, nothing done yet. */
    public static CallOptions defaults() {
        return new CallOptions(UUID.randomUUID().toString(), null, new StepJournal(), new Cancellation());
    }
}
