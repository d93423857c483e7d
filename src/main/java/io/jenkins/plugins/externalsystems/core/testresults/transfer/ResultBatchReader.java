package io.jenkins.plugins.externalsystems.core.testresults.transfer;

import io.jenkins.plugins.externalsystems.core.testresults.FailedAttempt;
import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResultBuilder;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestProperty;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import io.jenkins.plugins.externalsystems.core.testresults.TestSuiteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Unpacks what a {@link ResultBatchWriter} packed. Each batch stands for itself. Its bytes may come from anybody. */
public final class ResultBatchReader {
    /** Longer ones are refused. */
    public static final int LONGEST = 8 * 1_024 * 1_024;

    private static final TestStatus[] STATUSES = TestStatus.values();
    private static final FailedAttempt.Kind[] KINDS = FailedAttempt.Kind.values();

    private final BatchInput in;
    private final TestResultVisitor visitor;
    private List<String> lastSuites = List.of();
    private String lastClassName = "";

    private ResultBatchReader(byte[] batch, TestResultVisitor visitor) throws InvalidBatchException {
        if (batch.length > LONGEST) {
            throw new InvalidBatchException("the batch has more than %,d bytes".formatted(LONGEST));
        }
        this.in = new BatchInput(batch);
        this.visitor = visitor;
    }

    /**
     * Hands each result of a batch to the visitor, in the order in which they were written.
     *
     * @throws InvalidBatchException for bytes that are no batch; the visitor has got what was before the mistake
     */
    public static void read(byte[] batch, TestResultVisitor visitor) throws InvalidBatchException {
        ResultBatchReader reader = new ResultBatchReader(batch, visitor);
        while (reader.in.hasMore()) {
            reader.readRecord();
        }
    }

    private void readRecord() throws InvalidBatchException {
        int tag = in.octet();
        switch (tag) {
            case BatchFormat.CASE -> visitor.testCase(readCase());
            case BatchFormat.SUITE -> visitor.suite(readSuite());
            case BatchFormat.REPORT -> visitor.report(readReport());
            default -> throw new InvalidBatchException("unknown record " + tag);
        }
    }

    private TestCaseResult readCase() throws InvalidBatchException {
        int flags = in.octet();
        if ((flags & BatchFormat.SAME_PLACE) == 0) {
            lastSuites = List.copyOf(in.texts());
            lastClassName = in.text();
        }
        TestStatus status = of(STATUSES, flags & BatchFormat.STATUS);
        TestCaseResultBuilder result = TestCaseResult.builder(lastClassName, in.text(), status)
                .suites(lastSuites)
                .duration((flags & BatchFormat.HAS_DURATION) == 0 ? null : in.duration());
        TestFailure failure = (flags & BatchFormat.HAS_FAILURE) == 0 ? null : readFailure();
        FailureCause cause =
                (flags & BatchFormat.HAS_CAUSE) == 0 ? null : new FailureCause(in.text(), in.text(), in.text());
        result.failure(failure, cause);
        if ((flags & BatchFormat.HAS_MORE) != 0) {
            result.attempts(readAttempts())
                    .properties(in.properties())
                    .attachments(in.texts())
                    .sourceFile(in.text())
                    .output(in.text());
        }
        return result.build();
    }

    private List<FailedAttempt> readAttempts() throws InvalidBatchException {
        int count = in.count();
        List<FailedAttempt> attempts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            attempts.add(new FailedAttempt(of(KINDS, in.octet()), readFailure()));
        }
        return attempts;
    }

    private TestFailure readFailure() throws InvalidBatchException {
        return new TestFailure(in.text(), in.text(), in.text());
    }

    private TestSuiteResult readSuite() throws InvalidBatchException {
        List<String> path = in.texts();
        String id = in.text();
        String timestamp = in.text();
        Duration duration = in.duration();
        List<TestProperty> properties = in.properties();
        return new TestSuiteResult(path, id, timestamp, duration, properties, in.texts(), in.counts());
    }

    private ReportReading readReport() throws InvalidBatchException {
        String file = in.text();
        var counts = in.counts();
        List<String> notes = in.texts();
        String problem = in.text();
        return new ReportReading(file, counts, notes, problem.isEmpty() ? null : problem);
    }

    private static <T> T of(T[] values, int ordinal) throws InvalidBatchException {
        if (ordinal >= values.length) {
            throw new InvalidBatchException("unknown value " + ordinal);
        }
        return values[ordinal];
    }
}
