package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;

/** Failures that need no request, and those of stages on their way to the caller. */
final class Failures {
    private Failures() {}

    /** Nobody knows whether the call did something. @param sentence without its start */
    static ExternalSystemException unknown(CallContext context, String sentence) {
        return new ExternalSystemException(ErrorCode.EXCEPTION, context.subject() + sentence)
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }

    /** The id of what was added. A good status alone is no proof that it was: a proxy gives one too. */
    static long requireId(CallContext context, JsonNode added) {
        long id = added.path("id").asLong();
        if (id == 0) {
            throw unknown(context, "the answer does not name what was added.");
        }
        return id;
    }

    /** TestRail said no to what was sent, so that nothing was done. */
    static boolean isRefusal(Throwable cause) {
        return cause instanceof ExternalSystemException failure
                && !failure.isOutcomeUnknown()
                && (failure.code() == ErrorCode.VALIDATION_ERROR || failure.code() == ErrorCode.NOT_FOUND_ERROR);
    }
}
