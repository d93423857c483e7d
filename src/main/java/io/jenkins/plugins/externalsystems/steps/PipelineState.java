package io.jenkins.plugins.externalsystems.steps;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Pipeline's own saving of a build, as a stage of the JDK. */
final class PipelineState {
    private PipelineState() {}

    /**
     * Has the state of all steps written. What that is worth is for the Pipeline's durability setting to say: with
     * PERFORMANCE_OPTIMIZED nothing is written now, but then Jenkins does not resume the build after a crash either.
     *
     * @param executor runs what follows
     * @return completes when it is written, fails where it cannot be
     */
    static CompletableFuture<Void> save(StepContext context, Executor executor) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        ListenableFuture<Void> written = context.saveState();
        written.addListener(
                () -> {
                    try {
                        result.complete(written.get());
                    } catch (ExecutionException failed) {
                        result.completeExceptionally(failed.getCause());
                    } catch (InterruptedException ending) {
                        Thread.currentThread().interrupt();
                        result.completeExceptionally(ending);
                    }
                },
                executor);
        return result;
    }
}
