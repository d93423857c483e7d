package io.jenkins.plugins.externalsystems.core.testresults;

import java.util.function.Consumer;

/**
 * Tells what is wrong with reports while their results go by to somebody else: a sentence for each of the first reports, and
 * a number for the others. For one thread.
 */
public final class ReportLog implements TestResultVisitor {
    /** Sentences at most. */
    static final int LINES = 20;

    private static final int LONGEST_LINE = 500;

    private final TestResultVisitor next;
    private final Consumer<String> lines;
    private TestCounts counts = TestCounts.NONE;
    private int reports;
    private int told;
    private int untold;

    /** @param lines gets sentences without a full stop, each on one line */
    public ReportLog(TestResultVisitor next, Consumer<String> lines) {
        this.next = next;
        this.lines = lines;
    }

    @Override
    public void testCase(TestCaseResult result) {
        next.testCase(result);
    }

    @Override
    public void suite(TestSuiteResult suite) {
        next.suite(suite);
    }

    @Override
    public void report(ReportReading reading) {
        reports++;
        counts = counts.plus(reading.counts());
        reading.notes().forEach(this::tell);
        String problem = reading.problem();
        if (problem != null) {
            tell("WARNING: " + problem);
        }
        next.report(reading);
    }

    private void tell(String sentence) {
        if (told == LINES) {
            untold++;
            return;
        }
        told++;
        String line = sentence.replaceAll("\\p{Cntrl}", " ");
        lines.accept(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line);
    }

    /** Tells the rest. To be called once, when all were read. */
    public void end() {
        if (untold > 0) {
            lines.accept("and %,d more remarks on reports".formatted(untold));
        }
        lines.accept(summary());
    }

    private String summary() {
        return "read %,d test results from %,d %s: %,d failed, %,d skipped"
                .formatted(
                        counts.total(),
                        reports,
                        reports == 1 ? "report" : "reports",
                        counts.failures(),
                        counts.skipped() + counts.disabled());
    }
}
