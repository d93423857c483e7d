package io.jenkins.plugins.externalsystems.core.testresults;

/** Hands everything to one, and then to the other. */
record BothVisitors(TestResultVisitor first, TestResultVisitor second) implements TestResultVisitor {
    @Override
    public void testCase(TestCaseResult result) {
        first.testCase(result);
        second.testCase(result);
    }

    @Override
    public void suite(TestSuiteResult suite) {
        first.suite(suite);
        second.suite(suite);
    }

    @Override
    public void report(ReportReading reading) {
        first.report(reading);
        second.report(reading);
    }
}
