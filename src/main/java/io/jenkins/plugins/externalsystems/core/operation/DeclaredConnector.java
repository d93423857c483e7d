package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.CallTrace;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.DryRunStop;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.Inquiry;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.cache.CacheRules;
import io.jenkins.plugins.externalsystems.core.cache.ResponseCache;
import io.jenkins.plugins.externalsystems.core.resilience.CacheSettings;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Base of every connector: dispatch, validation, results and metadata from one {@link ConnectorDefinition}. A subclass
 * declares its settings, beside which there are those of {@link CacheSettings}, and operations, and writes their handlers. Thread-safe once initialized.
 */
public abstract class DeclaredConnector implements ExternalSystem {
    private final ConnectorRuntime runtime;
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
    private volatile ConnectorDefinition definition;
    private volatile ConnectorConfig config;
    private volatile ResilienceSettings resilience;
    private volatile ResponseCache answers = ResponseCache.none();
    private volatile boolean connected;
    private volatile boolean closed;

    protected DeclaredConnector(ConnectorRuntime runtime) {
        this.runtime = runtime;
    }

    /** Declares settings and operations; called once; no I/O and no settings yet. */
    protected abstract ConnectorDefinition define();

    /** Takes the settings, checked against the definition; builds clients. No I/O. */
    protected abstract void configure(ConnectorConfig boundConfig, ResilienceSettings settings);

    /** The deep check of {@link ExternalSystem#connectAsync}; fails with ExternalSystemException. */
    protected abstract CompletionStage<Map<String, Object>> check(CallContext context);

