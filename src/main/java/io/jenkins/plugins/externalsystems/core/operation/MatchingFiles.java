package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.files.RefusedPatternException;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The files that a parameter of an operation names. */
public final class MatchingFiles {
    private MatchingFiles() {}

    /**
     * Finds them.
     *
     * @param parameter holds the patterns; named in every failure
     * @return at least one file; fails with VALIDATION_ERROR where nothing matches, a pattern is refused, or the call has no
     *     files, and with EXCEPTION where they cannot be listed
     */
    public static CompletionStage<List<FileContent>> of(CallContext context, String parameter, String patterns) {
        return context.files().find(patterns).handle((found, thrown) -> {
            if (thrown != null) {
                throw failure(context, parameter, thrown);
            }
            if (found.isEmpty()) {
                throw refusal(context, parameter, ErrorCode.VALIDATION_ERROR, "matches no file: '" + patterns + "'");
            }
            return found;
        });
    }

    private static RuntimeException failure(CallContext context, String parameter, Throwable thrown) {
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

    private static ExternalSystemException refusal(
            CallContext context, String parameter, ErrorCode code, String problem) {
        return new ExternalSystemException(code, context.subject() + "parameter '" + parameter + "' " + problem + ".")
                .with(MetadataKeys.PARAMETER, parameter);
    }
}
