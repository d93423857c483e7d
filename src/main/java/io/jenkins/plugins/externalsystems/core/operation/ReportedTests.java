package io.jenkins.plugins.externalsystems.core.operation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import java.util.concurrent.CompletionStage;

/** The test results that a parameter of an operation names. */
public final class ReportedTests {
    private ReportedTests() {}

    /**
     * Reads them, as {@link io.jenkins.plugins.externalsystems.core.testresults.TestResultSource#read} does.
     *
     * @param parameter holds the patterns; named in every failure
     * @param reports null for what the build has recorded
     * @return fails with VALIDATION_ERROR where a pattern is refused or the call has no results, and with EXCEPTION where
     *     they cannot be read
     */
    public static CompletionStage<Void> read(
            CallContext context, String parameter, @CheckForNull String reports, TestResultVisitor visitor) {
        return context.testResults().read(reports, visitor).exceptionally(thrown -> {
            throw SourceFailure.of(context, parameter, thrown);
        });
    }
}
