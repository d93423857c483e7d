package io.jenkins.plugins.externalsystems.rules;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.externalsystems.config.FormRefusal;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The rules for all jobs, under Manage Jenkins > System; {@code unclassified: externalSystemsRules:} in configuration as
 * code.
 */
@Extension
@Symbol("externalSystemsRules")
public final class GlobalRules extends GlobalConfiguration {
    private volatile List<NotificationRule> rules = List.of();
    private volatile boolean optOutAllowed;

    public GlobalRules() {
        load();
    }

    /** The one instance. */
    public static GlobalRules get() {
        return ExtensionList.lookupSingleton(GlobalRules.class);
    }

    /** The rules in the order of the form; not to be changed. */
    public List<NotificationRule> getRules() {
        return List.copyOf(rules);
    }

    /** @throws IllegalArgumentException as {@link RuleList#checked} */
    @DataBoundSetter
    public void setRules(@CheckForNull List<NotificationRule> rules) {
        this.rules = RuleList.checked(rules);
        save();
    }

    /** Whether a job's {@link RuleOptOut} counts here. */
    public boolean isOptOutAllowed() {
        return optOutAllowed;
    }

    @DataBoundSetter
    public void setOptOutAllowed(boolean optOutAllowed) {
        this.optOutAllowed = optOutAllowed;
        save();
    }

    /** As the place of rules that is around all others. */
    RulePlace place() {
        return new RulePlace(null, rules, optOutAllowed);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        // Bound as a whole before anything changes: a bad form leaves the saved rules as they are.
        try {
            setRules(request.bindJSONToList(NotificationRule.class, form.opt("rules")));
        } catch (IllegalArgumentException | LinkageError unbindable) {
            throw FormRefusal.of(unbindable, "rules");
        }
        setOptOutAllowed(form.optBoolean("optOutAllowed"));
        return true;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.GlobalRules_displayName();
    }
}
