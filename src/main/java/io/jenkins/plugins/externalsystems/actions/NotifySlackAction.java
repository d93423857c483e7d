package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Posts a Slack message, or gives one that an earlier step posted new content; gives {@code id} (for {@code message} of a
 * later step), {@code channel} and {@code ts}. Without words the message tells the build.
 */
public final class NotifySlackAction extends SlackMessageAction {
    private static final long serialVersionUID = 1L;

    private String message;
    private boolean mentionCommitters;
    private boolean toCommitters;
    private String channel;
    private String threadTs;
    private boolean replyBroadcast;
    private boolean onePerBuild;

    /**
     * What most messages have.
     *
     * @param text the message; also what notifications show where there are blocks; null for one that tells the build
     */
    @DataBoundConstructor
    public NotifySlackAction(@CheckForNull String text) {
        super(text);
    }

    @Override
    public Map<String, Object> dryRunStandIns() {
        return Map.of("id", "C0000000000/0000000000.000000", "channel", "C0000000000", "ts", "0000000000.000000");
    }

    @Override
    protected String operation() {
        if (toCommitters) {
            return "send_direct_messages";
        }
        return message == null ? "send_message" : "update_message";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        if (onePerBuild && message != null) {
            throw new IllegalArgumentException("'onePerBuild' finds the build's message itself: leave out 'message'");
        }
        ParameterMap content = content(context);
        boolean isBuild = !context.build().name().isEmpty();
        if (isBuild && (onePerBuild || isWordless())) {
            content.value(
                    "attachments",
                    BuildMessage.withSummary(
                            content.toMap().get("attachments"),
                            context.build(),
                            context.report(),
                            onePerBuild && context.isBuildRunning()));
        }
        if (toCommitters) {
            requireNoOtherPlace(content);
            return content.value("users", Committer.candidates(context.committers(Form.SYSTEM)))
                    .toMap();
        }
        if (mentionCommitters) {
            content.mentionCommitters(Form.SYSTEM);
        }
        return message == null
                ? content.text("channel", channel)
                        .text("thread_ts", threadTs)
                        .value("reply_broadcast", replyBroadcast ? true : null)
                        .toMap()
                : content.text("id", message).toMap();
    }

    /** @throws IllegalArgumentException naming what goes together with nothing else */
    private void requireNoOtherPlace(ParameterMap content) {
        boolean hasPlace = channel != null || threadTs != null || message != null || replyBroadcast || onePerBuild;
        if (hasPlace || mentionCommitters || content.toMap().containsKey("mentions")) {
            throw new IllegalArgumentException("'toCommitters' goes to people, each alone: leave out channel, threadTs,"
                    + " replyBroadcast, message, mentions, mentionCommitters and onePerBuild");
        }
    }

    /** Whether it goes to each of those who wrote the build's commits, as a direct message, and to no channel. */
    public boolean isToCommitters() {
        return toCommitters;
    }

    @DataBoundSetter
    public void setToCommitters(boolean toCommitters) {
        this.toCommitters = toCommitters;
    }

    /** Whether the build has one message in the channel, which is updated until the build is over. */
    @Override
    public boolean isOnePerBuild() {
        return onePerBuild;
    }

    @DataBoundSetter
    public void setOnePerBuild(boolean onePerBuild) {
        this.onePerBuild = onePerBuild;
    }

    /** {@code id} of the message that gets new content instead of another being posted; null to post one. */
    @CheckForNull
    public String getMessage() {
        return message;
    }

    @DataBoundSetter
    public void setMessage(@CheckForNull String message) {
        this.message = blankToNull(message);
    }

    /** Whether those who wrote the build's commits are mentioned. */
    public boolean isMentionCommitters() {
        return mentionCommitters;
    }

    @DataBoundSetter
    public void setMentionCommitters(boolean mentionCommitters) {
        this.mentionCommitters = mentionCommitters;
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

    /** Form, symbol and help. */
    @Extension
    @Symbol("notifySlack")
    public static final class DescriptorImpl extends Form {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NotifySlackAction_displayName();
        }

        /** Without it the message tells the build. */
        @Override
        protected Set<String> optionalProperties() {
            return Set.of("text");
        }
    }
}
