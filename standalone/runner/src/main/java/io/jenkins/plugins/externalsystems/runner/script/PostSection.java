package io.jenkins.plugins.externalsystems.runner.script;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import groovy.lang.Closure;
import io.jenkins.plugins.externalsystems.runner.BrokenInput;
import java.util.List;
import java.util.function.Consumer;

/** Runs {@code post { … }} in Jenkins' order. There is no build before: {@code changed} holds, fixed and regression do not. */
final class PostSection {
    private static final List<String> ORDER = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "failure",
            "success",
            "unstable",
            "unsuccessful",
            "notBuilt",
            "cleanup");

    private final Pipeline pipeline;

    PostSection(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** @param failed told of a failure; the other conditions are run all the same */
    void run(Closure<?> block, String result, Consumer<RuntimeException> failed) {
        List<Call> conditions = pipeline.collect(block);
        for (Call condition : conditions) {
            if (!ORDER.contains(condition.name())) {
                throw BrokenInput.file("'" + condition.name() + "' is no condition of post; known are "
                        + String.join(", ", ORDER) + ".");
            }
        }
        for (String name : ORDER) {
            for (Call condition : conditions) {
                if (condition.name().equals(name) && condition.hasBlock() && holds(name, result)) {
                    pipeline.console().inStage("post: " + name, () -> run(condition.block(), failed));
                }
            }
        }
    }

    @CheckForNull
    private static Void run(Closure<?> block, Consumer<RuntimeException> failed) {
        try {
            block.call();
        } catch (RuntimeException thrown) {
            failed.accept(thrown);
        }
        return null;
    }

    private static boolean holds(String condition, String result) {
        return switch (condition) {
            case "always", "changed", "cleanup" -> true;
            case "aborted" -> result.equals(BuildState.ABORTED);
            case "failure" -> result.equals(BuildState.FAILURE);
            case "success" -> result.equals(BuildState.SUCCESS);
            case "unstable" -> result.equals(BuildState.UNSTABLE);
            case "notBuilt" -> result.equals(BuildState.NOT_BUILT);
            case "unsuccessful" -> !result.equals(BuildState.SUCCESS);
            default -> false;
        };
    }
}
