package io.jenkins.plugins.externalsystems.runtime;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;

/** Another plugin that records the test results of builds. */
public interface TestRecorder extends ExtensionPoint {
    /** Whether the build has recorded results so far. */
    boolean has(Run<?, ?> run);

    /** Hands each recorded result to the visitor; the failed ones first. */
    void read(Run<?, ?> run, TestResultVisitor visitor);

    /** The page with the results, relative to that of the build, with a slash at its end. */
    String page(Run<?, ?> run);

    /**
     * The page of one test that failed, relative to that of the build.
     *
     * @param fullName class and name
     * @return empty where there is none
     */
    String page(Run<?, ?> run, String fullName);
}
