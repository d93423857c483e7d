package io.jenkins.plugins.externalsystems.runtime;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.pages.ExternalSystemsBuildAction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has the messages of a build tell its end: when it ends, however it does, and after a start of Jenkins for the builds that
 * ended with the controller. A failure is on the build page.
 */
public final class BuildMessageEnd {
    private static final Logger LOGGER = Logger.getLogger(BuildMessageEnd.class.getName());

    private BuildMessageEnd() {}

    /** When a build is over; Pipelines that were resumed too. */
    @Extension
    public static final class WhenCompleted extends RunListener<Run<?, ?>> {
        @Override
        public void onCompleted(Run<?, ?> run, TaskListener listener) {
            if (!BuildMessages.of(run).isEmpty()) {
                inPool(() -> end(run));
            }
        }
    }

    /** When Jenkins has started. */
    @Extension
    public static final class WhenStarted extends ItemListener {
        @Override
        public void onLoaded() {
            inPool(() -> OpenBuildMessages.all().forEach(BuildMessageEnd::endUnlessBuilding));
        }
    }

    private static void inPool(Runnable task) {
        try {
            ConnectionService.get().work().execute(task);
        } catch (RejectedExecutionException ending) {
            // Done after the next start.
        }
    }

    private static void endUnlessBuilding(String id) {
        Run<?, ?> run = Run.fromExternalizableId(id);
        if (run == null) {
            OpenBuildMessages.remove(id);
        } else if (!run.isBuilding()) {
            end(run);
        }
    }

    private static void end(Run<?, ?> run) {
        BuildReport report = RunReport.of(run);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (BuildMessages.Kept message : BuildMessages.of(run)) {
            if (!message.isOver()) {
                NotifySlackAction action = new NotifySlackAction(null);
                action.setConnection(message.request().connection());
                all.add(new ActionRunner(run, TaskListener.NULL, Redactor.of(List.of()))
                        .end(action, message, report)
                        .thenAccept(result -> tell(run, action, result))
                        .toCompletableFuture());
            }
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).whenComplete((done, failure) -> {
            if (failure == null && BuildMessages.of(run).stream().allMatch(BuildMessages.Kept::isOver)) {
                OpenBuildMessages.remove(run.getExternalizableId());
            } else {
                LOGGER.log(Level.INFO, failure, () -> "The message of " + run + " is updated after the next start");
            }
        });
    }

    private static void tell(Run<?, ?> run, NotifySlackAction action, ExternalSystemResult result) {
        if (!result.success()) {
            ExternalSystemsBuildAction.add(
                    run, ActionRecord.of("notifySlack", action.getConnection(), false, result, Redactor.of(List.of())));
        }
    }
}
