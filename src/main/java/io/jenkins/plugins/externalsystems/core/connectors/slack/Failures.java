package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import java.util.concurrent.CompletionException;

/** What a stage failed with. */
final class Failures {
    private Failures() {}

    /** Without the wrapper that stages put around it. */
    static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** To be thrown on in a stage. */
    static RuntimeException again(Throwable thrown) {
        return thrown instanceof RuntimeException unchecked ? unchecked : new CompletionException(thrown);
    }

    /** Slack's own word; empty for other failures. */
    static String word(Throwable thrown) {
        return cause(thrown) instanceof ExternalSystemException failure
                        && failure.metadata().get(MetadataKeys.VENDOR_ERROR) instanceof String word
                ? word
                : "";
    }

    /** Whether the failure has one of the codes. */
    static boolean is(Throwable thrown, ErrorCode... codes) {
        if (cause(thrown) instanceof ExternalSystemException failure) {
            for (ErrorCode code : codes) {
                if (failure.code() == code) {
                    return true;
                }
            }
        }
        return false;
    }
}
