package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.testresults.FailedAttempt;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import io.jenkins.plugins.externalsystems.core.testresults.TestTally;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/** Makes cases and suites of a parser's events. Holds what is open, and nothing of what is done. */
final class ReportParser {
    private final TestResultVisitor visitor;
    private final TestTally tally = new TestTally();
    private final ReadingNotes notes;
    private final ElementAttributes attributes;
    private final CaseInProgress testCase;
    private final PropertyList properties;
    private final BoundedText stackTrace =
            new BoundedText(ReportLimits.STACK_TRACE - ReportLimits.STACK_TRACE / 4, ReportLimits.STACK_TRACE / 4);
    private final BoundedText attemptText = new BoundedText(
            ReportLimits.ATTEMPT_STACK_TRACE - ReportLimits.ATTEMPT_STACK_TRACE / 4,
            ReportLimits.ATTEMPT_STACK_TRACE / 4);
    private final ReportElement[] open = new ReportElement[ReportLimits.DEPTH];
    private final Deque<SuiteInProgress> suites = new ArrayDeque<>();
    private int depth;
    private String message = "";
    private String type = "";

    ReportParser(TestResultVisitor visitor, ReadingNotes notes) {
        this.visitor = visitor;
        this.notes = notes;
        this.attributes = new ElementAttributes(notes);
        this.testCase = new CaseInProgress(notes);
        this.properties = new PropertyList(notes);
    }

    /** The cases so far. */
    TestTally tally() {
        return tally;
    }

    /** Whether an element is open. */
    boolean isInside() {
        return depth > 0;
    }

    void start(XMLStreamReader reader) throws RefusedReportException {
        if (depth == open.length) {
            throw new RefusedReportException("has more than " + open.length + " elements within each other");
        }
        String name = reader.getLocalName();
        ReportElement element = ReportElement.of(name, depth == 0 ? null : open[depth - 1]);
        if (element == ReportElement.OTHER) {
            if (depth == 0) {
                throw new RefusedReportException("is no JUnit report: its root is '" + SafeWords.of(name)
                        + "', not 'testsuites' or 'testsuite'");
            }
            attributes.countName(name);
        }
        open[depth++] = element;
        attributes.read(reader);
        begin(element);
    }

    private void begin(ReportElement element) {
        switch (element) {
            case SUITE -> suites.push(new SuiteInProgress(path(), attributes, notes));
            case CASE -> testCase.begin(attributes);
            case FAILURE, ERROR, SKIPPED, DISABLED -> beginFailure(stackTrace);
            case FLAKY_FAILURE, FLAKY_ERROR, RERUN_FAILURE, RERUN_ERROR -> beginFailure(attemptText);
            // The element around it has no text of its own but white space.
            case STACK_TRACE -> attemptText.clear();
            case PROPERTY -> properties.begin(attributes);
            default -> {
                // Nothing of it is kept.
            }
        }
    }

    private void beginFailure(BoundedText text) {
        message = attributes.message();
        type = attributes.type();
        text.clear();
    }

    void text(char[] chars, int from, int length) {
        switch (open[depth - 1]) {
            case FAILURE, ERROR, SKIPPED, DISABLED -> stackTrace.append(chars, from, length);
            case FLAKY_FAILURE, FLAKY_ERROR, RERUN_FAILURE, RERUN_ERROR, STACK_TRACE ->
                attemptText.append(chars, from, length);
            case PROPERTY -> properties.text(chars, from, length);
            case OUTPUT -> output(chars, from, length);
            default -> {
                // Nothing of it is kept.
            }
        }
    }

    private void output(char[] chars, int from, int length) {
        if (open[depth - 2] == ReportElement.CASE) {
            testCase.output(chars, from, length);
        } else if (!suites.isEmpty()) {
            suites.peek().attachments().append(chars, from, length, notes);
        }
    }

    void end() {
        ReportElement element = open[--depth];
        switch (element) {
            case SUITE -> visitor.suite(suites.pop().finish());
            case CASE -> endCase();
            case FAILURE -> testCase.end(TestStatus.FAILED, said(stackTrace));
            case ERROR -> testCase.end(TestStatus.ERROR, said(stackTrace));
            case SKIPPED -> testCase.end(TestStatus.SKIPPED, said(stackTrace));
            case DISABLED -> testCase.end(TestStatus.DISABLED, said(stackTrace));
            case FLAKY_FAILURE, FLAKY_ERROR, RERUN_FAILURE, RERUN_ERROR -> endAttempt(element.attempt());
            case PROPERTIES -> endProperties();
            case PROPERTY -> properties.end();
            case OUTPUT -> endOutput();
            default -> {
                // Nothing of it is kept.
            }
        }
    }

    private void endAttempt(@CheckForNull FailedAttempt.Kind kind) {
        if (kind != null) {
            testCase.attempt(new FailedAttempt(kind, said(attemptText)));
        }
    }

    private void endProperties() {
        if (open[depth - 1] == ReportElement.CASE) {
            testCase.properties(properties.take());
        } else if (open[depth - 1] == ReportElement.SUITE) {
            suites.element().properties(properties.take());
        } else {
            properties.take();
        }
    }

    private void endOutput() {
        if (open[depth - 1] == ReportElement.CASE) {
            testCase.endOfOutput();
        } else if (!suites.isEmpty()) {
            suites.peek().attachments().endOfOutput();
        }
    }

    /** A message that stands in the text alone is its first line. */
    private TestFailure said(BoundedText text) {
        String trace = text.take(notes).strip();
        String first = message.isEmpty() ? trace.lines().findFirst().orElse("") : message;
        return new TestFailure(BoundedText.cut(first, ReportLimits.MESSAGE, notes), type, trace);
    }

    private void endCase() {
        SuiteInProgress suite = suites.peek();
        TestCaseResult result = testCase.finish(suite == null ? List.of() : suite.path());
        tally.add(result);
        if (suite != null) {
            suite.tally().add(result);
        }
        visitor.testCase(result);
    }

    private List<String> path() {
        return suites.isEmpty() ? List.of() : suites.element().path();
    }
}
