package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** A connector without a service: its operations give back what they got. */
final class SampleConnector extends DeclaredConnector {
    /** What the service answers to {@code risk}, one a run; the runs that were repeats say so. */
    final Queue<CompletionStage<Map<String, Object>>> answers = new ArrayDeque<>();

    final List<Boolean> repeats = new ArrayList<>();
    final CountDownLatch hanging = new CountDownLatch(1);

    SampleConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        List<Setting> settings = new ArrayList<>();
        settings.add(Setting.optional("account", SettingType.TEXT, "Who."));
        settings.addAll(ResilienceSettings.declare(60));
        OperationTable operations = OperationTable.builder()
                .operation("echo", RepeatSafety.SAFE, "Gives back.", SampleConnector::echo, everyType())
                .operation("fail", RepeatSafety.SAFE, "Fails.", (arguments, context) -> fail(context))
                .operation("throw", RepeatSafety.SAFE, "Has a defect.", (arguments, context) -> {
                    throw new IllegalStateException("secret");
                })
                .operation("risk", RepeatSafety.LOOKS_FIRST, "May do it twice.", (arguments, context) -> risk(context))
                .operation("gamble", RepeatSafety.UNSAFE, "Cannot look.", (arguments, context) -> risk(context))
                .operation("hang", RepeatSafety.SAFE, "Never ends.", this::hang)
                .item(
                        ItemVerb.CREATE,
                        "thing",
                        RepeatSafety.UNSAFE,
                        "Creates.",
                        SampleConnector::echo,
                        Parameter.required("name", ParameterType.STRING, "Its name."))
                .item(ItemVerb.GET, "thing", RepeatSafety.SAFE, "Gets.", SampleConnector::echo)
                .item(
                        ItemVerb.QUERY,
                        "thing",
                        RepeatSafety.SAFE,
                        "Finds.",
                        SampleConnector::echo,
                        Parameter.optional("state", ParameterType.STRING, "Its state."))
                .build();
        return new ConnectorDefinition("sample", "Sample", "1", settings, operations);
    }

    private static Parameter[] everyType() {
        return new Parameter[] {
            Parameter.required("text", ParameterType.STRING, "A text."),
            Parameter.optional("long", ParameterType.TEXT, "A long text."),
            Parameter.withDefault("count", ParameterType.INTEGER, 5, "A count."),
            Parameter.optional("number", ParameterType.NUMBER, "A number."),
            Parameter.optional("flag", ParameterType.BOOLEAN, "A flag."),
            Parameter.optional("names", ParameterType.STRING_LIST, "Names."),
            Parameter.optional("map", ParameterType.MAP, "A map."),
            Parameter.optional("maps", ParameterType.MAP_LIST, "Maps."),
            Parameter.optional("any", ParameterType.ANY, "Anything."),
            Parameter.optional("colour", ParameterType.STRING, "A colour.").oneOf("red", "green")
        };
    }

    private static CompletionStage<Map<String, Object>> echo(Arguments arguments, CallContext context) {
        return CompletableFuture.completedFuture(arguments.toMap());
    }

    private static CompletionStage<Map<String, Object>> fail(CallContext context) {
        context.journal().complete("first", "x");
        context.trace().warn("a look");
        return CompletableFuture.failedFuture(new ExternalSystemException(ErrorCode.NOT_FOUND_ERROR, "Not there.")
                .withPartialData(Map.of("key", "A-1")));
    }

    private CompletionStage<Map<String, Object>> risk(CallContext context) {
        repeats.add(context.isRepeat());
        return answers.remove();
    }

    private CompletionStage<Map<String, Object>> hang(Arguments arguments, CallContext context) {
        CompletableFuture<Map<String, Object>> never = new CompletableFuture<>();
        context.cancellation().onCancel(() -> never.completeExceptionally(new CancellationException("cancelled")));
        hanging.countDown();
        return never;
    }

    @Override
    protected void configure(ConnectorConfig config, ResilienceSettings settings) {
        // Nothing to build.
    }

    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        return CompletableFuture.completedFuture(Map.of("account", "me", "checks", List.of()));
    }

    @Override
    protected ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        return fromTable;
    }
}
