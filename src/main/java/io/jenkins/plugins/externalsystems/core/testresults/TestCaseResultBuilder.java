package io.jenkins.plugins.externalsystems.core.testresults;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.List;

/** Makes a {@link TestCaseResult}. What is not set is empty or null. For one thread. */
public final class TestCaseResultBuilder {
    private final String className;
    private final String name;
    private final TestStatus status;
    private List<String> suites = List.of();
    private Duration duration;
    private TestFailure failure;
    private FailureCause cause;
    private List<FailedAttempt> attempts = List.of();
    private List<TestProperty> properties = List.of();
    private List<String> attachments = List.of();
    private String sourceFile = "";
    private String output = "";

    TestCaseResultBuilder(String className, String name, TestStatus status) {
        this.className = className;
        this.name = name;
        this.status = status;
    }

    /** The suites' names, the outermost first. */
    public TestCaseResultBuilder suites(List<String> names) {
        suites = List.copyOf(names);
        return this;
    }

    /** @param value null if not known */
    public TestCaseResultBuilder duration(@CheckForNull Duration value) {
        duration = value;
        return this;
    }

    /** @param said null if nothing is said; @param why null but for a failure */
    public TestCaseResultBuilder failure(@CheckForNull TestFailure said, @CheckForNull FailureCause why) {
        failure = said;
        cause = why;
        return this;
    }

    /** The failed runs of a test that was run again. */
    public TestCaseResultBuilder attempts(List<FailedAttempt> failed) {
        attempts = List.copyOf(failed);
        return this;
    }

    /** The case's own properties. */
    public TestCaseResultBuilder properties(List<TestProperty> values) {
        properties = List.copyOf(values);
        return this;
    }

    /** Paths as they are written. */
    public TestCaseResultBuilder attachments(List<String> paths) {
        attachments = List.copyOf(paths);
        return this;
    }

    /** Where the test is written. */
    public TestCaseResultBuilder sourceFile(String path) {
        sourceFile = path;
        return this;
    }

    /** The end of what it printed. */
    public TestCaseResultBuilder output(String end) {
        output = end;
        return this;
    }

    /** The result. */
    public TestCaseResult build() {
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
                attachments,
                sourceFile,
                output);
    }
}
