package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.files.RefusedPatternException;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;

/** What it means that a call's files, or its reports, cannot be looked for. */
final class SourceFailure {
    private SourceFailure() {}

    /** @param parameter that named them */
    static RuntimeException of(CallContext context, String parameter, Throwable thrown) {
        Throwable cause = StageFailure.cause(thrown);
        if (cause instanceof NoFileSourceException none) {
            return refusal(
                    context, parameter, ErrorCode.VALIDATION_ERROR, "cannot be looked for: " + none.getMessage());
        }
        if (cause instanceof RefusedPatternException refused) {
            return refusal(context, parameter, ErrorCode.VALIDATION_ERROR, "cannot be used: " + refused.getMessage());
        }
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        String reason = cause instanceof UnreadableSourceException told
                ? ": " + told.getMessage()
                : " (" + cause.getClass().getSimpleName() + ")";
        return refusal(context, parameter, ErrorCode.EXCEPTION, "cannot be looked for" + reason);
    }

    static ExternalSystemException refusal(CallContext context, String parameter, ErrorCode code, String problem) {
        return new ExternalSystemException(code, context.subject() + "parameter '" + parameter + "' " + problem + ".")
                .with(MetadataKeys.PARAMETER, parameter);
    }
}
