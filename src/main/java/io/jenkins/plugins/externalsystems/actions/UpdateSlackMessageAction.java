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

/** Replaces a Slack message that {@code notifySlack} posted. */
public final class UpdateSlackMessageAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final String text;
    private String format;
    private String mentions;
    private String blocks;
    private String attachments;

    /**
     * The required fields.
     *
     * @param message {@code id} that notifySlack gave
     * @param text the new text
     */
    @DataBoundConstructor
    public UpdateSlackMessageAction(String message, String text) {
        this.message = message;
        this.text = text;
    }

    @Override
    public String systemType() {
        return "slack";
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.WARN;
    }

    @Override
    protected String operation() {
        return "update_message";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        return new ParameterMap(context)
                .text("id", message)
                .text("text", text)
                .text("format", format)
                .list("mentions", mentions)
                .json("blocks", blocks)
                .json("attachments", attachments)
                .toMap();
    }

    public String getMessage() {
        return message;
    }

    public String getText() {
        return text;
    }

    /** {@code markdown}, {@code mrkdwn} or {@code plain}; null for Markdown. */
    @CheckForNull
    public String getFormat() {
        return format;
    }

    @DataBoundSetter
    public void setFormat(@CheckForNull String format) {
        this.format = blankToNull(format);
    }

    /** Who is mentioned, separated by commas. */
    @CheckForNull
    public String getMentions() {
        return mentions;
    }

    @DataBoundSetter
    public void setMentions(@CheckForNull String mentions) {
        this.mentions = blankToNull(mentions);
    }

    /** JSON list of Block Kit blocks. */
    @CheckForNull
    public String getBlocks() {
        return blocks;
    }

    @DataBoundSetter
    public void setBlocks(@CheckForNull String blocks) {
        this.blocks = blankToNull(blocks);
    }

    /** JSON list of attachments. */
    @CheckForNull
    public String getAttachments() {
        return attachments;
    }

    @DataBoundSetter
    public void setAttachments(@CheckForNull String attachments) {
        this.attachments = blankToNull(attachments);
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("updateSlackMessage")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.UpdateSlackMessageAction_displayName();
        }

        @Override
        protected String systemType() {
            return "slack";
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.WARN;
        }

        @Override
        protected Set<String> jsonProperties() {
            return Set.of("blocks", "attachments");
        }

        @POST
        public FormValidation doCheckMessage(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckText(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckBlocks(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("blocks", value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckAttachments(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("attachments", value) : FormValidation.ok();
        }
    }
}
