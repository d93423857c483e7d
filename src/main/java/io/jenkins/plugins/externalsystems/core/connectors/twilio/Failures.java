package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.Map;

/** Failures that need no request, and those of stages on their way to the caller. */
final class Failures {
    private Failures() {}

    static boolean is(Throwable thrown, ErrorCode code) {
        return StageFailure.cause(thrown) instanceof ExternalSystemException failure && failure.code() == code;
    }

    /**
     * The outcome of an earlier try stays open.
     *
     * @param why the rest of a sentence, without a full stop
     */
    static ExternalSystemException unknown(CallContext context, ErrorCode code, String why) {
        return new ExternalSystemException(
                        code,
                        context.subject()
                                + "an earlier try of this may have arrived, and whether it did cannot be found out: "
                                + why + "; look into the message log of Twilio's console before doing it again.")
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }

    /** That a look failed leaves the outcome open. */
    static RuntimeException unknown(CallContext context, Throwable thrown) {
        if (!(StageFailure.cause(thrown) instanceof ExternalSystemException failure)) {
            return StageFailure.again(thrown);
        }
        if (failure.metadata().containsKey(MetadataKeys.OUTCOME)) {
            return failure;
        }
        String reason = failure.getMessage().replace(context.subject(), "").replaceFirst("\\.$", "");
        ExternalSystemException unknown = unknown(context, failure.code(), reason);
        for (Map.Entry<String, Object> entry : failure.metadata().entrySet()) {
            unknown = unknown.with(entry.getKey(), entry.getValue());
        }
        return unknown;
    }
}
