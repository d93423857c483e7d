package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;

/** Failures that are found before anything is sent. */
final class Refusals {
    private Refusals() {}

    /** UNSUPPORTED_OPERATION for what a webhook cannot do. @param what the beginning of the sentence */
    static ExternalSystemException webhook(CallContext context, String what) {
        return new ExternalSystemException(
                ErrorCode.UNSUPPORTED_OPERATION,
                context.subject() + what + " through an incoming webhook; give the connection a bot token.");
    }

    /** The outcome of an earlier try stays open. @param why the rest of a sentence, without a full stop */
    static ExternalSystemException unknown(CallContext context, ErrorCode code, String why) {
        return new ExternalSystemException(
                        code,
                        context.subject()
                                + "an earlier try of this may have arrived, and whether it did cannot be found out: "
                                + why + "; look in Slack before doing it again.")
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }
}
