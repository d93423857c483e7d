package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Does what an operation is for. Never blocks. */
@FunctionalInterface
public interface OperationHandler {
    /**
     * Runs one call.
     *
     * @param arguments checked against the declaration
     * @param context handed on to every request
     * @return completes with the result's data (plain JSON data), or exceptionally with ExternalSystemException
     */
    CompletionStage<Map<String, Object>> handle(Arguments arguments, CallContext context);
}
