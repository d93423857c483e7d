package io.jenkins.plugins.externalsystems.rules;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Job;
import java.util.Arrays;
import java.util.Objects;
import jenkins.model.OptionalJobProperty;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A job that wants no notification rules, or not those that are named. It counts for the rules of places that allow it, and
 * is nothing for the others.
 */
public final class RuleOptOut extends OptionalJobProperty<Job<?, ?>> {
    private String rules = "";

    @DataBoundConstructor
    public RuleOptOut() {
        // Everything has a setter.
    }

    /** Names of rules, one a line or separated by commas; empty for all. */
    public String getRules() {
        return Objects.requireNonNullElse(rules, "");
    }

    @DataBoundSetter
    public void setRules(@CheckForNull String rules) {
        this.rules = Objects.requireNonNullElse(rules, "").trim();
    }

    /** Whether the job wants none of this rule. */
    boolean names(NotificationRule rule) {
        return getRules().isEmpty()
                || Arrays.stream(getRules().split("[,\\n\\r]"))
                        .map(String::trim)
                        .anyMatch(name -> name.equals(rule.getName()));
    }

    /** Form and symbol. */
    @Extension
    @Symbol("skipNotificationRules")
    public static final class DescriptorImpl extends OptionalJobPropertyDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RuleOptOut_displayName();
        }
    }
}
