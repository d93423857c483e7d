package io.jenkins.plugins.externalsystems.core.testresults.transfer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.testresults.FailedAttempt;
import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.TestSuiteResult;
import java.util.List;
import java.util.function.Consumer;

/**
 * Packs results into batches of bytes. A case that passed takes its name and about eight bytes more; what many cases have in common is
 * written once a batch. Failures go in full as long as {@link DetailBudget} allows, later ones without traces and output, but
 * with their cause. For one thread.
 */
public final class ResultBatchWriter implements TestResultVisitor {
    /** A batch is handed on when it has as many bytes; the last record may make it longer. */
    public static final int BATCH = 256 * 1_024;

    private final Consumer<byte[]> sink;
    private final DetailBudget details;
    private BatchOutput out = new BatchOutput();
    private List<String> lastSuites = List.of();
    private String lastClassName = "";

    /** @param sink gets each batch when it is full; an exception of it goes to whoever adds a result */
    public ResultBatchWriter(Consumer<byte[]> sink) {
        this(sink, 0);
    }

    /** @param detailsUsed see {@link #detailsUsed}, of the writer whose work this one goes on with */
    public ResultBatchWriter(Consumer<byte[]> sink, long detailsUsed) {
        this.sink = sink;
        this.details = new DetailBudget(detailsUsed);
    }

    /** Characters of the failures that went in full so far. */
    public long detailsUsed() {
        return details.used();
    }

    @Override
    public void testCase(TestCaseResult result) {
        TestFailure failure = result.failure();
        FailureCause cause = result.cause();
        boolean isFull = details.allows(result);
        boolean isSamePlace =
                result.suites().equals(lastSuites) && result.className().equals(lastClassName);
        boolean hasMore = !(result.attempts().isEmpty()
                && result.properties().isEmpty()
                && result.attachments().isEmpty()
                && result.sourceFile().isEmpty()
                && result.output().isEmpty());
        out.octet(BatchFormat.CASE);
        out.octet(result.status().ordinal()
                | (result.duration() == null ? 0 : BatchFormat.HAS_DURATION)
                | (failure == null ? 0 : BatchFormat.HAS_FAILURE)
                | (cause == null ? 0 : BatchFormat.HAS_CAUSE)
                | (hasMore ? BatchFormat.HAS_MORE : 0)
                | (isSamePlace ? BatchFormat.SAME_PLACE : 0));
        if (!isSamePlace) {
            out.texts(result.suites());
            out.text(result.className());
            lastSuites = result.suites();
            lastClassName = result.className();
        }
        out.text(result.name());
        if (result.duration() != null) {
            out.duration(result.duration());
        }
        failure(failure, isFull);
        if (cause != null) {
            out.text(cause.fingerprint());
            out.text(cause.type());
            out.text(cause.location());
        }
        if (hasMore) {
            more(result, isFull);
        }
        handOnIfFull();
    }

    private void failure(@CheckForNull TestFailure failure, boolean isFull) {
        if (failure != null) {
            out.text(isFull ? failure.message() : DetailBudget.shortened(failure.message()));
            out.text(failure.type());
            out.text(isFull ? failure.stackTrace() : "");
        }
    }

    private void more(TestCaseResult result, boolean isFull) {
        out.number(result.attempts().size());
        for (FailedAttempt attempt : result.attempts()) {
            out.octet(attempt.kind().ordinal());
            failure(attempt.failure(), isFull);
        }
        out.properties(result.properties());
        out.texts(result.attachments());
        out.text(result.sourceFile());
        out.text(isFull ? result.output() : "");
    }

    @Override
    public void suite(TestSuiteResult suite) {
        out.octet(BatchFormat.SUITE);
        out.texts(suite.path());
        out.text(suite.id());
        out.text(suite.timestamp());
        out.duration(suite.duration());
        out.properties(suite.properties());
        out.texts(suite.attachments());
        out.counts(suite.counts());
        handOnIfFull();
    }

    @Override
    public void report(ReportReading reading) {
        out.octet(BatchFormat.REPORT);
        out.text(reading.file());
        out.counts(reading.counts());
        out.texts(reading.notes());
        String problem = reading.problem();
        out.text(problem == null ? "" : problem);
        handOnIfFull();
    }

    /** Bytes that were not handed on yet. */
    public int pending() {
        return out.isEmpty() ? 0 : out.size();
    }

    /** Hands on what is left. To be called once, at the end. */
    public void finish() {
        if (!out.isEmpty()) {
            handOn();
        }
    }

    private void handOnIfFull() {
        if (out.size() >= BATCH) {
            handOn();
        }
    }

    private void handOn() {
        byte[] batch = out.toBytes();
        out = new BatchOutput();
        lastSuites = List.of();
        lastClassName = "";
        sink.accept(batch);
    }
}
