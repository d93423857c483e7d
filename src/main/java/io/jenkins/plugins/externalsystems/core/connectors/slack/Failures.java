package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;

/** What a stage failed with. */
final class Failures {
    private Failures() {}

    /** Slack's own word; empty for other failures. */
    static String word(Throwable thrown) {
        return StageFailure.cause(thrown) instanceof ExternalSystemException failure
                        && failure.metadata().get(MetadataKeys.VENDOR_ERROR) instanceof String word
                ? word
                : "";
    }
}