    /** Capabilities that the table does not tell; the flags for the verbs and the item types are set from the table. */
    protected abstract ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable);

    /** What it can do: those of the definition, where a connector's settings do not add to them. */
    protected OperationTable operations() {
        return definition().operations();
    }

    /** Operations that the service tells itself, beside those of the table, which come first. */
    protected OperationSource discovered() {
        return OperationSource.none();
    }

    /** Id of the connection, as configured, that takes a call which cannot be brought to the service; empty for none. */
    protected Optional<String> fallback() {
        return Optional.empty();
    }

    protected final ConnectorRuntime runtime() {
        return runtime;
    }

    /** Settings, operations and names; usable without {@link #initialize}. */
    public final ConnectorDefinition definition() {
        ConnectorDefinition known = definition;
        if (known == null) {
            known = define().with(CacheSettings.declare());
            definition = known;
        }
        return known;
    }

    @Override
    public final void initialize(ConnectorConfig given) {
        ConnectorConfig bound = given.bind(definition().settings());
        if (!bound.unknownKeys().isEmpty()) {
            throw bound.invalid(
                    bound.unknownKeys().iterator().next(),
                    "is unknown for type '" + definition().type() + "'");
        }
        ResilienceSettings settings = ResilienceSettings.from(bound);
        CacheRules rules = CacheSettings.from(bound);
        configure(bound, settings);
        CachedOperations.check(rules, operations(), !(discovered() instanceof NoOperations), bound);
        answers = new ResponseCache(runtime.clock(), rules);
        resilience = settings;
        config = bound;
    }

    @Override
    public final CompletionStage<ExternalSystemResult> connectAsync() {
        return run("connect", CallOptions.defaults().asFresh(), this::check).thenApply(result -> {
            connected = result.success();
            return result;
        });
    }

    @Override
    public final boolean isConnected() {
        return connected && !closed;
    }

    @Override
    public final CompletionStage<ExternalSystemResult> executeOperationAsync(
            String name, Map<String, Object> parameters, CallOptions options) {
        int done = options.journal().steps().size();
        Fallback fallback = new Fallback(fallback(), safety(name, parameters), parameters);
        Handler sending = context -> dispatch(name, parameters, fallback.watch(context))
                .handle((data, thrown) -> thrown == null
                        ? CompletableFuture.completedFuture(data)
                        : settle(name, parameters, context, done, thrown))
                .thenCompose(Function.identity());
        return run(
                        name,
                        options,
                        context -> start(sending, context).exceptionally(thrown -> unsent(parameters, context, thrown)))
                .thenCompose(fallback::orOtherwise);
    }

    @Override
    public final CompletionStage<ExternalSystemResult> operationsAsync(Inquiry inquiry) {
        OperationList list = new OperationList(operations(), discovered());
        return run("operations", CallOptions.defaults(), context -> list.toMap(inquiry, context));
    }

    /** What a dry run ends with. The end of another call is none of this one's. */
    private static Map<String, Object> unsent(Map<String, Object> parameters, CallContext context, Throwable thrown) {
        if (!context.isDryRun() || !(StageFailure.cause(thrown) instanceof DryRunStop stop)) {
            throw StageFailure.again(thrown);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("parameters", parameters);
        data.put("request", stop.request());
        return data;
    }

    /**
     * What follows a failure. Where it is open whether the service did it, and the operation can find that out, a second
     * run looks; if that fails too, the first failure stands, unless the second run settled the step in question and failed
     * at a later one. The same of a call that is a repeat from the start.
     *
     * @param done how many steps were done before the call
     */
    private CompletionStage<Map<String, Object>> settle(
            String name, Map<String, Object> parameters, CallContext context, int done, Throwable thrown) {
        boolean isOpen =
                StageFailure.cause(thrown) instanceof ExternalSystemException failure && failure.isOutcomeUnknown();
        boolean mayLook = safety(name, parameters) == RepeatSafety.LOOKS_FIRST
                && !context.isRepeat()
                && runtime.clock().instant().isBefore(context.deadline());
        boolean isFirstQuestion = context.journal().steps().size() == done;
        if (!isOpen && isFirstQuestion && context.isRepeat() && safety(name, parameters) == RepeatSafety.LOOKS_FIRST) {
            return CompletableFuture.failedFuture(leftOpen(StageFailure.cause(thrown)));
        }
        if (!isOpen || !mayLook) {
            return CompletableFuture.failedFuture(thrown);
        }
        CallTrace.Answer first = context.trace().lastAnswer();
        int steps = context.journal().steps().size();
        return start(again -> dispatch(name, parameters, again), context.asRepeat())
                .exceptionally(again -> {
                    boolean isFurther = context.journal().steps().size() > steps;
                    if (isFurther || StageFailure.cause(again) instanceof CancellationException) {
                        throw StageFailure.again(again);
                    }
                    context.trace().putBack(first);
                    throw StageFailure.again(thrown);
                });
    }

    /** A repeat that fails, as with a token that was revoked meanwhile, does not tell what the earlier try did. */
    private static Throwable leftOpen(Throwable cause) {
        return cause instanceof ExternalSystemException failure
                ? failure.with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN)
                : cause;
    }

    private CompletionStage<Map<String, Object>> dispatch(
            String name, Map<String, Object> parameters, CallContext context) {
        OperationTable table = operations();
        ArgumentReader reader = new ArgumentReader(context.connection(), name);
        Operation operation = table.operation(name);
        if (operation != null) {
            return operation.handler().handle(reader.read(operation.parameters(), parameters), context);
        }
        for (ItemVerb verb : ItemVerb.values()) {
            if (verb.operation().equals(name)) {
                OperationRefusals.refuseImpossible(table, verb, parameters, context);
                if (!table.itemTypes(verb).isEmpty()) {
                    return dispatchItem(verb, parameters, context, reader);
                }
            }
        }
        return discovered()
                .find(name, context)
                .thenCompose(found -> found.orElseThrow(
                                () -> OperationRefusals.unknown(name, definition(), table, discovered(), context))
                        .handler()
                        .handle(reader.read(found.get().parameters(), parameters), context));
    }

    @Override
    public final boolean isSafeToRepeat(String name, Map<String, Object> parameters) {
        return safety(name, parameters) != RepeatSafety.UNSAFE;
    }

    /** How the operation says it may be repeated; an unknown one may not be. */
    private RepeatSafety safety(String name, Map<String, Object> parameters) {
        Operation operation = operations().meant(name, parameters);
        return operation == null
                ? discovered().known(name).map(Operation::safety).orElse(RepeatSafety.UNSAFE)
                : operation.safety();
    }

    private CompletionStage<Map<String, Object>> dispatchItem(
            ItemVerb verb, Map<String, Object> parameters, CallContext context, ArgumentReader reader) {
        OperationTable table = operations();
        Map<String, Object> outer = new LinkedHashMap<>(parameters);
        List<Parameter> outerDeclared = verb.parameters(table.itemTypes(verb));
        Map<String, Object> loose = new LinkedHashMap<>();
        if (verb == ItemVerb.QUERY) {
            // query(Map) takes the filter itself, beside or instead of "data".
            loose.putAll(parameters);
            outerDeclared.forEach(parameter -> loose.remove(parameter.name()));
            outer.keySet().removeAll(loose.keySet());
        }
        Arguments arguments = reader.read(outerDeclared, outer);
        Operation item = Objects.requireNonNull(
                table.item(verb, arguments.text("item_type")), "item type that the choices admit");
        Map<String, Object> data = new LinkedHashMap<>(loose);
        if (verb.takesData()) {
            data.putAll(arguments.map("data"));
        }
        Map<String, Object> checked =
                new LinkedHashMap<>(reader.read(item.parameters(), data).toMap());
        arguments.optionalText("id").ifPresent(id -> checked.put("id", id));
        return item.handler().handle(new Arguments(checked), context);
    }

    private CompletionStage<ExternalSystemResult> run(String name, CallOptions options, Handler handler) {
        ConnectorConfig settings = config;
        if (settings == null) {
            throw new IllegalStateException("initialize was not called");
        }
        Instant start = runtime.clock().instant();
        Duration allowed = options.deadline() == null ? resilience.deadline() : options.deadline();
        CallTrace trace = new CallTrace();
        CallContext context =
                new CallContext(settings.connectionId(), name, options, start.plus(allowed), trace, answers);
        running.add(options.cancellation());
        if (closed) {
            options.cancellation().cancel();
        }
        return start(handler, context).handle((data, thrown) -> {
            running.remove(options.cancellation());
            return CallResult.of(
                    context, Duration.between(start, runtime.clock().instant()), data, thrown);
        });
    }

    private static CompletionStage<Map<String, Object>> start(Handler handler, CallContext context) {
        try {
            if (context.cancellation().isCancelled()) {
                return CompletableFuture.failedFuture(new CancellationException("cancelled"));
            }
            return handler.handle(context);
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    @Override
    public final ConnectorCapabilities capabilities() {
        int perMinute = resilience == null ? 0 : resilience.requestsPerMinute();
        return describeCapabilities(operations().capabilities(perMinute));
    }

    @Override
    public final Map<String, Object> systemInfo() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("system_type", definition().type());
        info.put("connected", isConnected());
        info.put("api_version", definition().apiVersion());
        info.put("capabilities", capabilities().toMap());
        return info;
    }

    @Override
    public final void close() {
        closed = true;
        running.forEach(Cancellation::cancel);
    }

    private interface Handler {
        CompletionStage<Map<String, Object>> handle(CallContext context);
    }
}
