package io.jenkins.plugins.externalsystems.publishers;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Objects;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.verb.POST;

/** One line of a post-build action: when, and what. */
public final class ConditionalAction implements Describable<ConditionalAction> {
    private final Condition condition;
    private final ConnectorAction action;

    /** @throws IllegalArgumentException for an unknown condition */
    @DataBoundConstructor
    public ConditionalAction(String condition, ConnectorAction action) {
        this.condition = Condition.parse(condition);
        this.action = Objects.requireNonNull(action, "action");
    }

    /** The word for the condition. */
    public String getCondition() {
        return condition.symbol();
    }

    Condition condition() {
        return condition;
    }

    public ConnectorAction getAction() {
        return action;
    }

    /** Form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ConditionalAction> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ConditionalAction_displayName();
        }

        /** The conditions; not secret, but shown with the job's form only. */
        @POST
        public ListBoxModel doFillConditionItems(@AncestorInPath Item item) {
            ListBoxModel model = new ListBoxModel();
            if (Permissions.maySeeConfiguration(item)) {
                for (Condition condition : Condition.values()) {
                    model.add(condition.symbol(), condition.symbol());
                }
            }
            return model;
        }

        /** The actions that can be chosen. */
        public List<ConnectorActionDescriptor> getActionDescriptors() {
            return ExtensionList.lookup(ConnectorActionDescriptor.class);
        }
    }
}
