package io.jenkins.plugins.externalsystems.runner.script;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import groovy.lang.Closure;
import io.jenkins.plugins.externalsystems.runner.BrokenInput;
import io.jenkins.plugins.externalsystems.runner.report.Console;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of a Jenkinsfile: where each call of the script goes to. */
final class Pipeline {
    private static final List<String> WORDS = List.of("any", "none");

    private final Console console;
    private final BuildState build = new BuildState();
    private final BuildEnvironment environment;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final LiveSteps liveSteps;
    private final StandardSteps standardSteps;
    private final Deque<List<Call>> collectors = new ArrayDeque<>();
    private boolean assigningEnvironment;

    Pipeline(Console console, BuildEnvironment environment, Map<String, String> parameters, LiveSteps liveSteps) {
        this.console = console;
        this.environment = environment;
        this.parameters.putAll(parameters);
        this.liveSteps = liveSteps;
        this.standardSteps = new StandardSteps(this);
    }

    Console console() {
        return console;
    }

    BuildState build() {
        return build;
    }

    BuildEnvironment environment() {
        return environment;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** What a call of the script gives. */
    @CheckForNull
    Object call(Call call) {
        if (!collectors.isEmpty()) {
            collectors.element().add(call);
            return null;
        }
        if (call.name().equals("pipeline") && call.hasBlock()) {
            new DeclarativePipeline(this).run(call.block());
            return null;
        }
        return liveSteps.knows(call.name()) ? runLive(call) : standardSteps.run(call);
    }

    private Map<String, Object> runLive(Call call) {
        Map<String, Object> arguments = call.named();
        Object sole = call.sole();
        if (sole != null) {
            String name = liveSteps.soleParameter(call.name());
            if (name == null) {
                throw BrokenInput.file(call.name() + " needs named arguments.");
            }
            arguments.putIfAbsent(name, sole);
        }
        try {
            return liveSteps.run(call.name(), arguments, () -> build.worsen(BuildState.UNSTABLE));
        } catch (IllegalArgumentException impossible) {
            throw BrokenInput.file(impossible.getMessage() + ".", impossible);
        }
    }

    /** A name that is no variable of the script itself. */
    @CheckForNull
    Object variable(String name) {
        if (WORDS.contains(name)) {
            return name;
        }
        String value = environment.value(name);
        if (value == null) {
            throw BrokenInput.file("there is no variable '" + name + "'.");
        }
        return value;
    }

    /** Whether an assignment is one of an {@code environment} section, and done here. */
    boolean takesAssignment(String name, @CheckForNull Object value) {
        if (assigningEnvironment) {
            environment.set(name, value);
        }
        return assigningEnvironment;
    }

    /** The calls in the block of a Declarative section, none of them run. */
    List<Call> collect(Closure<?> block) {
        List<Call> calls = new ArrayList<>();
        collectors.push(calls);
        try {
            block.call();
        } finally {
            collectors.pop();
        }
        return calls;
    }

    /** Runs an {@code environment} section. */
    void assignEnvironment(Closure<?> block) {
        assigningEnvironment = true;
        try {
            block.call();
        } finally {
            assigningEnvironment = false;
        }
    }
}
