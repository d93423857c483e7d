package io.jenkins.plugins.externalsystems.core.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Knows how the entries of an outbox are delivered and whom to tell. Called on the outbox's executor, for one entry one call
 * at a time.
 */
public interface Courier {
    /**
     * Makes a new entry ready: what it needs from its place is taken over into the entry, since the place may be gone when
     * it is sent. May block for a moment.
     *
     * @return by {@link OutboxEntry#prepared}; null if there is nothing to deliver any more, of which the courier has told
     */
    @CheckForNull
    OutboxEntry prepare(OutboxEntry entry);

    /** Whether an entry that may have been sent can be sent as a repeat, because that is harmless or looks first. */
    boolean isSafeToRepeat(OutboxEntry entry);

    /**
     * Sends an entry. Looks credentials up, so it may block for a moment.
     *
     * @param isRepeat whether an earlier try may have arrived
     * @param journal has the steps that are done, and keeps those that get done
     * @return completes with the result; with CancellationException when the controller is ending, and the entry then stays
     */
    CompletionStage<ExternalSystemResult> send(OutboxEntry entry, boolean isRepeat, StepJournal journal);

    /** A try failed in a way that may pass; told once for each try. @param next when it is tried again */
    void postponed(OutboxEntry entry, ExternalSystemResult result, Instant next);

    /** The entry is delivered, or given up. */
    void ended(OutboxEntry entry, ExternalSystemResult result);
}
