package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.List;
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
    public List<String> knownNames() {
        return List.of();
    }
}
