package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Pushes metrics to a Pushgateway: the author's, or what is known of the build, or both. Gives {@code id} of their group and
 * {@code count}.
 */
public final class PushMetricsAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;
    private static final String METRICS = "metrics";
    private static final String NOTHING = "there is nothing to push: give 'metrics', or 'build: true', or both";
    private static final String BUILDS = "builds";
    private static final String JOB = "job";
    private static final String INSTANCE = "instance";
    private static final String GROUPING = "grouping";
    private static final String JENKINS_JOB = "jenkins_job";

    private String metrics;
    private boolean build;
    private String job;
    private String instance;
    private String grouping;
    private boolean replace;

    /** Needs {@code metrics}, or {@code build}, or both. */
    @DataBoundConstructor
    public PushMetricsAction() {
        // Either of the two is enough.
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
        return build ? "push_build_metrics" : "push_metrics";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        if (metrics == null && !build) {
            throw new IllegalArgumentException(NOTHING);
        }
        ParameterMap parameters = new ParameterMap(context)
                .json(METRICS, metrics)
                .text(JOB, job)
                .text(INSTANCE, instance)
                .json(GROUPING, grouping);
        return build
                ? withBuild(parameters, context.measures())
                : parameters.value("replace", replace).toMap();
    }

    private static Map<String, Object> withBuild(ParameterMap parameters, BuildMeasures measures) {
        if (measures.job().isEmpty()) {
            throw new IllegalArgumentException("'build' is for builds of Jenkins, and there is none");
        }
        Map<String, Object> grouping = new LinkedHashMap<>();
        grouping.put(JENKINS_JOB, measures.job());
        Object own = parameters.toMap().get(GROUPING);
        if (own instanceof Map<?, ?> labels) {
            labels.forEach((name, value) -> grouping.put(String.valueOf(name), value));
        } else if (own != null) {
            throw new IllegalArgumentException("'grouping' must be a map");
        }
        if (!measures.job().equals(grouping.get(JENKINS_JOB))) {
            throw new IllegalArgumentException("'grouping' has a 'jenkins_job', which 'build' sets");
        }
        parameters.value(GROUPING, grouping).value("build", measures.toMap());
        if (!parameters.toMap().containsKey(JOB)) {
            parameters.value(JOB, BUILDS);
        }
        return parameters.toMap();
    }

    /** JSON: a map of names with a number or a description each, or a list of descriptions; null for none. */
    @CheckForNull
    public String getMetrics() {
        return metrics;
    }

    @DataBoundSetter
    public void setMetrics(@CheckForNull String metrics) {
        this.metrics = blankToNull(metrics);
    }

    /** Whether what is known of the build is pushed, under the job's name. */
    public boolean isBuild() {
        return build;
    }

    @DataBoundSetter
    public void setBuild(boolean build) {
        this.build = build;
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
            return Set.of(METRICS, GROUPING);
        }

        @Override
        public void checkTogether(Map<String, ?> arguments) {
            if (!arguments.containsKey(METRICS) && !Boolean.TRUE.equals(arguments.get("build"))) {
                throw new IllegalArgumentException(NOTHING);
            }
        }

        @POST
        public FormValidation doCheckMetrics(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter boolean build) {
            if (!Permissions.maySeeConfiguration(item)) {
                return FormValidation.ok();
            }
            return value == null || value.isBlank()
                    ? build ? FormValidation.ok() : checkFilled(value)
                    : checkJson(METRICS, value);
        }

        @POST
        public FormValidation doCheckGrouping(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson(GROUPING, value) : FormValidation.ok();
        }
    }
}
