package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What creating and changing a JIRA issue have in common: the fields that both can set. */
@Restricted(NoExternalUse.class)
public abstract class JiraIssueAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private String description;
    private String priority;
    private String labels;
    private String assignee;
    private String fields;
    private String links;
    private String attachments;

    @Override
    public final String systemType() {
        return Form.SYSTEM;
    }

    @Override
    protected final OnError defaultOnError() {
        return OnError.FAIL;
    }

    /** The parameters for the common fields. */
    final ParameterMap commonFields(ActionContext context) {
        boolean isForCommitters = Committer.COMMITTERS.equals(assignee);
        return new ParameterMap(context)
                .text("description", description)
                .text("priority", priority)
                .list("labels", labels)
                .text("assignee", isForCommitters ? null : assignee)
                .value(
                        "assignee_candidates",
                        isForCommitters ? Committer.candidates(context.committers(Form.SYSTEM)) : null)
                .json("fields", fields)
                .json("links", links)
                .text("attachments", attachments);
    }

    /** Markdown. */
    @CheckForNull
    public final String getDescription() {
        return description;
    }

    @DataBoundSetter
    public final void setDescription(@CheckForNull String description) {
        this.description = blankToNull(description);
    }

    /** Name of the priority. */
    @CheckForNull
    public final String getPriority() {
        return priority;
    }

    @DataBoundSetter
    public final void setPriority(@CheckForNull String priority) {
        this.priority = blankToNull(priority);
    }

    /** Separated by commas. */
    @CheckForNull
    public final String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public final void setLabels(@CheckForNull String labels) {
        this.labels = blankToNull(labels);
    }

    /** E-mail address, account id, {@code current_user}, or {@code committers}: the first of them whom JIRA knows. */
    @CheckForNull
    public final String getAssignee() {
        return assignee;
    }

    @DataBoundSetter
    public final void setAssignee(@CheckForNull String assignee) {
        this.assignee = blankToNull(assignee);
    }

    /** JSON object of further fields by id. */
    @CheckForNull
    public final String getFields() {
        return fields;
    }

    @DataBoundSetter
    public final void setFields(@CheckForNull String fields) {
        this.fields = blankToNull(fields);
    }

    /** JSON array of links, each with {@code type} and {@code issue}, or with {@code url} and {@code title}. */
    @CheckForNull
    public final String getLinks() {
        return links;
    }

    @DataBoundSetter
    public final void setLinks(@CheckForNull String links) {
        this.links = blankToNull(links);
    }

    /** Ant patterns in the workspace, separated by commas. */
    @CheckForNull
    public final String getAttachments() {
        return attachments;
    }

    @DataBoundSetter
    public final void setAttachments(@CheckForNull String attachments) {
        this.attachments = blankToNull(attachments);
    }

    /** The form of the common fields. */
    public abstract static class Form extends ConnectorActionDescriptor {
        static final String SYSTEM = "jira";

        @Override
        protected final String systemType() {
            return SYSTEM;
        }

        @Override
        protected final OnError defaultOnError() {
            return OnError.FAIL;
        }

        @Override
        protected final Set<String> jsonProperties() {
            return Set.of("fields", "links");
        }

        @POST
        public final FormValidation doCheckFields(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("fields", value) : FormValidation.ok();
        }

        @POST
        public final FormValidation doCheckLinks(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("links", value) : FormValidation.ok();
        }
    }
}
