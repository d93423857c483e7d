package io.jenkins.plugins.externalsystems.core.testresults;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.List;

/**
 * A suite, without its cases.
 *
 * @param path the names from the outermost suite to this one; a name may be empty
 * @param id as the runner gives it; may be empty
 * @param timestamp when it began, in the runner's own form; may be empty
 * @param duration what the runner says, null if it does not
 * @param properties bounded in number and size
 * @param attachments paths as they are written in the suite's own output; nobody has checked them
 * @param counts of the cases that are directly in it
 */
public record TestSuiteResult(
        List<String> path,
        String id,
        String timestamp,
        @CheckForNull Duration duration,
        List<TestProperty> properties,
        List<String> attachments,
        TestCounts counts) {
    public TestSuiteResult {
        path = List.copyOf(path);
        properties = List.copyOf(properties);
        attachments = List.copyOf(attachments);
    }
}
