package io.jenkins.plugins.externalsystems.core;

import io.jenkins.plugins.externalsystems.core.cache.ResponseCache;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.core.testresults.history.FailureHistory;
import java.time.Instant;

/**
 * One running call: what the caller said, when it must be over, and what happened so far. Handed down from the operation
 * to every request that it makes.
 *
 * @param connection id of the connection, for messages
 * @param operation name of the operation, for messages
 * @param options as the caller gave them
 * @param deadline the moment at which the call ends with TIMEOUT_ERROR
 * @param trace collects metadata
 * @param answers what the connection remembers
 */
public record CallContext(
        String connection,
        String operation,
        CallOptions options,
        Instant deadline,
        CallTrace trace,
        ResponseCache answers) {

    /** A call of a connection that remembers nothing. */
    public CallContext(String connection, String operation, CallOptions options, Instant deadline, CallTrace trace) {
        this(connection, operation, options, deadline, trace, ResponseCache.none());
    }

    /** As it was set, moved by what the bodies sent so far allow themselves, see {@link CallTrace#extend}. */
    @Override
    public Instant deadline() {
        return deadline.plus(trace.extension());
    }

    /** How every sentence about the call starts: {@code Connection 'x', operation 'y': }. */
    public String subject() {
        return "Connection '" + connection + "', operation '" + operation + "': ";
    }

    /**
     * VALIDATION_ERROR about one parameter.
     *
     * @param problem the rest of a sentence that starts with the parameter's name, without a full stop
     */
    public ExternalSystemException invalid(String parameter, String problem) {
        return new ExternalSystemException(
                        ErrorCode.VALIDATION_ERROR, subject() + "parameter '" + parameter + "' " + problem + ".")
                .with(MetadataKeys.PARAMETER, parameter);
    }

    /**
     * A stage's failure, to be thrown on, with what it is about put into its sentence: error mapping and resilience know the
     * connection and the operation only. Others stay as they are.
     *
     * @param item such as {@code issue PROJ-1}
     */
    public RuntimeException about(String item, Throwable thrown) {
        String start = subject();
        if (!(StageFailure.cause(thrown) instanceof ExternalSystemException failure)
                || !failure.getMessage().startsWith(start)) {
            return StageFailure.again(thrown);
        }
        String rest = failure.getMessage().substring(start.length());
        return failure.withMessage(start.substring(0, start.length() - 2) + ", " + item + ": " + rest);
    }

    public Cancellation cancellation() {
        return options.cancellation();
    }

    public StepJournal journal() {
        return options.journal();
    }

    public String idempotencyKey() {
        return options.idempotencyKey();
    }

    public FileSource files() {
        return options.files();
    }

    public TestResultSource testResults() {
        return options.testResults();
    }

    /** Tells those who wait how far the call is. @param news without the call's name and without a full stop */
    public void tell(String news) {
        options.progress().accept(news);
    }

    /** Warns of something that is no failure: in the result's metadata, and at once in the log of the build. */
    public void warn(String warning) {
        trace.warn(warning);
        tell(warning);
    }

    public FailureHistory failureHistory() {
        return options.failureHistory();
    }

    /** Whether an earlier try of this call may have arrived, see {@link CallOptions#isRepeat}. */
    public boolean isRepeat() {
        return options.isRepeat();
    }

    /** Whether nothing may be sent, see {@link DryRunStop}. */
    public boolean isDryRun() {
        return options.isDryRun();
    }

    /** The same call, looking first for what it did so far. */
    public CallContext asRepeat() {
        return new CallContext(connection, operation, options.asRepeat(), deadline, trace, answers);
    }

    /** The same call, asking the service and not the connection's memory. */
    public CallContext asFresh() {
        return new CallContext(connection, operation, options.asFresh(), deadline, trace, answers);
    }
}
