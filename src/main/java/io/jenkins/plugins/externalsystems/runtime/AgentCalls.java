package io.jenkins.plugins.externalsystems.runtime;

import hudson.FilePath;
import hudson.model.Computer;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.files.RefusedPatternException;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.agents.ControllerToAgentFileCallable;

/** Work on the machine that has the workspace. A wait ends when the call is cancelled, and when the machine takes too long. */
record AgentCalls(FilePath folder, Cancellation cancellation) implements Agent {
    @Override
    public String place() {
        Computer computer = folder.toComputer();
        return (computer == null ? "" : computer.getName()) + ":" + folder.getRemote();
    }

    @Override
    public <T> T call(ControllerToAgentFileCallable<T> work, Duration patience) throws IOException {
        if (cancellation.isCancelled()) {
            throw new CancellationException("cancelled");
        }
        Future<T> answer;
        try {
            answer = folder.actAsync(work);
        } catch (IOException disconnected) {
            throw new UnreadableSourceException("the agent disconnected", disconnected);
        } catch (InterruptedException ending) {
            throw interrupted();
        }
        Runnable over = cancellation.onCancel(() -> answer.cancel(true));
        try {
            return answer.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RefusedPatternException refused) {
                throw refused;
            }
            throw new UnreadableSourceException("the agent disconnected or failed", failed.getCause());
        } catch (TimeoutException silent) {
            throw new UnreadableSourceException("the agent was silent for " + patience.toSeconds() + " s", silent);
        } catch (InterruptedException ending) {
            throw interrupted();
        } finally {
            over.run();
            answer.cancel(true);
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }
}
