package io.jenkins.plugins.externalsystems.runner.script;

import groovy.lang.Closure;
import java.util.List;
import java.util.Objects;

/** Decides {@code when { … }}. What a terminal cannot know counts as true, and is said. */
final class StageCondition {
    private final Pipeline pipeline;

    StageCondition(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    boolean holds(Closure<?> block) {
        return pipeline.collect(block).stream().allMatch(this::holds);
    }

    private boolean holds(Call call) {
        return switch (call.name()) {
            case "allOf" -> holds(call.block());
            case "anyOf" -> conditions(call).stream().anyMatch(this::holds);
            case "not" -> !holds(call.block());
            case "expression" -> isTrue(call.block().call());
            case "branch" -> Objects.equals(pipeline.environment().value("BRANCH_NAME"), call.text("pattern"));
            case "environment" ->
                Objects.equals(
                        pipeline.environment().value(String.valueOf(call.named().get("name"))),
                        String.valueOf(call.named().get("value")));
            case "equals" ->
                Objects.equals(
                        String.valueOf(call.named().get("expected")),
                        String.valueOf(call.named().get("actual")));
            case "beforeAgent", "beforeInput", "beforeOptions" -> true;
            default -> {
                pipeline.console().notRun("when " + call.shown() + ", taken to hold");
                yield true;
            }
        };
    }

    private List<Call> conditions(Call call) {
        return pipeline.collect(call.block());
    }

    private static boolean isTrue(Object value) {
        return org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation.castToBoolean(value);
    }
}
