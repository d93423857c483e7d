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

/** Changes fields and assignee, comments and transitions a JIRA issue in one call; a repeat goes on after what is done. */
public final class UpdateJiraIssueAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private final String issue;
    private String summary;
    private String description;
    private String priority;
    private String labels;
    private String assignee;
    private String comment;
    private String transition;
    private String fields;

    /**
     * The required fields.
     *
     * @param issue key or id of the issue
     */
    @DataBoundConstructor
    public UpdateJiraIssueAction(String issue) {
        this.issue = issue;
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
        return "update_issue";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        return new ParameterMap(context)
                .text("issue", issue)
                .text("summary", summary)
                .text("description", description)
                .text("priority", priority)
                .list("labels", labels)
                .text("assignee", assignee)
                .text("comment", comment)
                .text("status", transition)
                .json("fields", fields)
                .toMap();
    }

    public String getIssue() {
        return issue;
    }

    /** New summary; null to keep it. */
    @CheckForNull
    public String getSummary() {
        return summary;
    }

    @DataBoundSetter
    public void setSummary(@CheckForNull String summary) {
        this.summary = blankToNull(summary);
    }

    /** New description in Markdown. */
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

    /** New labels separated by commas. */
    @CheckForNull
    public String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(@CheckForNull String labels) {
        this.labels = blankToNull(labels);
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

    /** Markdown. */
    @CheckForNull
    public String getComment() {
        return comment;
    }

    @DataBoundSetter
    public void setComment(@CheckForNull String comment) {
        this.comment = blankToNull(comment);
    }

    /** Name or id of the transition, or name of the status it leads to. */
    @CheckForNull
    public String getTransition() {
        return transition;
    }

    @DataBoundSetter
    public void setTransition(@CheckForNull String transition) {
        this.transition = blankToNull(transition);
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
    @Symbol("updateJiraIssue")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.UpdateJiraIssueAction_displayName();
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
        public FormValidation doCheckIssue(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckFields(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("fields", value) : FormValidation.ok();
        }
    }
}
