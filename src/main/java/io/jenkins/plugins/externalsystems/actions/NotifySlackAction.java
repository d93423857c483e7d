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

/** Posts a Slack message; gives {@code id} (for {@code updateSlackMessage}), {@code channel} and {@code ts}. */
public final class NotifySlackAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private final String text;
    private String channel;
    private String format;
    private String mentions;
    private String threadTs;
    private boolean replyBroadcast;
    private String blocks;
    private String attachments;

    /**
     * The required fields.
     *
     * @param text the message; also what notifications show where there are blocks
     */
    @DataBoundConstructor
    public NotifySlackAction(String text) {
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
        return "send_message";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        return new ParameterMap(context)
                .text("text", text)
                .text("channel", channel)
                .text("format", format)
                .list("mentions", mentions)
                .text("thread_ts", threadTs)
                .value("reply_broadcast", replyBroadcast ? true : null)
                .json("blocks", blocks)
                .json("attachments", attachments)
                .toMap();
    }

    public String getText() {
        return text;
    }

    /** Name or id; null for the connection's own. */
    @CheckForNull
    public String getChannel() {
        return channel;
    }

    @DataBoundSetter
    public void setChannel(@CheckForNull String channel) {
        this.channel = blankToNull(channel);
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

    /** Who is mentioned, separated by commas: user ids, {@code @here}, {@code @channel}. */
    @CheckForNull
    public String getMentions() {
        return mentions;
    }

    @DataBoundSetter
    public void setMentions(@CheckForNull String mentions) {
        this.mentions = blankToNull(mentions);
    }

    /** Time stamp of the message to answer. */
    @CheckForNull
    public String getThreadTs() {
        return threadTs;
    }

    @DataBoundSetter
    public void setThreadTs(@CheckForNull String threadTs) {
        this.threadTs = blankToNull(threadTs);
    }

    /** Whether an answer is shown in the channel too. */
    public boolean isReplyBroadcast() {
        return replyBroadcast;
    }

    @DataBoundSetter
    public void setReplyBroadcast(boolean replyBroadcast) {
        this.replyBroadcast = replyBroadcast;
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
    @Symbol("notifySlack")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NotifySlackAction_displayName();
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
