package io.jenkins.plugins.externalsystems.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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
    private final String refusal;

    @DataBoundConstructor
    public ConnectorActionStep(ConnectorAction action) {
        this(action, null);
    }

    private ConnectorActionStep(@CheckForNull ConnectorAction action, @CheckForNull String refusal) {
        this.action = action;
        this.refusal = refusal;
    }

    public ConnectorAction getAction() {
        return action;
    }

    @Override
    public StepExecution start(StepContext context) {
        return refusal == null ? new ConnectorActionExecution(context, action) : new RefusedExecution(context, refusal);
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

        /**
         * Makes the action from a Pipeline's arguments. With wrong ones, makes a step that fails with one sentence about
         * them; Jenkins itself would quote all arguments and print a stack trace.
         */
        @Override
        @SuppressWarnings("deprecation") // What replaces it has no say in how a wrong argument is told.
        public Step newInstance(Map<String, Object> arguments) throws Exception {
            if (!(arguments.get("action") instanceof UninstantiatedDescribable described)) {
                return super.newInstance(arguments);
            }
            try {
                ConnectorAction action = described.instantiate(ConnectorAction.class, null);
                // Not while Jenkins instantiates, which it does to compare too, without arguments.
                ((ConnectorActionDescriptor) action.getDescriptor()).checkTogether(described.getArguments());
                return new ConnectorActionStep(action);
            } catch (ClassCastException badKey) {
                // Jenkins copies nested maps before anybody can check them, and takes their keys for texts.
                return new ConnectorActionStep(null, described.getSymbol() + ": keys of maps must be texts.");
            } catch (IllegalArgumentException refused) {
                Throwable reason = refused;
                while (reason.getCause() != null) {
                    reason = reason.getCause();
                }
                return new ConnectorActionStep(null, described.getSymbol() + ": " + reason.getMessage() + ".");
            }
        }

        /** The actions that the form of the generic step offers. */
        public List<ConnectorActionDescriptor> getApplicableDescriptors() {
            return ExtensionList.lookup(ConnectorActionDescriptor.class);
        }

        /** What the Pipeline's step views show: the text that identifies the action, none of its data. */
        @Override
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            if (arguments.get("action") instanceof UninstantiatedDescribable action) {
                for (String telling : List.of("summary", "issue", "text", "message", "operation", "jql", "query")) {
                    if (action.getArguments().get(telling) instanceof String text) {
                        return text;
                    }
                }
            }
            return null;
        }
    }
}
