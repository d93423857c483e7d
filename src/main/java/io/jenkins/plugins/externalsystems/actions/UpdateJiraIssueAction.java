package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Changes a JIRA issue in one call, from its fields to its status; a repeat goes on after what is done. */
public final class UpdateJiraIssueAction extends JiraIssueAction {
    private static final long serialVersionUID = 1L;

    private final String issue;
    private String summary;
    private String comment;
    private String transition;
    private String timeSpent;
    private String worklogComment;

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
    protected String operation() {
        return "update_issue";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        return commonFields(context)
                .text("issue", issue)
                .text("summary", summary)
                .text("comment", comment)
                .text("time_spent", timeSpent)
                .text("worklog_comment", worklogComment)
                .text("status", transition)
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

    /** Work to log, such as {@code 1h 30m}, or seconds. */
    @CheckForNull
    public String getTimeSpent() {
        return timeSpent;
    }

    @DataBoundSetter
    public void setTimeSpent(@CheckForNull String timeSpent) {
        this.timeSpent = blankToNull(timeSpent);
    }

    /** Markdown. */
    @CheckForNull
    public String getWorklogComment() {
        return worklogComment;
    }

    @DataBoundSetter
    public void setWorklogComment(@CheckForNull String worklogComment) {
        this.worklogComment = blankToNull(worklogComment);
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("updateJiraIssue")
    public static final class DescriptorImpl extends Form {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.UpdateJiraIssueAction_displayName();
        }

        @POST
        public FormValidation doCheckIssue(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }
    }
}
