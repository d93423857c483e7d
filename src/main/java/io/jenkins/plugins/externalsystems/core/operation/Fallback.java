package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Another connection that takes a call which a connection could not bring to its service. Only where that surely did nothing, or
 * where it is safe to do it again: what a key or a look makes safe is so at the service that knows the key alone.
 *
 * <p>One for each call; used by one stage after the other.
 */
final class Fallback {
    private final Optional<String> id;
    private final RepeatSafety safety;
    private final Map<String, Object> parameters;
    private volatile CallContext context;

    /**
     * Of one call.
     *
     * @param id of the other connection; empty for none
     * @param safety of the operation
     * @param parameters of the call
     */
    Fallback(Optional<String> id, RepeatSafety safety, Map<String, Object> parameters) {
        this.id = id;
        this.safety = safety;
        this.parameters = parameters;
    }

    /** The call begins. @return the same */
    CallContext watch(CallContext begun) {
        context = begun;
        return begun;
    }

    /** The result of the other connection, where it applies, else the first one. */
    CompletionStage<ExternalSystemResult> orOtherwise(ExternalSystemResult first) {
        CallContext call = context;
        Function<String, CompletionStage<ExternalSystem>> connections =
                call == null ? null : call.options().connections();
        if (id.isEmpty() || connections == null || !applies(first, call)) {
            return CompletableFuture.completedFuture(first);
        }
        return CompletableFuture.completedFuture(id.get())
                .thenCompose(connections)
                .thenCompose(other -> {
                    call.tell(
                            "connection '" + call.connection() + "' cannot be reached, so '" + id.get() + "' is used");
                    return other.executeOperationAsync(
                            first.operation(), parameters, call.options().withoutConnections());
                })
                .handle((second, thrown) -> thrown == null ? marked(second, id.get()) : unusable(first, thrown))
                .thenCompose(Function.identity());
    }

    private boolean applies(ExternalSystemResult first, CallContext call) {
        boolean isAway = first.errorCode() == ErrorCode.CONNECTION_ERROR && !first.isOutcomeUnknown();
        boolean isUntouched = !call.trace().mayHaveArrived() && !call.isRepeat();
        // A step that is done was done there, and what follows it belongs there too.
        return isAway
                && (safety == RepeatSafety.SAFE || isUntouched)
                && call.journal().steps().isEmpty();
    }

    private static CompletionStage<ExternalSystemResult> marked(ExternalSystemResult second, String id) {
        Map<String, Object> metadata = new LinkedHashMap<>(second.metadata());
        metadata.put(MetadataKeys.FALLBACK, id);
        return CompletableFuture.completedFuture(new ExternalSystemResult(
                second.success(),
                second.operation(),
                second.resultData(),
                second.errorMessage(),
                second.errorCode(),
                metadata));
    }

    /** The first failure stands, with why there was no other way. */
    private static CompletionStage<ExternalSystemResult> unusable(ExternalSystemResult first, Throwable thrown) {
        if (!(StageFailure.cause(thrown) instanceof ExternalSystemException refused)) {
            return CompletableFuture.failedFuture(StageFailure.cause(thrown));
        }
        return CompletableFuture.completedFuture(new ExternalSystemResult(
                false,
                first.operation(),
                first.resultData(),
                first.errorMessage() + " The fallback cannot be used: " + refused.getMessage(),
                first.errorCode(),
                first.metadata()));
    }
}
