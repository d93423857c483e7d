package io.jenkins.plugins.externalsystems.runtime;

import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import jenkins.agents.ControllerToAgentFileCallable;

/** The machine that has a build's workspace. */
interface Agent {
    /** Tells the workspace from those of other machines, and from others of the same one. */
    String place();

    /**
     * Has the work done in the workspace and waits.
     *
     * @throws UnreadableSourceException with a sentence for users where that did not work
     * @throws CancellationException if the call is cancelled
     */
    <T> T call(ControllerToAgentFileCallable<T> work, Duration patience) throws IOException;
}
