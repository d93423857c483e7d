package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Nothing is found out. */
enum NoOperations implements OperationSource {
    INSTANCE;

    @Override
    public CompletionStage<Optional<Operation>> find(String name, CallContext context) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public Optional<Operation> known(String name) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<OperationOffer> offer(boolean isAnew, CallContext context) {
        return CompletableFuture.completedFuture(OperationOffer.NOTHING);
    }

    @Override
    public Optional<OperationOffer> knownOffer() {
        return Optional.of(OperationOffer.NOTHING);
    }
}
