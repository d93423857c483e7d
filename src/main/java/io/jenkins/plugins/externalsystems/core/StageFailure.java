package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.concurrent.CompletionException;

/** What a stage failed with, on its way through other stages, which wrap it. */
public final class StageFailure {
    private StageFailure() {}

    /** What failed, out of the wrapping that stages put around it. */
    public static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** The same, to be thrown on by a stage. */
    public static RuntimeException again(Throwable thrown) {
        Throwable cause = cause(thrown);
        return cause instanceof RuntimeException unchecked ? unchecked : new CompletionException(cause);
    }

    /** Whether it is one of these. @param thrown null is none */
    public static boolean is(@CheckForNull Throwable thrown, ErrorCode... codes) {
        if (thrown != null && cause(thrown) instanceof ExternalSystemException failure) {
            for (ErrorCode code : codes) {
                if (failure.code() == code) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a request that must not be repeated may have arrived. @param thrown null is none */
    public static boolean isOpen(@CheckForNull Throwable thrown) {
        return thrown != null && cause(thrown) instanceof ExternalSystemException failure && failure.isOutcomeUnknown();
    }
}
