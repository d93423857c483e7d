package io.jenkins.plugins.externalsystems.runner.script;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import groovy.lang.Closure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps that every Pipeline has. What changes how the script goes on is done ({@code error}, {@code parallel},
 * {@code withEnv}); what would do something is shown and not run; a block of an unknown step is run.
 */
final class StandardSteps {
    private static final String HIDDEN = "****";
    /** They make a value for another step, and do nothing themselves. */
    private static final Set<String> VALUES = Set.of(
            "string",
            "text",
            "booleanParam",
            "choice",
            "file",
            "usernamePassword",
            "usernameColonPassword",
            "sshUserPrivateKey",
            "certificate",
            "logRotator",
            "cron",
            "pollSCM",
            "upstream");

    private final Pipeline pipeline;

    StandardSteps(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @CheckForNull
    Object run(Call call) {
        if (VALUES.contains(call.name())) {
            return call.named();
        }
        return switch (call.name()) {
            case "echo" -> say(call.text("message"));
            case "error" -> throw new StepFailure(String.valueOf(call.text("message")));
            case "unstable" -> unstable(call);
            case "stage" -> stage(call);
            case "parallel" -> parallel(call);
            case "catchError" -> guarded(call, BuildState.FAILURE);
            case "warnError" -> guarded(call, BuildState.UNSTABLE);
            case "retry" -> retry(call);
            case "withEnv" -> withEnv(call);
            case "withCredentials" -> withCredentials(call);
            case "credentials" -> HIDDEN;
            case "isUnix" -> true;
            case "pwd" -> ".";
            case "fileExists" -> false;
            case "sh", "bat", "powershell", "pwsh" -> shell(call);
            default -> other(call);
        };
    }

    @CheckForNull
    private Object say(@CheckForNull String message) {
        pipeline.console().line(String.valueOf(message));
        return null;
    }

    @CheckForNull
    private Object unstable(Call call) {
        pipeline.build().worsen(BuildState.UNSTABLE);
        return say("WARNING: " + call.text("message"));
    }

    @CheckForNull
    private Object stage(Call call) {
        return pipeline.console().inStage(String.valueOf(call.text("name")), call.block()::call);
    }

    /** One branch after the other, so that what is printed can be read; each is run, as in Jenkins. */
    private Object parallel(Call call) {
        Map<String, Object> results = new LinkedHashMap<>();
        RuntimeException first = null;
        for (Map.Entry<String, Object> branch : call.named().entrySet()) {
            if (branch.getValue() instanceof Closure<?> block) {
                try {
                    results.put(branch.getKey(), pipeline.console().inStage(branch.getKey(), block::call));
                } catch (RuntimeException failed) {
                    say("ERROR: branch " + branch.getKey() + ": " + failed.getMessage());
                    first = first == null ? failed : first;
                }
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    @CheckForNull
    private Object guarded(Call call, String otherwise) {
        try {
            return call.block().call();
        } catch (RuntimeException failed) {
            Object wanted = call.named().getOrDefault("buildResult", otherwise);
            say("ERROR: " + failed.getMessage());
            if (wanted != null) {
                pipeline.build().setResult(wanted.toString());
            }
            return null;
        }
    }

    @CheckForNull
    private Object retry(Call call) {
        Object count = call.named().getOrDefault("count", call.sole());
        int tries = count instanceof Number number ? number.intValue() : 1;
        for (int attempt = 1; attempt < tries; attempt++) {
            try {
                return call.block().call();
            } catch (RuntimeException failed) {
                say("ERROR: " + failed.getMessage() + "; once more");
            }
        }
        return call.block().call();
    }

    @CheckForNull
    private Object withEnv(Call call) {
        Object list = call.named().getOrDefault("overrides", call.sole());
        Map<String, String> more = new LinkedHashMap<>();
        if (list instanceof List<?> assignments) {
            for (Object assignment : assignments) {
                String[] pair = assignment.toString().split("=", 2);
                more.put(pair[0], pair.length == 2 ? pair[1] : "");
            }
        }
        return pipeline.environment().with(more, () -> call.block().call());
    }

    /** The variables are there, their values are not: no step that is run here has a use for them. */
    @CheckForNull
    private Object withCredentials(Call call) {
        Object list = call.named().getOrDefault("bindings", call.sole());
        Map<String, String> more = new LinkedHashMap<>();
        if (list instanceof List<?> bindings) {
            for (Object binding : bindings) {
                if (binding instanceof Map<?, ?> map) {
                    map.forEach((key, value) -> {
                        if (String.valueOf(key)
                                .toLowerCase(java.util.Locale.ROOT)
                                .endsWith("variable")) {
                            more.put(String.valueOf(value), HIDDEN);
                        }
                    });
                }
            }
        }
        return pipeline.environment().with(more, () -> call.block().call());
    }

    @CheckForNull
    private Object shell(Call call) {
        pipeline.console().notRun(call.shown());
        if (Boolean.TRUE.equals(call.named().get("returnStatus"))) {
            return 0;
        }
        return Boolean.TRUE.equals(call.named().get("returnStdout")) ? "" : null;
    }

    @CheckForNull
    private Object other(Call call) {
        if (call.hasBlock()) {
            return call.block().call();
        }
        pipeline.console().notRun(call.shown());
        return null;
    }
}
