package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Pushes metrics to a Pushgateway; gives {@code id} of their group and {@code count}. */
public final class PushMetricsAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private final String metrics;
    private String job;
    private String instance;
    private String grouping;
    private boolean replace;

    /**
     * The required fields.
     *
     * @param metrics JSON: a map of names with a number or a description each, or a list of descriptions
     */
    @DataBoundConstructor
    public PushMetricsAction(String metrics) {
        this.metrics = metrics;
    }

    @Override
    public String systemType() {
        return "prometheus";
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.WARN;
    }

    @Override
    protected String operation() {
        return "push_metrics";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        return new ParameterMap(context)
                .json("metrics", metrics)
                .text("job", job)
                .text("instance", instance)
                .json("grouping", grouping)
                .value("replace", replace)
                .toMap();
    }

    public String getMetrics() {
        return metrics;
    }

    /** Job of the group, behind the connection's prefix; null for the prefix alone. */
    @CheckForNull
    public String getJob() {
        return job;
    }

    @DataBoundSetter
    public void setJob(@CheckForNull String job) {
        this.job = blankToNull(job);
    }

    /** Instance of the group; null for none. */
    @CheckForNull
    public String getInstance() {
        return instance;
    }

    @DataBoundSetter
    public void setInstance(@CheckForNull String instance) {
        this.instance = blankToNull(instance);
    }

    /** JSON object of further labels of the group's key; null for none. */
    @CheckForNull
    public String getGrouping() {
        return grouping;
    }

    @DataBoundSetter
    public void setGrouping(@CheckForNull String grouping) {
        this.grouping = blankToNull(grouping);
    }

    /** Whether all metrics of the group go, and not only those of the same names. */
    public boolean isReplace() {
        return replace;
    }

    @DataBoundSetter
    public void setReplace(boolean replace) {
        this.replace = replace;
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("pushMetrics")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.PushMetricsAction_displayName();
        }

        @Override
        protected String systemType() {
            return "prometheus";
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.WARN;
        }

        @Override
        protected Set<String> jsonProperties() {
            return Set.of("metrics", "grouping");
        }

        @POST
        public FormValidation doCheckMetrics(@AncestorInPath Item item, @QueryParameter String value) {
            if (!Permissions.maySeeConfiguration(item)) {
                return FormValidation.ok();
            }
            return value == null || value.isBlank() ? checkFilled(value) : checkJson("metrics", value);
        }

        @POST
        public FormValidation doCheckGrouping(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("grouping", value) : FormValidation.ok();
        }
    }
}
