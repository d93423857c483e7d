package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.TestSuiteResult;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report that was read, with all that came of it. */
final class ReadReport implements TestResultVisitor {
    static final String FILE = "target/report.xml";

    private final List<TestCaseResult> cases = new ArrayList<>();
    private final List<TestSuiteResult> suites = new ArrayList<>();
    private ReportReading reading;

    private ReadReport() {}

    /** One of the samples beside this class. */
    static ReadReport ofSample(String name) {
        return of(() -> ReadReport.class.getResourceAsStream(name));
    }

    static ReadReport of(String xml) {
        return of(xml.getBytes(StandardCharsets.UTF_8));
    }

    static ReadReport of(byte[] bytes) {
        return of(() -> new ByteArrayInputStream(bytes));
    }

    static ReadReport of(InputStream in) {
        return of(() -> in);
    }

    static ReadReport of(ReportSource source) {
        ReadReport report = new ReadReport();
        report.reading = new JUnitXmlReader().read(FILE, source, report);
        return report;
    }

    @Override
    public void testCase(TestCaseResult result) {
        cases.add(result);
    }

    @Override
    public void suite(TestSuiteResult suite) {
        suites.add(suite);
    }

    ReportReading reading() {
        return reading;
    }

    List<TestCaseResult> cases() {
        return cases;
    }

    List<TestSuiteResult> suites() {
        return suites;
    }

    TestCaseResult only() {
        if (cases.size() != 1) {
            throw new AssertionError(cases + " " + reading);
        }
        return cases.get(0);
    }

    TestCaseResult named(String name) {
        return cases.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + cases));
    }

    /** One line a case: status, suites, class, name, milliseconds. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        for (TestCaseResult one : cases) {
            lines.append(one.status())
                    .append(one.isFlaky() ? " flaky | " : " | ")
                    .append(String.join(" > ", one.suites()))
                    .append(" | ")
                    .append(one.className())
                    .append(" | ")
                    .append(one.name())
                    .append(" | ")
                    .append(one.duration() == null ? "-" : one.duration().toMillis())
                    .append('\n');
        }
        return lines.toString();
    }
}
