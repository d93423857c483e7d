package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.http.Carrier;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.core.testresults.history.FailureHistory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a caller may say about one call beside its parameters. Start with {@link #defaults} and change what differs: each
 * {@code with…} and {@code as…} gives a copy. Immutable.
 */
public final class CallOptions {
    private final String idempotencyKey;
    private Duration deadline;
    private StepJournal journal = new StepJournal();
    private Cancellation cancellation = new Cancellation();
    private FileSource files = patterns ->
            CompletableFuture.failedFuture(new NoFileSourceException("there is no workspace to take files from"));
    private TestResultSource testResults = (reports, visitor) ->
            CompletableFuture.failedFuture(new NoFileSourceException("there is no workspace to take reports from"));
    private FailureHistory failureHistory = FailureHistory.NONE;
    private Consumer<String> progress = news -> {};
    private Function<String, CompletionStage<ExternalSystem>> connections;
    private Carrier carrier = Carrier.NONE;
    private boolean isRepeat;
    private boolean isDryRun;
    private boolean isFresh;

    private CallOptions(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    private CallOptions(CallOptions from) {
        this.idempotencyKey = from.idempotencyKey;
        this.deadline = from.deadline;
        this.journal = from.journal;
        this.cancellation = from.cancellation;
        this.files = from.files;
        this.testResults = from.testResults;
        this.failureHistory = from.failureHistory;
        this.progress = from.progress;
        this.connections = from.connections;
        this.carrier = from.carrier;
        this.isRepeat = from.isRepeat;
        this.isDryRun = from.isDryRun;
        this.isFresh = from.isFresh;
    }

    /** A new random key, the connection's deadline, nothing done yet, no files, neither a repeat nor a dry run, remembered answers welcome. */
    public static CallOptions defaults() {
        return withKey(UUID.randomUUID().toString());
    }

    /** As {@link #defaults}, with this idempotency key. */
    public static CallOptions withKey(String idempotencyKey) {
        return new CallOptions(idempotencyKey);
    }

    public CallOptions withDeadline(Duration longest) {
        CallOptions copy = new CallOptions(this);
        copy.deadline = longest;
        return copy;
    }

    public CallOptions withJournal(StepJournal kept) {
        CallOptions copy = new CallOptions(this);
        copy.journal = kept;
        return copy;
    }

    public CallOptions withCancellation(Cancellation stop) {
        CallOptions copy = new CallOptions(this);
        copy.cancellation = stop;
        return copy;
    }

    public CallOptions withFiles(FileSource source) {
        CallOptions copy = new CallOptions(this);
        copy.files = source;
        return copy;
    }

    public CallOptions withTestResults(TestResultSource source) {
        CallOptions copy = new CallOptions(this);
        copy.testResults = source;
        return copy;
    }

    public CallOptions withFailureHistory(FailureHistory history) {
        CallOptions copy = new CallOptions(this);
        copy.failureHistory = history;
        return copy;
    }

    public CallOptions withProgress(Consumer<String> listener) {
        CallOptions copy = new CallOptions(this);
        copy.progress = listener;
        return copy;
    }

    /**
     * Where a connection that cannot reach its service finds the one that its settings name as fallback.
     *
     * @param byId gives the connection of an id; its stage fails with ExternalSystemException where the call may not use it
     */
    public CallOptions withConnections(Function<String, CompletionStage<ExternalSystem>> byId) {
        CallOptions copy = new CallOptions(this);
        copy.connections = byId;
        return copy;
    }

    /** The same call without a fallback, as the fallback itself is called. */
    public CallOptions withoutConnections() {
        CallOptions copy = new CallOptions(this);
        copy.connections = null;
        return copy;
    }

    /** The same call with its requests carried out by a thread that waits for it. */
    public CallOptions withCarrier(Carrier waiting) {
        CallOptions copy = new CallOptions(this);
        copy.carrier = waiting;
        return copy;
    }

    /** The same call made again, after a try of which nobody knows whether it arrived. */
    public CallOptions asRepeat() {
        CallOptions copy = new CallOptions(this);
        copy.isRepeat = true;
        return copy;
    }

    /** The same call up to the wire: nothing is sent, and the result shows what would have been. */
    public CallOptions asDryRun() {
        CallOptions copy = new CallOptions(this);
        copy.isDryRun = true;
        return copy;
    }

    /** The same call asking the service for everything, whatever the connection remembers; the answers are remembered anew. */
    public CallOptions asFresh() {
        CallOptions copy = new CallOptions(this);
        copy.isFresh = true;
        return copy;
    }

    /**
     * The same for each try of the same call; sent where a service honours one, and the mark by which a repeat finds what an
     * earlier try did.
     */
    public String idempotencyKey() {
        return idempotencyKey;
    }

    /** For the whole call with its repeats and waits; null for the connection's own. */
    @CheckForNull
    public Duration deadline() {
        return deadline;
    }

    /** Steps of a composite operation that are done. */
    public StepJournal journal() {
        return journal;
    }

    /** Stops the call. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Where files that the parameters name are found. */
    public FileSource files() {
        return files;
    }

    /** Where the results of tests are found. */
    public TestResultSource testResults() {
        return testResults;
    }

    /** What the job knows of its tests' failures. */
    public FailureHistory failureHistory() {
        return failureHistory;
    }

    /** Takes a sentence of a call that lasts, for people who wait for it; does not block or throw. */
    public Consumer<String> progress() {
        return progress;
    }

    /** Other connections by id; null where the caller knows none. */
    @CheckForNull
    public Function<String, CompletionStage<ExternalSystem>> connections() {
        return connections;
    }

    /** Who waits for the call; {@link Carrier#NONE} for nobody. */
    public Carrier carrier() {
        return carrier;
    }

    /**
     * Whether an earlier try with the same key may have arrived, so that an operation which is not safe to repeat looks
     * first, see {@link RepeatSafety#LOOKS_FIRST}.
     */
    public boolean isRepeat() {
        return isRepeat;
    }

    /** Whether the call ends with its first request, which is shown and not sent. */
    public boolean isDryRun() {
        return isDryRun;
    }

    /** Whether remembered answers do not do. */
    public boolean isFresh() {
        return isFresh;
    }
}
