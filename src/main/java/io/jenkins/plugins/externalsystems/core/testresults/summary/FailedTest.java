package io.jenkins.plugins.externalsystems.core.testresults.summary;

import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;

/**
 * A test that failed.
 *
 * @param name class and name, shortened
 * @param message one line of what it says, shortened; may be empty
 * @param id see {@link TestIds#of(String)}
 * @param cause why
 */
public record FailedTest(String name, String message, long id, FailureCause cause) {}
