package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import java.io.IOException;

/** Where a build's files are; asked when a call wants files, not before. */
public interface Workspace {
    /**
     * The folder, on the built-in node or an agent; may block for a moment.
     *
     * @return null where the build has none, or has it not yet
     * @throws IOException if its agent is gone
     */
    @CheckForNull
    FilePath folder() throws IOException, InterruptedException;

    /** Whether it will be there soon: after a restart of the controller, agents come back one by one. */
    boolean isAwaited() throws IOException, InterruptedException;

    /** Why there is none and what to do, without a full stop. */
    String whyNone();
}
