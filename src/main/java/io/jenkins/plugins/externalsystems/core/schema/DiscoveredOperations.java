package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.cache.TimedCache;
import io.jenkins.plugins.externalsystems.core.operation.Operation;
import io.jenkins.plugins.externalsystems.core.operation.OperationHandler;
import io.jenkins.plugins.externalsystems.core.operation.OperationOffer;
import io.jenkins.plugins.externalsystems.core.operation.OperationSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A service's own description, read where it is needed first and again when its time is over, and its operations, ready to
 * be called by name. Thread-safe.
 */
public final class DiscoveredOperations implements OperationSource {
    private static final String ONLY = "";

    private final TimedCache<String, Known> cache;
    private final Duration timeToLive;
    private final Function<CallContext, CompletionStage<ServiceSchema>> reading;
    private final Function<SchemaOperation, Operation> offering;

    private record Known(ServiceSchema schema, Map<String, Operation> operations) {
        OperationOffer offer() {
            return new OperationOffer(List.copyOf(operations.values()), schema.notes());
        }
    }

    /**
     * Nothing is asked yet.
     *
     * @param reading asks the service; fails with ExternalSystemException
     * @param handlers gives each operation what calls it; the operation's own safety says whether it is repeated
     */
    public DiscoveredOperations(
            InstantSource clock,
            Duration timeToLive,
            Function<CallContext, CompletionStage<ServiceSchema>> reading,
            Function<SchemaOperation, OperationHandler> handlers) {
        this.cache = new TimedCache<>(clock, 1);
        this.timeToLive = timeToLive;
        this.reading = reading;
        this.offering = operation -> operation.toOperation(handlers.apply(operation));
    }

    /** The description, as it is known or asked for. */
    public CompletionStage<ServiceSchema> schema(CallContext context) {
        return current(context).thenApply(Known::schema);
    }

    /** The description asked for again, whatever is known. */
    public CompletionStage<ServiceSchema> refreshed(CallContext context) {
        return anew(context).thenApply(Known::schema);
    }

    @Override
    public CompletionStage<Optional<Operation>> find(String name, CallContext context) {
        return current(context)
                .thenApply(known -> Optional.ofNullable(known.operations().get(name)));
    }

    @Override
    public Optional<Operation> known(String name) {
        return cache.get(ONLY).map(known -> known.operations().get(name));
    }

    @Override
    public CompletionStage<OperationOffer> offer(boolean isAnew, CallContext context) {
        return (isAnew ? anew(context) : current(context)).thenApply(Known::offer);
    }

    @Override
    public Optional<OperationOffer> knownOffer() {
        return cache.get(ONLY).map(Known::offer);
    }

    private CompletionStage<Known> anew(CallContext context) {
        return read(context.asFresh()).thenApply(known -> {
            cache.put(ONLY, known, timeToLive);
            return known;
        });
    }

    private CompletionStage<Known> current(CallContext context) {
        return cache.getOrAsk(ONLY, timeToLive, () -> read(context));
    }

    private CompletionStage<Known> read(CallContext context) {
        return reading.apply(context).thenApply(schema -> {
            Map<String, Operation> operations = new LinkedHashMap<>();
            schema.operations().forEach(operation -> operations.put(operation.name(), offering.apply(operation)));
            return new Known(schema, operations);
        });
    }
}
