package io.jenkins.plugins.externalsystems.core.testresults;

/** Takes results while they are read. Called in the reading thread; an exception ends the reading and goes to its caller. */
@FunctionalInterface
public interface TestResultVisitor {
    /** A case, in the report's order. */
    void testCase(TestCaseResult result);

    /** A suite, after all of its cases and inner suites. */
    default void suite(TestSuiteResult suite) {}

    /** A report, after all that is in it; also one that could not be read. */
    default void report(ReportReading reading) {}

    /** Hands everything to this one, and then to the other. */
    default TestResultVisitor and(TestResultVisitor other) {
        return new BothVisitors(this, other);
    }
}
