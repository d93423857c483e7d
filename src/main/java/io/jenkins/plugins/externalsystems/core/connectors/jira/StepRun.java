package io.jenkins.plugins.externalsystems.core.connectors.jira;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
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
    private static final String STEPS = "steps";

    private final CallContext context;
    private final List<Step> steps;
    private final Map<String, Object> result;
    private final List<String> done = new ArrayList<>();

    /** @param start entries that the result has anyway; {@code steps} among them are done before these */
    StepRun(CallContext context, List<Step> steps, Map<String, Object> start) {
        this.context = context;
        this.steps = steps;
        this.result = new LinkedHashMap<>(start);
        if (start.get(STEPS) instanceof List<?> before) {
            before.forEach(step -> done.add(String.valueOf(step)));
        }
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
                finish(step, earlier);
            }
            return CompletableFuture.completedFuture(null);
        }
        return step.action().get().handle((given, thrown) -> {
            if (thrown != null) {
                throw new CompletionException(stopped(step, StageFailure.cause(thrown)));
            }
            context.journal().complete(step.name(), given);
            finish(step, given);
            return null;
        });
    }

    private void finish(Step step, Map<?, ?> given) {
        given.forEach((key, value) -> add(String.valueOf(key), value));
        done.add(step.name());
    }

    /** Lists grow, everything else is replaced. */
    private void add(String key, @CheckForNull Object value) {
        if (result.get(key) instanceof List<?> before && value instanceof List<?> more) {
            List<Object> all = new ArrayList<>(before);
            all.addAll(more);
            result.put(key, all);
        } else {
            result.put(key, value);
        }
    }

    private Map<String, Object> reached() {
        result.put(STEPS, List.copyOf(done));
        return result;
    }

    private Throwable stopped(Step at, Throwable cause) {
        if (!(cause instanceof ExternalSystemException failure)) {
            return cause;
        }
        failure.partialData().forEach(this::add);
        Map<String, Object> partial = new LinkedHashMap<>(reached());
        partial.put("failed_step", at.name());
        if (steps.size() == 1 && done.isEmpty()) {
            return failure.withPartialData(partial);
        }
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
