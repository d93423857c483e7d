package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.testresults.FailedAttempt;
import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestProperty;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import io.jenkins.plugins.externalsystems.core.testresults.cause.FailureCauses;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is known of a case between its first and its last tag. Used for one case after the other. */
final class CaseInProgress {
    private final BoundedText output = new BoundedText(0, ReportLimits.OUTPUT);
    private final AttachmentLines attachments = new AttachmentLines();
    private final List<FailedAttempt> attempts = new ArrayList<>();
    private final ReadingNotes notes;

    private String className = "";
    private String name = "";
    private String sourceFile = "";
    private Duration duration;
    private TestStatus status = TestStatus.PASSED;
    private TestFailure failure;
    private List<TestProperty> properties = List.of();
    private boolean hasOutput;
    /** Which gtest says of what is switched off, and CTest of what was skipped too. */
    private boolean isStatedNotRun;

    CaseInProgress(ReadingNotes notes) {
        this.notes = notes;
    }

    /** The first tag. */
    void begin(ElementAttributes attributes) {
        className = attributes.className();
        name = attributes.name();
        sourceFile = attributes.file();
        duration = duration(attributes.time(), notes);
        status = stated(attributes);
        isStatedNotRun = "notrun".equalsIgnoreCase(attributes.status());
        failure = null;
        properties = List.of();
        attempts.clear();
        if (hasOutput) {
            output.clear();
            hasOutput = false;
        }
    }

    /** @return null where it is missing or nonsense */
    @CheckForNull
    static Duration duration(String time, ReadingNotes notes) {
        if (time.isEmpty()) {
            return null;
        }
        Duration duration = Seconds.parse(time);
        if (duration == null) {
            notes.note(ReadingNotes.Kind.DURATION, "has a time that is none: '" + SafeWords.of(time) + "'");
        }
        return duration;
    }

    /**
     * What the case's own attributes say. Most runners say it with elements; gtest and CTest say with an attribute alone that a
     * test was not run, and others repeat there what their elements say.
     *
     * @see <a href="https://github.com/google/googletest/issues/3836">a report of gtest with disabled and skipped tests</a>
     */
    private static TestStatus stated(ElementAttributes attributes) {
        if (attributes.status().isEmpty() && attributes.result().isEmpty()) {
            return TestStatus.PASSED;
        }
        TestStatus byStatus = byWord(attributes.status());
        return byStatus == TestStatus.PASSED ? byWord(attributes.result()) : byStatus;
    }

    private static TestStatus byWord(String word) {
        return switch (word.length() > 20 ? "" : word.toLowerCase(Locale.ROOT)) {
            case "fail", "failed", "failure" -> TestStatus.FAILED;
            case "error", "errored" -> TestStatus.ERROR;
            case "skip", "skipped", "ignored", "pending" -> TestStatus.SKIPPED;
            case "disabled", "notrun", "suppressed" -> TestStatus.DISABLED;
            default -> TestStatus.PASSED;
        };
    }

    /** An element that says how it ended. What is worse counts; the first of equals is told. */
    void end(TestStatus ended, TestFailure said) {
        if (failure == null || rank(ended) > rank(status)) {
            failure = said;
        }
        if (ended == TestStatus.SKIPPED && isStatedNotRun) {
            status = ended;
        }
        if (rank(ended) > rank(status)) {
            status = ended;
        }
    }

    /** An error outranks a failure, a switched-off test one that was skipped. */
    private static int rank(TestStatus status) {
        return switch (status) {
            case PASSED -> 0;
            case SKIPPED -> 1;
            case DISABLED -> 2;
            case FAILED -> 3;
            case ERROR -> 4;
        };
    }

    void attempt(FailedAttempt attempt) {
        if (attempts.size() < ReportLimits.ATTEMPTS) {
            attempts.add(attempt);
        } else {
            notes.note(ReadingNotes.Kind.LEFT_OUT, PropertyList.TOO_MANY);
        }
    }

    void properties(List<TestProperty> all) {
        properties = all;
    }

    void output(char[] chars, int from, int length) {
        hasOutput = true;
        output.append(chars, from, length);
        attachments.append(chars, from, length, notes);
    }

    void endOfOutput() {
        attachments.endOfOutput();
    }

    /** The last tag. */
    TestCaseResult finish(List<String> suites) {
        FailureCause cause =
                status.isFailure() ? FailureCauses.of(className, failure == null ? TestFailure.UNSAID : failure) : null;
        return new TestCaseResult(
                suites,
                className,
                name,
                status,
                duration,
                failure,
                cause,
                attempts,
                properties,
                attachments.take(),
                sourceFile,
                status.isFailure() && hasOutput ? output.take(notes) : "");
    }
}
