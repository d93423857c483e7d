package io.jenkins.plugins.externalsystems.core;

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
}
