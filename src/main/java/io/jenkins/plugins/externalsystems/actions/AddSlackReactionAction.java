package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Adds an emoji to a Slack message; that it is there already is fine. */
public final class AddSlackReactionAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;
    private static final String SYSTEM = "slack";

    private final String message;
    private final String emoji;

    /**
     * The required fields.
     *
     * @param message {@code id} that notifySlack gave
     * @param emoji its name, with or without colons
     */
    @DataBoundConstructor
    public AddSlackReactionAction(String message, String emoji) {
        this.message = message;
        this.emoji = emoji;
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
        return "add_reaction";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        return new ParameterMap(context)
                .text("id", message)
                .text("emoji", emoji)
                .toMap();
    }

    public String getMessage() {
        return message;
    }

    public String getEmoji() {
        return emoji;
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("addSlackReaction")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AddSlackReactionAction_displayName();
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
        public FormValidation doCheckMessage(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckEmoji(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }
    }
}
