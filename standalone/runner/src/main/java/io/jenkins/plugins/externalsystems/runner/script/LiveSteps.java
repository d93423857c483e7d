package io.jenkins.plugins.externalsystems.runner.script;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Map;

/** The steps that are run for real. */
public interface LiveSteps {
    /** Whether there is a step of this name. */
    boolean knows(String name);

    /** The parameter that a sole argument without a name stands for; null if that is not clear. */
    @CheckForNull
    String soleParameter(String name);

    /**
     * Runs a step.
     *
     * @param arguments by name
     * @param unstable called if the build becomes unstable by it
     * @return what the step gives to the script
     * @throws StepFailure if the build fails by it
     * @throws IllegalArgumentException if the arguments can never work, saying why
     */
    Map<String, Object> run(String name, Map<String, Object> arguments, Runnable unstable);
}
