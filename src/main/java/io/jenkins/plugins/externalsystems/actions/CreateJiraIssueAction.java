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

/** Creates a JIRA issue, with links and files; gives {@code key}, {@code id} and {@code url}. */
public final class CreateJiraIssueAction extends JiraIssueAction {
    private static final long serialVersionUID = 1L;

    private final String summary;
    private String project;
    private String issueType;
    private String components;
    private String fixVersions;
    private String parent;

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
    public Map<String, Object> dryRunStandIns() {
        return Map.of("key", "DRYRUN-999999999");
    }

    @Override
    protected String operation() {
        return "create_item";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        Map<String, Object> data = commonFields(context)
                .text("summary", summary)
                .text("project", project)
                .text("issue_type", issueType)
                .list("components", components)
                .list("fix_versions", fixVersions)
                .text("parent", parent)
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

    /** Key of the parent issue. */
    @CheckForNull
    public String getParent() {
        return parent;
    }

    @DataBoundSetter
    public void setParent(@CheckForNull String parent) {
        this.parent = blankToNull(parent);
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("createJiraIssue")
    public static final class DescriptorImpl extends Form {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CreateJiraIssueAction_displayName();
        }

        @POST
        public FormValidation doCheckSummary(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }
    }
}
