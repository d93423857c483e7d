package io.jenkins.plugins.externalsystems.core.testresults.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import java.util.ArrayList;
import java.util.List;

/** The tests of one build that failed for one cause: how many, and the first of them. Filled by one thread. */
public final class CauseFailures {
    /** How many tests are kept. */
    public static final int MOST_TESTS = 20;

    private static final int FEW_TESTS = 3;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_MESSAGE = 2000;
    private static final int LONGEST_TRACE = 8000;

    private final FailureCause cause;
    private final TestFailure example;
    private final int mostTests;
    private final List<FailedTest> first = new ArrayList<>();
    private long count;

    /** @param isDetailed whether more than the beginning is kept; not of causes without number */
    CauseFailures(FailureCause cause, @CheckForNull TestFailure example, boolean isDetailed) {
        TestFailure said = example == null ? TestFailure.UNSAID : example;
        this.cause = cause;
        this.example = new TestFailure(
                cut(said.message(), isDetailed ? LONGEST_MESSAGE : LONGEST_NAME),
                cut(said.type(), LONGEST_NAME),
                isDetailed ? cut(said.stackTrace(), LONGEST_TRACE) : "");
        this.mostTests = isDetailed ? MOST_TESTS : FEW_TESTS;
    }

    /** The name of a test, as it is kept. */
    static String nameOf(TestCaseResult result) {
        return cut(result.fullName(), LONGEST_NAME);
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit);
    }

    /** A test that failed. @param sourceFile as the runner gives it; may be empty */
    public record FailedTest(String name, String className, String sourceFile) {}

    void add(TestCaseResult result) {
        count++;
        if (first.size() < mostTests) {
            first.add(new FailedTest(
                    nameOf(result), cut(result.className(), LONGEST_NAME), cut(result.sourceFile(), LONGEST_NAME)));
        }
    }

    public FailureCause cause() {
        return cause;
    }

    /** What the first of the tests said. */
    public TestFailure example() {
        return example;
    }

    /** The first of the tests. */
    public List<FailedTest> tests() {
        return List.copyOf(first);
    }

    /** How many tests there are. */
    public long count() {
        return count;
    }

    /** Names of the first tests. */
    List<String> names(int most) {
        return first.stream().map(FailedTest::name).distinct().limit(most).toList();
    }

    /** Type and place on one line; what it says where neither is known. */
    public String title() {
        String type = cause.type().isEmpty()
                ? example.message().strip().lines().findFirst().orElse("")
                : cause.type();
        String place = cause.location();
        String title = type.isEmpty() || place.isEmpty() ? type + place : type + " at " + place;
        return title.isEmpty() ? "Test failure" : title;
    }
}
