package io.jenkins.plugins.externalsystems.core.testresults;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.concurrent.CompletionStage;

/**
 * Where a call's test results come from: the reports of a build's workspace, read where they are, or what the build has
 * recorded already. Parameters name reports by pattern only, so that a stored request holds no results.
 */
@FunctionalInterface
public interface TestResultSource {
    /**
     * Hands each result to the visitor, one after the other and never two at a time. A report that is broken costs itself:
     * {@link TestResultVisitor#report} tells.
     *
     * @param reports Ant patterns of JUnit XML, relative to the source, separated by commas; null for what the build has
     *     recorded
     * @return completes when all results were handed over; fails as {@link
     *     io.jenkins.plugins.externalsystems.core.files.FileSource#find} does
     */
    CompletionStage<Void> read(@CheckForNull String reports, TestResultVisitor visitor);
}
