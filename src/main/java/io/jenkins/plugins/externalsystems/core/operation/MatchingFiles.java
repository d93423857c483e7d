package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
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
                throw SourceFailure.of(context, parameter, thrown);
            }
            if (found.isEmpty()) {
                throw SourceFailure.refusal(
                        context, parameter, ErrorCode.VALIDATION_ERROR, "matches no file: '" + patterns + "'");
            }
            return found;
        });
    }
}
