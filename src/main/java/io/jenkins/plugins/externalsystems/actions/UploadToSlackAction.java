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

/** Shares files of the workspace in a Slack channel; gives {@code files}, {@code count} and {@code channel}. */
public final class UploadToSlackAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;
    private static final String SYSTEM = "slack";

    private final String files;
    private String channel;
    private String comment;
    private String format;
    private String threadTs;
    private String title;

    /**
     * The required fields.
     *
     * @param files Ant patterns separated by commas, in the workspace
     */
    @DataBoundConstructor
    public UploadToSlackAction(String files) {
        this.files = files;
    }

    @Override
    public String systemType() {
        return SYSTEM;
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.WARN;
    }

    @Override
    protected String operation() {
        return "upload_files";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        return new ParameterMap(context)
                .text("files", files)
                .text("channel", channel)
                .text("comment", comment)
                .text("format", format)
                .text("thread_ts", threadTs)
                .text("title", title)
                .toMap();
    }

    public String getFiles() {
        return files;
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

    /** What the message says above the files. */
    @CheckForNull
    public String getComment() {
        return comment;
    }

    @DataBoundSetter
    public void setComment(@CheckForNull String comment) {
        this.comment = blankToNull(comment);
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

    /** Time stamp or id of the message to answer. */
    @CheckForNull
    public String getThreadTs() {
        return threadTs;
    }

    @DataBoundSetter
    public void setThreadTs(@CheckForNull String threadTs) {
        this.threadTs = blankToNull(threadTs);
    }

    /** Shown instead of the file's name. */
    @CheckForNull
    public String getTitle() {
        return title;
    }

    @DataBoundSetter
    public void setTitle(@CheckForNull String title) {
        this.title = blankToNull(title);
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("uploadToSlack")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.UploadToSlackAction_displayName();
        }

        @Override
        protected String systemType() {
            return SYSTEM;
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.WARN;
        }

        @POST
        public FormValidation doCheckFiles(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }
    }
}
