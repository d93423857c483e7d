package io.jenkins.plugins.externalsystems.core.testresults.folder;

import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reports on the disk, and what was read of them. */
public final class ReportFiles implements TestResultVisitor {
    private final List<String> cases = new ArrayList<>();
    private final List<ReportReading> readings = new ArrayList<>();

    /** A report with one suite; each case passes, or fails with a long trace. */
    public static void write(Path file, String prefix, int cases, boolean isFailing) throws IOException {
        Files.createDirectories(file.getParent());
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<testsuite name=\"" + prefix + "\">");
            for (int i = 0; i < cases; i++) {
                out.write("<testcase classname=\"C\" name=\"" + prefix + i + "\" time=\"0.5\">");
                if (isFailing) {
                    out.write("<failure message=\"m" + i + "\">E\n at a.B.c(B.java:1)\n" + prefix + i
                            + "x".repeat(2_000) + "</failure>");
                }
                out.write("</testcase>\n");
            }
            out.write("</testsuite>");
        }
    }

    @Override
    public void testCase(TestCaseResult result) {
        cases.add(result.name());
    }

    @Override
    public void report(ReportReading reading) {
        readings.add(reading);
    }

    public List<String> cases() {
        return cases;
    }

    public List<ReportReading> readings() {
        return readings;
    }

    /** The sentences about what is wrong. */
    public List<String> problems() {
        return readings.stream()
                .filter(reading -> !reading.isComplete())
                .map(ReportReading::problem)
                .toList();
    }
}
