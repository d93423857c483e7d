package io.jenkins.plugins.externalsystems.rules;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import io.jenkins.plugins.externalsystems.actions.OnError;
import io.jenkins.plugins.externalsystems.config.JobPatterns;
import io.jenkins.plugins.externalsystems.publishers.Condition;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Objects;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * For builds of which jobs, at their start or end, under which condition, what is done. A rule never decides about a build:
 * its action may have {@code onError} as {@code warn} or {@code ignore} only.
 */
public final class NotificationRule implements Describable<NotificationRule> {
    private static final int LONGEST_NAME = 100;

    private final String name;
    private final ConnectorAction action;
    private String jobs = "";
    private String when = RuleMoment.END.symbol();
    private String condition = Condition.ALWAYS.symbol();

    private transient JobPatterns patterns = new JobPatterns("");

    /**
     * A rule for the end of every build.
     *
     * @param name that the build page shows
     * @throws IllegalArgumentException for a name that is none, or an action that would decide about the build
     */
    @DataBoundConstructor
    public NotificationRule(String name, ConnectorAction action) {
        this.name = checkedName(name);
        this.action = Objects.requireNonNull(action, "action");
        checkReports();
    }

    /** Called by XStream. @throws IllegalArgumentException for what no form takes; the rule is left out then */
    private Object readResolve() {
        checkedName(name);
        setJobs(jobs);
        setWhen(Objects.requireNonNullElse(when, RuleMoment.END.symbol()));
        setCondition(Objects.requireNonNullElse(condition, Condition.ALWAYS.symbol()));
        checkComplete();
        return this;
    }

    private static String checkedName(@CheckForNull String name) {
        String checked = Objects.requireNonNullElse(name, "").trim();
        if (checked.isEmpty()
                || checked.length() > LONGEST_NAME
                || checked.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A rule needs a name of at most " + LONGEST_NAME + " characters");
        }
        return checked;
    }

    /** @throws IllegalArgumentException if a failure of the action would change the build */
    void checkReports() {
        OnError onError = OnError.parse(action.getOnError());
        if (onError == OnError.FAIL || onError == OnError.UNSTABLE) {
            throw new IllegalArgumentException("Rule '" + name + "': onError is '" + onError.symbol()
                    + "'; a rule does not decide about a build, allowed are warn and ignore");
        }
    }

    /** @throws IllegalArgumentException if the parts do not fit */
    void checkComplete() {
        if (moment() == RuleMoment.START && condition() != Condition.ALWAYS) {
            throw new IllegalArgumentException(
                    "Rule '" + name + "': a build that starts has no result yet, so the condition is always");
        }
    }

    public String getName() {
        return name;
    }

    public ConnectorAction getAction() {
        return action;
    }

    /** Patterns of the jobs' full names; empty for all jobs. */
    public String getJobs() {
        return jobs;
    }

    /** @throws IllegalArgumentException for a pattern that is no job name */
    @DataBoundSetter
    public void setJobs(@CheckForNull String jobs) {
        String text = Objects.requireNonNullElse(jobs, "").trim();
        this.patterns = new JobPatterns(text);
        this.jobs = text;
    }

    /** {@code start} or {@code end}. */
    public String getWhen() {
        return when;
    }

    /** @throws IllegalArgumentException for another word */
    @DataBoundSetter
    public void setWhen(String when) {
        this.when = RuleMoment.parse(when).symbol();
    }

    /** The word for the condition. */
    public String getCondition() {
        return condition;
    }

    /** @throws IllegalArgumentException for an unknown condition */
    @DataBoundSetter
    public void setCondition(String condition) {
        this.condition = Condition.parse(condition).symbol();
    }

    private RuleMoment moment() {
        return RuleMoment.parse(when);
    }

    private Condition condition() {
        return Condition.parse(condition);
    }

    /** Whether it is about this moment of this job's builds; reads nothing. */
    boolean isFor(RuleMoment moment, String jobFullName) {
        return moment() == moment && patterns.admits(jobFullName);
    }

    /** Whether its condition holds for a build; may read the build before. */
    boolean holds(Run<?, ?> run) {
        Condition wanted = condition();
        return wanted == Condition.ALWAYS || wanted.holds(run);
    }

    /** What a failure does: never more than a warning. */
    OnError onError() {
        return OnError.IGNORE.symbol().equals(action.getOnError()) ? OnError.IGNORE : OnError.WARN;
    }

    /** Form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<NotificationRule> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NotificationRule_displayName();
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return validate(item, () -> checkedName(value));
        }

        @POST
        public FormValidation doCheckJobs(@AncestorInPath Item item, @QueryParameter String value) {
            return validate(item, () -> new JobPatterns(Objects.requireNonNullElse(value, "")));
        }

        private static FormValidation validate(@CheckForNull Item item, Runnable check) {
            if (!Permissions.maySeeConfiguration(item)) {
                return FormValidation.ok();
            }
            try {
                check.run();
                return FormValidation.ok();
            } catch (IllegalArgumentException wrong) {
                return FormValidation.error(wrong.getMessage());
            }
        }

        /** The conditions, as post-build actions have them. */
        @POST
        public ListBoxModel doFillConditionItems(@AncestorInPath Item item) {
            return Permissions.maySeeConfiguration(item)
                    ? ExtensionList.lookupSingleton(ConditionalAction.DescriptorImpl.class)
                            .doFillConditionItems(item)
                    : new ListBoxModel();
        }

        /** The actions that can be chosen. */
        public List<ConnectorActionDescriptor> getActionDescriptors() {
            return ExtensionList.lookup(ConnectorActionDescriptor.class);
        }
    }
}
