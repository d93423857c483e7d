package io.jenkins.plugins.externalsystems.rules;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.model.listeners.RunListener;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sees builds start and end. In the build's thread it only compares names and puts what matches into the outbox, a small
 * file each; the rest happens elsewhere, and what goes wrong here is told and breaks no build.
 *
 * <p>The end is {@code onCompleted}: builds of all kinds have their result then, it does not change any more, and their log
 * can still be written. With {@code onFinalized} the log would be closed.
 */
@Extension
public final class RuleListener extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(RuleListener.class.getName());

    @Override
    public void onStarted(Run<?, ?> run, TaskListener listener) {
        apply(RuleMoment.START, run, listener);
    }

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        RuleOutbox.get().forgetLog(run);
        apply(RuleMoment.END, run, listener);
    }

    private static void apply(RuleMoment moment, Run<?, ?> run, TaskListener listener) {
        try {
            // The parts of matrix builds and their like have a build around them that counts.
            if (run.getParent() instanceof TopLevelItem) {
                for (RulePlace.Found found : matching(moment, run)) {
                    apply(moment, found, run, listener);
                }
            }
        } catch (RuntimeException failed) {
            LOGGER.log(Level.WARNING, failed, () -> "Cannot look for the notification rules of " + run);
        }
    }

    private static List<RulePlace.Found> matching(RuleMoment moment, Run<?, ?> run) {
        Job<?, ?> job = run.getParent();
        return RulePlace.matching(RulePlace.around(job), moment, job.getFullName(), rule -> {
            RuleOptOut optOut = job.getProperty(RuleOptOut.class);
            return optOut != null && optOut.names(rule);
        });
    }

    private static void apply(RuleMoment moment, RulePlace.Found found, Run<?, ?> run, TaskListener listener) {
        try {
            if (found.rule().holds(run)) {
                RuleOutbox.get().add(moment, found, run, listener);
            }
        } catch (RuntimeException failed) {
            String name = found.rule().getName();
            LOGGER.log(Level.WARNING, failed, () -> "Cannot apply the notification rule '" + name + "' to " + run);
            listener.getLogger()
                    .println("WARNING: rule '" + name + "' cannot be applied; the log of Jenkins has more.");
        }
    }
}
