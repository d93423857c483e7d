package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.core.testresults.history.FailureHistory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What a caller may say about one call beside its parameters. Start with {@link #defaults} and change what differs.
 *
 * @param idempotencyKey the same for each try of the same call; sent where a service honours one, and the mark by which a
 *     repeat finds what an earlier try did
 * @param deadline for the whole call with its repeats and waits; null for the connection's own
 * @param journal steps of a composite operation that are done
 * @param cancellation stops the call
 * @param files where files that the parameters name are found
 * @param testResults where the results of tests are found
 * @param failureHistory what the job knows of its tests' failures
 * @param progress takes a sentence of a call that lasts, for people who wait for it; must not block or throw
 * @param isRepeat whether an earlier try with the same key may have arrived, so that an operation which is not safe to
 *     repeat looks first, see {@link RepeatSafety#LOOKS_FIRST}
 */
public record CallOptions(
        String idempotencyKey,
        @CheckForNull Duration deadline,
        StepJournal journal,
        Cancellation cancellation,
        FileSource files,
        TestResultSource testResults,
        FailureHistory failureHistory,
        Consumer<String> progress,
        boolean isRepeat) {
    private static final FileSource NO_FILES = patterns ->
            CompletableFuture.failedFuture(new NoFileSourceException("there is no workspace to take files from"));
    private static final TestResultSource NO_RESULTS = (reports, visitor) ->
            CompletableFuture.failedFuture(new NoFileSourceException("there is no workspace to take reports from"));

    private static final Consumer<String> UNTOLD = news -> {};

    /** A new random key, the connection's deadline, nothing done yet, no files, not a repeat. */
    public static CallOptions defaults() {
        return withKey(UUID.randomUUID().toString());
    }

    /** As {@link #defaults}, with this idempotency key. */
    public static CallOptions withKey(String idempotencyKey) {
        return new CallOptions(
                idempotencyKey,
                null,
                new StepJournal(),
                new Cancellation(),
                NO_FILES,
                NO_RESULTS,
                FailureHistory.NONE,
                UNTOLD,
                false);
    }

    public CallOptions withDeadline(Duration longest) {
        return new CallOptions(
                idempotencyKey, longest, journal, cancellation, files, testResults, failureHistory, progress, isRepeat);
    }

    public CallOptions withJournal(StepJournal kept) {
        return new CallOptions(
                idempotencyKey, deadline, kept, cancellation, files, testResults, failureHistory, progress, isRepeat);
    }

    public CallOptions withCancellation(Cancellation stop) {
        return new CallOptions(
                idempotencyKey, deadline, journal, stop, files, testResults, failureHistory, progress, isRepeat);
    }

    public CallOptions withFiles(FileSource source) {
        return new CallOptions(
                idempotencyKey,
                deadline,
                journal,
                cancellation,
                source,
                testResults,
                failureHistory,
                progress,
                isRepeat);
    }

    public CallOptions withTestResults(TestResultSource source) {
        return new CallOptions(
                idempotencyKey, deadline, journal, cancellation, files, source, failureHistory, progress, isRepeat);
    }

    public CallOptions withFailureHistory(FailureHistory history) {
        return new CallOptions(
                idempotencyKey, deadline, journal, cancellation, files, testResults, history, progress, isRepeat);
    }

    public CallOptions withProgress(Consumer<String> listener) {
        return new CallOptions(
                idempotencyKey,
                deadline,
                journal,
                cancellation,
                files,
                testResults,
                failureHistory,
                listener,
                isRepeat);
    }

    /** The same call made again, after a try of which nobody knows whether it arrived. */
    public CallOptions asRepeat() {
        return new CallOptions(
                idempotencyKey, deadline, journal, cancellation, files, testResults, failureHistory, progress, true);
    }
}
