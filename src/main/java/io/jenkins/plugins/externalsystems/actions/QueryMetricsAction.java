package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.Threshold;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Asks Prometheus and judges the build by what it says; gives {@code rows}, {@code count}, {@code value} and {@code verdict}.
 */
public final class QueryMetricsAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;
    private static final Set<String> NO_DATA = Set.of("fail", "unstable", "warn", "ignore");

    private final String query;
    private String failIf;
    private String unstableIf;
    private String onNoData;
    private String time;

    /**
     * The required fields.
     *
     * @param query in PromQL
     */
    @DataBoundConstructor
    public QueryMetricsAction(String query) {
        this.query = query;
    }

    @Override
    public String systemType() {
        return "prometheus";
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.FAIL;
    }

    @Override
    protected String operation() {
        return "check_query";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        return new ParameterMap(context)
                .text("query", query)
                .text("fail_if", failIf)
                .text("unstable_if", unstableIf)
                .text("on_no_data", onNoData)
                .text("time", time)
                .toMap();
    }

    public String getQuery() {
        return query;
    }

    /** Comparison such as {@code > 0.05} that fails the build; null for none. */
    @CheckForNull
    public String getFailIf() {
        return failIf;
    }

    @DataBoundSetter
    public void setFailIf(@CheckForNull String failIf) {
        this.failIf = blankToNull(failIf);
    }

    /** Comparison that makes the build unstable; null for none. */
    @CheckForNull
    public String getUnstableIf() {
        return unstableIf;
    }

    @DataBoundSetter
    public void setUnstableIf(@CheckForNull String unstableIf) {
        this.unstableIf = blankToNull(unstableIf);
    }

    /** {@code fail}, {@code unstable}, {@code warn} or {@code ignore}; null for fail with a threshold, and ignore without. */
    @CheckForNull
    public String getOnNoData() {
        return onNoData;
    }

    /** @throws IllegalArgumentException for another word */
    @DataBoundSetter
    public void setOnNoData(@CheckForNull String onNoData) {
        String chosen = blankToNull(onNoData);
        if (chosen != null && !NO_DATA.contains(chosen)) {
            throw new IllegalArgumentException(
                    "onNoData is '" + chosen + "'; allowed are fail, unstable, warn, ignore");
        }
        this.onNoData = chosen;
    }

    /** The time to look at; null for now. */
    @CheckForNull
    public String getTime() {
        return time;
    }

    @DataBoundSetter
    public void setTime(@CheckForNull String time) {
        this.time = blankToNull(time);
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("queryMetrics")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.QueryMetricsAction_displayName();
        }

        @Override
        protected String systemType() {
            return "prometheus";
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.FAIL;
        }

        @POST
        public FormValidation doCheckQuery(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckFailIf(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkThreshold("failIf", value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckUnstableIf(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkThreshold("unstableIf", value) : FormValidation.ok();
        }

        /** A variable has its value only when the action is run. */
        private static FormValidation checkThreshold(String name, @CheckForNull String value) {
            if (value == null || value.isBlank() || value.contains("$")) {
                return FormValidation.ok();
            }
            try {
                Threshold.parse(value);
                return FormValidation.ok();
            } catch (IllegalArgumentException wrong) {
                return FormValidation.error(name + " " + wrong.getMessage());
            }
        }

        /** The choices of {@code onNoData}. */
        @POST
        public ListBoxModel doFillOnNoDataItems(@AncestorInPath Item item) {
            ListBoxModel model = new ListBoxModel();
            model.add(Messages.QueryMetricsAction_onNoDataDefault(), "");
            if (Permissions.maySeeConfiguration(item)) {
                for (String choice : new String[] {"fail", "unstable", "warn", "ignore"}) {
                    model.add(choice, choice);
                }
            }
            return model;
        }
    }
}
