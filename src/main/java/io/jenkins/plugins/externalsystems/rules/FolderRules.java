package io.jenkins.plugins.externalsystems.rules;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import io.jenkins.plugins.externalsystems.config.FormRefusal;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The rules of a folder, for the jobs below it. Kept in the folder's {@code config.xml}. */
public final class FolderRules extends AbstractFolderProperty<AbstractFolder<?>> {
    private List<NotificationRule> rules = new ArrayList<>();
    private boolean optOutAllowed;

    @DataBoundConstructor
    public FolderRules() {
        // Everything has a setter.
    }

    /** Called by XStream, which calls no constructor. Who may write the folder's XML gets no more rules than by the form. */
    private Object readResolve() {
        rules = rules == null
                ? new ArrayList<>()
                : new ArrayList<>(rules.subList(0, Math.min(rules.size(), RuleList.MOST_RULES)));
        return this;
    }

    /** The folder's own rules in the order of the form; not to be changed. */
    public List<NotificationRule> getRules() {
        return List.copyOf(rules);
    }

    /** @throws IllegalArgumentException as {@link RuleList#checked} */
    @DataBoundSetter
    public void setRules(@CheckForNull List<NotificationRule> rules) {
        this.rules = RuleList.checked(rules);
    }

    /** Whether a job's {@link RuleOptOut} counts here. */
    public boolean isOptOutAllowed() {
        return optOutAllowed;
    }

    @DataBoundSetter
    public void setOptOutAllowed(boolean optOutAllowed) {
        this.optOutAllowed = optOutAllowed;
    }

    /** Form and symbol. */
    @Extension(optional = true)
    @Symbol("externalSystemsRules")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FolderRules_displayName();
        }

        /** Null for a folder without rules, whose configuration then does not mention us. */
        @CheckForNull
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            try {
                AbstractFolderProperty<?> bound = super.newInstance(request, form);
                return bound instanceof FolderRules folder && folder.rules.isEmpty() ? null : bound;
            } catch (IllegalArgumentException | LinkageError unbindable) {
                throw FormRefusal.of(unbindable, "rules");
            }
        }
    }

    /** Finds them. */
    @Extension(optional = true)
    @Restricted(NoExternalUse.class)
    public static final class Source implements FolderRuleSource {
        @CheckForNull
        @Override
        public RulePlace rulesOf(Item folder) {
            if (!(folder instanceof AbstractFolder<?> holder)) {
                return null;
            }
            FolderRules found = holder.getProperties().get(FolderRules.class);
            return found == null ? null : new RulePlace(folder, found.rules, found.optOutAllowed);
        }
    }
}
