package io.jenkins.plugins.externalsystems.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * The meta-step that makes every action a Pipeline step with a return value: {@code notifySlack(text: 'done')} is this step
 * around the action with that symbol.
 */
public final class ConnectorActionStep extends Step {
    private final ConnectorAction action;

    @DataBoundConstructor
    public ConnectorActionStep(ConnectorAction action) {
        this.action = action;
    }

    public ConnectorAction getAction() {
        return action;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ConnectorActionExecution(context, action);
    }

    /** Makes Jenkins look for the actions' symbols. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "connectorAction";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ConnectorActionStep_displayName();
        }

        @Override
        public boolean isMetaStep() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        /** The actions that the form of the generic step offers. */
        public List<ConnectorActionDescriptor> getApplicableDescriptors() {
            return ExtensionList.lookup(ConnectorActionDescriptor.class);
        }

        /** What the Pipeline's step views show: the text that identifies the action, none of its data. */
        @Override
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            if (arguments.get("action") instanceof UninstantiatedDescribable action) {
                for (String telling : List.of("summary", "issue", "text", "message", "operation", "jql")) {
                    if (action.getArguments().get(telling) instanceof String text) {
                        return text;
                    }
                }
            }
            return null;
        }
    }
}
