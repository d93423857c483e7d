package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Runs the steps of a composite operation one after the other, without those that the journal has. A failure carries what
 * the steps before it gave, and its sentence says which steps are done and which are not. For one call.
 */
final class StepRun {
    private final CallContext context;
    private final List<Step> steps;
    private final Map<String, Object> result;
    private final List<String> done = new ArrayList<>();

    /** @param start entries that the result has anyway */
    StepRun(CallContext context, List<Step> steps, Map<String, Object> start) {
        this.context = context;
        this.steps = steps;
        this.result = new LinkedHashMap<>(start);
    }

    /** @return the start, what every step gave, and {@code steps}: their names */
    CompletionStage<Map<String, Object>> run() {
        CompletionStage<?> before = CompletableFuture.completedFuture(null);
        for (Step step : steps) {
            before = before.thenCompose(ready -> perform(step));
        }
        return before.thenApply(ready -> reached());
    }

    private CompletionStage<?> perform(Step step) {
        if (context.journal().isCompleted(step.name())) {
            if (context.journal().completed().get(step.name()) instanceof Map<?, ?> earlier) {
                earlier.forEach((key, value) -> result.put(String.valueOf(key), value));
            }
            done.add(step.name());
            return CompletableFuture.completedFuture(null);
        }
        return step.action().get().handle((given, thrown) -> {
            if (thrown != null) {
                throw new CompletionException(stopped(step, Failures.cause(thrown)));
            }
            context.journal().complete(step.name(), given);
            result.putAll(given);
            done.add(step.name());
            return null;
        });
    }

    private Map<String, Object> reached() {
        result.put("steps", List.copyOf(done));
        return result;
    }

    private Throwable stopped(Step at, Throwable cause) {
        if (!(cause instanceof ExternalSystemException failure)) {
            return cause;
        }
        Map<String, Object> partial = new LinkedHashMap<>(reached());
        partial.put("failed_step", at.name());
        List<String> open = steps.stream()
                .map(Step::name)
                .filter(name -> !done.contains(name))
                .toList();
        String sofar = done.isEmpty() ? "nothing" : String.join(", ", done);
        return failure.withPartialData(partial)
                .withMessage(failure.getMessage() + " Failed at step '" + at.name() + "'; done: " + sofar
                        + "; not done: " + String.join(", ", open) + ".");
    }
}
