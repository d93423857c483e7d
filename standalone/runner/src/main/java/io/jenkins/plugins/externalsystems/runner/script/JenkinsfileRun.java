package io.jenkins.plugins.externalsystems.runner.script;

import groovy.lang.Binding;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.GroovyShell;
import io.jenkins.plugins.externalsystems.runner.BrokenInput;
import io.jenkins.plugins.externalsystems.runner.report.Console;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;

/** Runs a Jenkinsfile's text. */
public final class JenkinsfileRun {
    private final String name;
    private final String text;

    /** @param name of the file, for messages */
    public JenkinsfileRun(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Runs it.
     *
     * @param parameters of the build
     * @param variables of the process
     * @return whether the build is successful or unstable
     * @throws BrokenInput if the file cannot be understood, naming the line
     */
    public boolean run(
            Console console, Map<String, String> parameters, UnaryOperator<String> variables, LiveSteps steps) {
        Pipeline pipeline = new Pipeline(console, new BuildEnvironment(variables), parameters, steps);
        Binding binding = new Binding();
        binding.setVariable(PipelineScript.PIPELINE, pipeline);
        binding.setVariable("env", pipeline.environment());
        binding.setVariable("params", pipeline.parameters());
        binding.setVariable("currentBuild", pipeline.build());
        binding.setVariable("out", console.stream());
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        try {
            new GroovyShell(JenkinsfileRun.class.getClassLoader(), binding, configuration)
                    .parse(text, "Jenkinsfile")
                    .run();
        } catch (StepFailure failed) {
            pipeline.build().worsen(BuildState.FAILURE);
        } catch (CompilationFailedException broken) {
            throw BrokenInput.file(name + syntaxError(broken), broken);
        } catch (BrokenInput broken) {
            throw BrokenInput.file(name + line(broken) + ": " + broken.getMessage(), broken);
        } catch (GroovyRuntimeException wrong) {
            throw BrokenInput.file(name + line(wrong) + ": " + firstLine(wrong) + ".", wrong);
        } catch (RuntimeException failed) {
            pipeline.build().worsen(BuildState.FAILURE);
            console.line("ERROR: " + name + line(failed) + ": " + failed);
        }
        console.line("Finished: " + pipeline.build().getCurrentResult());
        return !pipeline.build().isFailed();
    }

    private static String syntaxError(CompilationFailedException broken) {
        if (broken instanceof MultipleCompilationErrorsException several) {
            List<?> errors = several.getErrorCollector().getErrors();
            if (!errors.isEmpty() && errors.get(0) instanceof SyntaxErrorMessage first) {
                return ", line " + first.getCause().getLine() + ": "
                        + first.getCause()
                                .getOriginalMessage()
                                .lines()
                                .findFirst()
                                .orElse("not Groovy") + ".";
            }
        }
        return ": not Groovy.";
    }

    private static String line(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> "Jenkinsfile".equals(frame.getFileName()) && frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> ", line " + frame.getLineNumber())
                .orElse("");
    }

    private static String firstLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    }
}
