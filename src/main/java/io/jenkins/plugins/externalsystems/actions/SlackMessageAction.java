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

/** What posting and replacing a Slack message have in common: the content. */
@Restricted(NoExternalUse.class)
public abstract class SlackMessageAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private final String text;
    private String format;
    private String mentions;
    private String blocks;
    private String attachments;

    /** @param text the message; also what notifications show where there are blocks */
    protected SlackMessageAction(@CheckForNull String text) {
        this.text = text;
    }

    @Override
    public final String systemType() {
        return Form.SYSTEM;
    }

    @Override
    protected final OnError defaultOnError() {
        return OnError.WARN;
    }

    /** The parameters for the content. */
    final ParameterMap content(ActionContext context) {
        return new ParameterMap(context)
                .text("text", text)
                .text("format", format)
                .list("mentions", mentions)
                .json("blocks", blocks)
                .json("attachments", attachments);
    }

    /** Whether nothing is said. */
    final boolean isWordless() {
        return blankToNull(text) == null && blocks == null && attachments == null;
    }

    @CheckForNull
    public final String getText() {
        return text;
    }

    /** {@code markdown}, {@code mrkdwn} or {@code plain}; null for Markdown. */
    @CheckForNull
    public final String getFormat() {
        return format;
    }

    @DataBoundSetter
    public final void setFormat(@CheckForNull String format) {
        this.format = blankToNull(format);
    }

    /** Who is mentioned, separated by commas: user ids, {@code @here}, {@code @channel}. */
    @CheckForNull
    public final String getMentions() {
        return mentions;
    }

    @DataBoundSetter
    public final void setMentions(@CheckForNull String mentions) {
        this.mentions = blankToNull(mentions);
    }

    /** JSON list of Block Kit blocks. */
    @CheckForNull
    public final String getBlocks() {
        return blocks;
    }

    @DataBoundSetter
    public final void setBlocks(@CheckForNull String blocks) {
        this.blocks = blankToNull(blocks);
    }

    /** JSON list of attachments. */
    @CheckForNull
    public final String getAttachments() {
        return attachments;
    }

    @DataBoundSetter
    public final void setAttachments(@CheckForNull String attachments) {
        this.attachments = blankToNull(attachments);
    }

    /** The form of the content. */
    public abstract static class Form extends ConnectorActionDescriptor {
        static final String SYSTEM = "slack";

        @Override
        protected final String systemType() {
            return SYSTEM;
        }

        @Override
        protected final OnError defaultOnError() {
            return OnError.WARN;
        }

        @Override
        protected final Set<String> jsonProperties() {
            return Set.of("blocks", "attachments");
        }

        @POST
        public final FormValidation doCheckText(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item)
                            && !optionalProperties().contains("text")
                    ? checkFilled(value)
                    : FormValidation.ok();
        }

        @POST
        public final FormValidation doCheckBlocks(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("blocks", value) : FormValidation.ok();
        }

        @POST
        public final FormValidation doCheckAttachments(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("attachments", value) : FormValidation.ok();
        }
    }
}
