package io.jenkins.plugins.externalsystems.core.operation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Makes the result of what a call came to. */
final class CallResult {
    private CallResult() {}

    /**
     * The result with its metadata.
     *
     * @param took how long the call took
     * @param data null where it failed
     * @param thrown null where it did not
     * @throws CancellationException if the call was cancelled
     */
    static ExternalSystemResult of(
            CallContext context,
            Duration took,
            @CheckForNull Map<String, Object> data,
            @CheckForNull Throwable thrown) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put(MetadataKeys.CONNECTION, context.connection());
        metadata.putAll(context.trace().toMetadata());
        metadata.put(MetadataKeys.DURATION_MS, took.toMillis());
        if (context.isDryRun()) {
            metadata.put(MetadataKeys.DRY_RUN, true);
        }
        List<String> steps = context.journal().steps();
        if (!steps.isEmpty()) {
            metadata.put(MetadataKeys.COMPLETED_STEPS, steps);
        }
        if (thrown == null) {
            return ExternalSystemResult.success(context.operation(), data, metadata);
        }
        Throwable cause = StageFailure.cause(thrown);
        if (cause instanceof CancellationException cancelled) {
            throw cancelled;
        }
        ExternalSystemException failure = cause instanceof ExternalSystemException known
                ? known
                : new ExternalSystemException(
                        ErrorCode.EXCEPTION,
                        "Connection '" + context.connection() + "', operation '" + context.operation()
                                + "': unexpected " + cause.getClass().getSimpleName() + ".",
                        cause);
        return ExternalSystemResult.failure(context.operation(), failure, metadata);
    }
}
