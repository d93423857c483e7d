package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Searches JIRA issues by JQL or by simple filters; gives {@code rows} and {@code count}. */
public final class SearchJiraIssuesAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private String jql;
    private String project;
    private String status;
    private String assignee;
    private String labels;
    private String text;
    private int maxResults = 50;

    @DataBoundConstructor
    public SearchJiraIssuesAction() {}

    @Override
    public String systemType() {
        return "jira";
    }

    @Override
    public Map<String, Object> dryRunStandIns() {
        return Map.of("count", 0, "issues", List.of());
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.FAIL;
    }

    @Override
    protected String operation() {
        return "query";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        Map<String, Object> data = new ParameterMap(context)
                .text("jql", jql)
                .text("project", project)
                .list("status", status)
                .text("assignee", assignee)
                .list("labels", labels)
                .text("text", text)
                .value("max_results", maxResults)
                .toMap();
        return Map.of("item_type", "issue", "data", data);
    }

    /** JIRA query language; alone or instead of the other filters. */
    @CheckForNull
    public String getJql() {
        return jql;
    }

    @DataBoundSetter
    public void setJql(@CheckForNull String jql) {
        this.jql = blankToNull(jql);
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

    /** Names separated by commas. */
    @CheckForNull
    public String getStatus() {
        return status;
    }

    @DataBoundSetter
    public void setStatus(@CheckForNull String status) {
        this.status = blankToNull(status);
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

    /** Separated by commas; an issue has them all. */
    @CheckForNull
    public String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(@CheckForNull String labels) {
        this.labels = blankToNull(labels);
    }

    /** Words to find. */
    @CheckForNull
    public String getText() {
        return text;
    }

    @DataBoundSetter
    public void setText(@CheckForNull String text) {
        this.text = blankToNull(text);
    }

    /** Most rows to give. */
    public int getMaxResults() {
        return maxResults;
    }

    @DataBoundSetter
    public void setMaxResults(int maxResults) {
        this.maxResults = maxResults;
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("searchJiraIssues")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SearchJiraIssuesAction_displayName();
        }

        @Override
        protected String systemType() {
            return "jira";
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.FAIL;
        }
    }
}
