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

/** Creates a JIRA issue; gives {@code key}, {@code id} and {@code url}. */
public final class CreateJiraIssueAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private final String summary;
    private String project;
    private String issueType;
    private String description;
    private String priority;
    private String labels;
    private String components;
    private String fixVersions;
    private String assignee;
    private String parent;
    private String fields;

    /**
     * The required fields.
     *
     * @param summary one line
     */
    @DataBoundConstructor
    public CreateJiraIssueAction(String summary) {
        this.summary = summary;
    }

    @Override
    public String systemType() {
        return "jira";
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.FAIL;
    }

    @Override
    protected String operation() {
        return "create_item";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        Map<String, Object> data = new ParameterMap(context)
                .text("summary", summary)
                .text("project", project)
                .text("issue_type", issueType)
                .text("description", description)
                .text("priority", priority)
                .list("labels", labels)
                .list("components", components)
                .list("fix_versions", fixVersions)
                .text("assignee", assignee)
                .text("parent", parent)
                .json("fields", fields)
                .toMap();
        return Map.of("item_type", "issue", "data", data);
    }

    public String getSummary() {
        return summary;
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

    /** Markdown. */
    @CheckForNull
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = blankToNull(description);
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

    /** Separated by commas. */
    @CheckForNull
    public String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(@CheckForNull String labels) {
        this.labels = blankToNull(labels);
    }

    /** Names separated by commas. */
    @CheckForNull
    public String getComponents() {
        return components;
    }

    @DataBoundSetter
    public void setComponents(@CheckForNull String components) {
        this.components = blankToNull(components);
    }

    /** Names separated by commas. */
    @CheckForNull
    public String getFixVersions() {
        return fixVersions;
    }

    @DataBoundSetter
    public void setFixVersions(@CheckForNull String fixVersions) {
        this.fixVersions = blankToNull(fixVersions);
    }

    /** E-mail address, account id or {@code current_user}. */
    @CheckForNull
    public String getAssignee() {
        return assignee;
    }

    @DataBoundSetter
    public void setAssignee(@CheckForNull String assignee) {
        this.assignee = blankToNull(assignee);
    }

    /** Key of the parent issue. */
    @CheckForNull
    public String getParent() {
        return parent;
    }

    @DataBoundSetter
    public void setParent(@CheckForNull String parent) {
        this.parent = blankToNull(parent);
    }

    /** JSON object of further fields by id. */
    @CheckForNull
    public String getFields() {
        return fields;
    }

    @DataBoundSetter
    public void setFields(@CheckForNull String fields) {
        this.fields = blankToNull(fields);
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("createJiraIssue")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CreateJiraIssueAction_displayName();
        }

        @Override
        protected String systemType() {
            return "jira";
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.FAIL;
        }

        @Override
        protected Set<String> jsonProperties() {
            return Set.of("fields");
        }

        @POST
        public FormValidation doCheckSummary(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckFields(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("fields", value) : FormValidation.ok();
        }
    }
}
