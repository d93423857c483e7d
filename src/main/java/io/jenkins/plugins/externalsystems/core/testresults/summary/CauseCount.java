package io.jenkins.plugins.externalsystems.core.testresults.summary;

import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;

/**
 * How many tests fail for one reason.
 *
 * @param cause the reason
 * @param tests how many
 * @param example the name of the first one
 */
public record CauseCount(FailureCause cause, long tests, String example) {}
