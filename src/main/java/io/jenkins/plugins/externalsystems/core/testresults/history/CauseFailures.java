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

    private final FailureCause cause;
    private final TestFailure example;
    private final List<FailedTest> first = new ArrayList<>();
    private long count;

    CauseFailures(FailureCause cause, @CheckForNull TestFailure example) {
        this.cause = cause;
        this.example = example == null ? TestFailure.UNSAID : example;
    }

    /** A test that failed. @param sourceFile as the runner gives it; may be empty */
    public record FailedTest(String name, String className, String sourceFile) {}

    void add(TestCaseResult result) {
        count++;
        if (first.size() < MOST_TESTS) {
            first.add(new FailedTest(result.fullName(), result.className(), result.sourceFile()));
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
