package io.jenkins.plugins.externalsystems.runtime;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import java.util.Optional;

/** Where the test results of a build are; there is none without a plugin that records them. */
public interface TestReports extends ExtensionPoint {
    /**
     * The results that the build has recorded so far.
     *
     * @param run whose they are
     * @param runUrl of its page, with a slash at its end; empty where Jenkins does not know its own address
     * @return empty where the build has none
     */
    Optional<BuildReport.Tests> of(Run<?, ?> run, String runUrl);

    /**
     * Hands each recorded result to the visitor.
     *
     * @return whether the build has any
     */
    boolean read(Run<?, ?> run, TestResultVisitor visitor);
}
