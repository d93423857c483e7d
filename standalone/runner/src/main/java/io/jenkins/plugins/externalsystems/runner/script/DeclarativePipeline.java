package io.jenkins.plugins.externalsystems.runner.script;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import groovy.lang.Closure;
import io.jenkins.plugins.externalsystems.runner.BrokenInput;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs {@code pipeline { … }}: the sections in their fixed order, stages until one fails, then what {@code post} says. */
final class DeclarativePipeline {
    private static final Set<String> SECTIONS =
            Set.of("agent", "environment", "libraries", "options", "parameters", "post", "stages", "tools", "triggers");
    private static final Set<String> STAGE_SECTIONS = Set.of(
            "agent",
            "environment",
            "failFast",
            "input",
            "options",
            "parallel",
            "post",
            "stages",
            "steps",
            "tools",
            "when");
    private static final Set<String> LEFT_OUT = Set.of("input", "libraries", "options", "tools", "triggers");

    private final Pipeline pipeline;

    @CheckForNull
    private RuntimeException failure;

    DeclarativePipeline(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** @throws RuntimeException the first failure, once everything that has to be run after it was run */
    void run(Closure<?> block) {
        List<Call> sections = sections("pipeline", block, SECTIONS);
        section(sections, "parameters").forEach(this::takeDefaults);
        section(sections, "environment").forEach(call -> pipeline.assignEnvironment(call.block()));
        section(sections, "stages").forEach(call -> stages(call.block()));
        section(sections, "post")
                .forEach(call -> new PostSection(pipeline)
                        .run(call.block(), pipeline.build().getCurrentResult(), this::fail));
        if (failure != null) {
            throw failure;
        }
    }

    private List<Call> sections(String where, Closure<?> block, Set<String> known) {
        List<Call> sections = pipeline.collect(block);
        for (Call section : sections) {
            if (!known.contains(section.name())) {
                throw BrokenInput.file("'" + section.name() + "' is no section of " + where + "; known are "
                        + String.join(", ", new java.util.TreeSet<>(known)) + ".");
            }
            if (LEFT_OUT.contains(section.name())) {
                pipeline.console().notRun(section.name() + " of " + where);
            }
        }
        return sections;
    }

    private static List<Call> section(List<Call> sections, String name) {
        return sections.stream()
                .filter(section -> section.name().equals(name) && section.hasBlock())
                .toList();
    }

    private void takeDefaults(Call parameters) {
        for (Call parameter : pipeline.collect(parameters.block())) {
            Map<String, Object> named = parameter.named();
            Object value = named.get("defaultValue");
            if (value == null && named.get("choices") instanceof List<?> choices && !choices.isEmpty()) {
                value = choices.get(0);
            }
            if (named.get("name") != null && value != null) {
                pipeline.parameters().putIfAbsent(named.get("name").toString(), value);
            }
        }
    }

    private void stages(Closure<?> block) {
        for (Call stage : pipeline.collect(block)) {
            if (stage.name().equals("stage") && stage.hasBlock()) {
                String name = String.valueOf(stage.text("name"));
                pipeline.console().inStage(name, () -> {
                    stage(name, stage.block());
                    return null;
                });
            } else {
                throw BrokenInput.file("'" + stage.name() + "' stands where a stage is needed.");
            }
        }
    }

    private void stage(String name, Closure<?> block) {
        if (failure != null) {
            pipeline.console().notRun("stage, since an earlier one failed");
            return;
        }
        List<Call> sections = sections("stage '" + name + "'", block, STAGE_SECTIONS);
        pipeline.environment().with(Map.of(), () -> {
            section(sections, "environment").forEach(call -> pipeline.assignEnvironment(call.block()));
            StageCondition condition = new StageCondition(pipeline);
            if (section(sections, "when").stream().allMatch(call -> condition.holds(call.block()))) {
                stageBody(sections);
            } else {
                pipeline.console().notRun("stage, since its 'when' does not hold");
            }
            return null;
        });
    }

    private void stageBody(List<Call> sections) {
        String before = pipeline.build().getCurrentResult();
        section(sections, "stages").forEach(call -> stages(call.block()));
        section(sections, "parallel").forEach(call -> stages(call.block()));
        section(sections, "steps").forEach(call -> {
            try {
                call.block().call();
            } catch (RuntimeException failed) {
                fail(failed);
            }
        });
        // The stage's own result: an earlier stage's instability is not this one's.
        String now = pipeline.build().getCurrentResult();
        String own = now.equals(before) && failure == null ? BuildState.SUCCESS : now;
        section(sections, "post").forEach(call -> new PostSection(pipeline).run(call.block(), own, this::fail));
    }

    private void fail(RuntimeException failed) {
        pipeline.build().worsen(BuildState.FAILURE);
        pipeline.console().line("ERROR: " + failed.getMessage());
        failure = failure == null ? failed : failure;
    }
}
