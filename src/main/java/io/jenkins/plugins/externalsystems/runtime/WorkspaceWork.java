package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Work in a build's workspace, in a thread that may wait; done when the agent is there, for which it waits after a restart. */
record WorkspaceWork(Workspace workspace, Cancellation cancellation, ControllerThreads threads) {
    private static final int LOOKS_FOR_AGENT = 150;
    private static final long SECONDS_BETWEEN_LOOKS = 2;

    /** What is to be done where the files are. */
    interface Work<T> {
        T with(Agent agent) throws IOException;
    }

    /**
     * Does the work.
     *
     * @return fails with NoFileSourceException where the build has no workspace, with {@link UnreadableSourceException} where
     *     its agent is gone, with CancellationException when cancelled, and as the work does
     */
    <T> CompletionStage<T> start(Work<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        threads.agents().execute(() -> look(work, done, LOOKS_FOR_AGENT));
        return done;
    }

    private <T> void look(Work<T> work, CompletableFuture<T> done, int looksLeft) {
        try {
            FilePath folder = folder();
            if (folder != null) {
                done.complete(work.with(new AgentCalls(folder, cancellation)));
            } else if (!workspace.isAwaited()) {
                throw new NoFileSourceException(workspace.whyNone());
            } else if (cancellation.isCancelled()) {
                throw new CancellationException("cancelled");
            } else if (looksLeft == 0) {
                throw new UnreadableSourceException("the agent did not come back after the restart", null);
            } else {
                threads.timer()
                        .schedule(
                                () -> threads.agents().execute(() -> look(work, done, looksLeft - 1)),
                                SECONDS_BETWEEN_LOOKS,
                                TimeUnit.SECONDS);
            }
        } catch (IOException | RuntimeException failed) {
            done.completeExceptionally(failed);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            done.completeExceptionally(new UnreadableSourceException("the search was interrupted", ending));
        }
    }

    @CheckForNull
    private FilePath folder() throws UnreadableSourceException, InterruptedException {
        try {
            return workspace.folder();
        } catch (IOException offline) {
            throw new UnreadableSourceException("the agent of the workspace is not connected", offline);
        }
    }
}
