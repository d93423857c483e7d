package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Keeps one JIRA issue for each cause for which tests fail; gives {@code issues}, {@code regressions}, {@code fixed} and
 * {@code defects}, the keys by cause.
 */
public final class TrackTestFailuresAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;
    private static final String SYSTEM = "jira";

    private String reports;
    private String project;
    private String issueType;
    private String commentEvery;
    private String transition;
    private String reopenTo;
    private String resolution;
    private String assignee;
    private String owners;
    private String priority;
    private String labels;
    private String components;
    private String fields;
    private String summary;
    private String description;
    private int maxIssues = 20;
    private int openAfter = 1;
    private int window;
    private int closeAfter = 3;

    /** Everything has a setter. */
    @DataBoundConstructor
    public TrackTestFailuresAction() {}

    @Override
    public String systemType() {
        return SYSTEM;
    }

    @Override
    public Map<String, Object> dryRunStandIns() {
        return Map.of("issues", List.of(), "regressions", List.of(), "defects", Map.of());
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.WARN;
    }

    @Override
    protected String operation() {
        return "track_test_failures";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        Map<String, Object> build = new LinkedHashMap<>();
        build.put("name", context.build().name());
        build.put("url", context.build().url());
        return new ParameterMap(context)
                .text("reports", reports)
                .text("project", project)
                .text("issue_type", issueType)
                .text("comment_every", commentEvery)
                .text("close_to", transition)
                .text("reopen_to", reopenTo)
                .text("resolution", resolution)
                .text("assignee", assignee)
                .text("owners", owners)
                .text("priority", priority)
                .list("labels", labels)
                .list("components", components)
                .json("fields", fields)
                .text("summary", summary)
                .text("description", description)
                .value("max_issues", maxIssues)
                .value("open_after", openAfter)
                .value("window", window == 0 ? null : window)
                .value("close_after", closeAfter)
                .value(
                        "assignee_candidates",
                        Committer.COMMITTERS.equals(assignee) ? Committer.candidates(context.committers(SYSTEM)) : null)
                .value("build", build)
                .toMap();
    }

    /** JUnit XML as Ant patterns in the workspace, separated by commas; null for what the build has recorded. */
    @CheckForNull
    public String getReports() {
        return reports;
    }

    @DataBoundSetter
    public void setReports(@CheckForNull String reports) {
        this.reports = blankToNull(reports);
    }

    /** Key of the project; null for the connection's own. */
    @CheckForNull
    public String getProject() {
        return project;
    }

    @DataBoundSetter
    public void setProject(@CheckForNull String project) {
        this.project = blankToNull(project);
    }

    /** Name of the issue type; null for the connector's default. */
    @CheckForNull
    public String getIssueType() {
        return issueType;
    }

    @DataBoundSetter
    public void setIssueType(@CheckForNull String issueType) {
        this.issueType = blankToNull(issueType);
    }

    /** A time such as {@code 24h}, {@code 5 builds}, {@code always} or {@code never}. */
    @CheckForNull
    public String getCommentEvery() {
        return commentEvery;
    }

    @DataBoundSetter
    public void setCommentEvery(@CheckForNull String commentEvery) {
        this.commentEvery = blankToNull(commentEvery);
    }

    /** Where an issue is moved whose cause is gone: a category, status or transition; null for done. */
    @CheckForNull
    public String getTransition() {
        return transition;
    }

    @DataBoundSetter
    public void setTransition(@CheckForNull String transition) {
        this.transition = blankToNull(transition);
    }

    /** Where an issue is moved whose cause comes back; null for a status of the category new. */
    @CheckForNull
    public String getReopenTo() {
        return reopenTo;
    }

    @DataBoundSetter
    public void setReopenTo(@CheckForNull String reopenTo) {
        this.reopenTo = blankToNull(reopenTo);
    }

    /** Resolution of closed issues; null for none. */
    @CheckForNull
    public String getResolution() {
        return resolution;
    }

    @DataBoundSetter
    public void setResolution(@CheckForNull String resolution) {
        this.resolution = blankToNull(resolution);
    }

    /** E-mail address, account id or {@code committers}. */
    @CheckForNull
    public String getAssignee() {
        return assignee;
    }

    @DataBoundSetter
    public void setAssignee(@CheckForNull String assignee) {
        this.assignee = blankToNull(assignee);
    }

    /** Lines of CODEOWNERS. */
    @CheckForNull
    public String getOwners() {
        return owners;
    }

    @DataBoundSetter
    public void setOwners(@CheckForNull String owners) {
        this.owners = blankToNull(owners);
    }

    /** Name of the priority. */
    @CheckForNull
    public String getPriority() {
        return priority;
    }

    @DataBoundSetter
    public void setPriority(@CheckForNull String priority) {
        this.priority = blankToNull(priority);
    }

    /** Further labels, separated by commas; Mustache. */
    @CheckForNull
    public String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(@CheckForNull String labels) {
        this.labels = blankToNull(labels);
    }

    /** Names separated by commas; Mustache. */
    @CheckForNull
    public String getComponents() {
        return components;
    }

    @DataBoundSetter
    public void setComponents(@CheckForNull String components) {
        this.components = blankToNull(components);
    }

    /** JSON object of further fields by name or id; texts in it are Mustache. */
    @CheckForNull
    public String getFields() {
        return fields;
    }

    @DataBoundSetter
    public void setFields(@CheckForNull String fields) {
        this.fields = blankToNull(fields);
    }

    /** Mustache; null for the connector's own. */
    @CheckForNull
    public String getSummary() {
        return summary;
    }

    @DataBoundSetter
    public void setSummary(@CheckForNull String summary) {
        this.summary = blankToNull(summary);
    }

    /** Markdown in Mustache; null for the connector's own. */
    @CheckForNull
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = blankToNull(description);
    }

    /** Most issues that one call opens, beside the one for the rest. */
    public int getMaxIssues() {
        return maxIssues;
    }

    @DataBoundSetter
    public void setMaxIssues(int maxIssues) {
        this.maxIssues = maxIssues;
    }

    /** How many of the last builds have to see a cause. */
    public int getOpenAfter() {
        return openAfter;
    }

    @DataBoundSetter
    public void setOpenAfter(int openAfter) {
        this.openAfter = openAfter;
    }

    /** How many builds are looked at for that; 0 for as many as {@code openAfter}. */
    public int getWindow() {
        return window;
    }

    @DataBoundSetter
    public void setWindow(int window) {
        this.window = window;
    }

    /** After how many builds that pass in a row an issue is closed; 0 for never. */
    public int getCloseAfter() {
        return closeAfter;
    }

    @DataBoundSetter
    public void setCloseAfter(int closeAfter) {
        this.closeAfter = closeAfter;
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("trackTestFailures")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.TrackTestFailuresAction_displayName();
        }

        @Override
        protected String systemType() {
            return SYSTEM;
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.WARN;
        }

        @Override
        protected Set<String> jsonProperties() {
            return Set.of("fields");
        }

        @POST
        public FormValidation doCheckFields(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("fields", value) : FormValidation.ok();
        }
    }
}
