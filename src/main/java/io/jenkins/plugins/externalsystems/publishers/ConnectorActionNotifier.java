package io.jenkins.plugins.externalsystems.publishers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import java.io.IOException;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Post-build action for what reports: messages, metrics. Run last, when the result is known; a build's one message at its start too.
 *
 * <p>Not a {@code SimpleBuildStep} on purpose: in a Pipeline the symbols of its actions would be run at once.
 */
public final class ConnectorActionNotifier extends Notifier {
    private List<ConditionalAction> actions = List.of();

    @DataBoundConstructor
    public ConnectorActionNotifier() {
        // Everything has a setter.
    }

    /** The actions in the order they are run; not to be changed. */
    public List<ConditionalAction> getActions() {
        return List.copyOf(actions);
    }

    @DataBoundSetter
    public void setActions(@CheckForNull List<ConditionalAction> actions) {
        this.actions = ActionList.copyOf(actions);
    }

    /** Posts what is one message for each build and always; everything else waits for the result. */
    @Override
    public boolean prebuild(AbstractBuild<?, ?> build, BuildListener listener) {
        try {
            ActionList.begin(actions, build, listener);
        } catch (IOException failed) {
            // Nothing has gone wrong in the build itself; the same message is tried again at its end.
            listener.getLogger().println("WARNING: the build's message cannot be posted: " + failed.getMessage());
        }
        return true;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) throws IOException {
        ActionList.perform(actions, build, listener);
        return true;
    }

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    /** Form. */
    @Extension
    public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ConnectorActionNotifier_displayName();
        }

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}
