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

/** Replaces a Slack message that {@code notifySlack} posted. */
public final class UpdateSlackMessageAction extends SlackMessageAction {
    private static final long serialVersionUID = 1L;

    private final String message;

    /**
     * The required fields.
     *
     * @param message {@code id} that notifySlack gave
     * @param text the new text
     */
    @DataBoundConstructor
    public UpdateSlackMessageAction(String message, String text) {
        super(text);
        this.message = message;
    }

    @Override
    protected String operation() {
        return "update_message";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        return content(context).text("id", message).toMap();
    }

    public String getMessage() {
        return message;
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("updateSlackMessage")
    public static final class DescriptorImpl extends Form {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.UpdateSlackMessageAction_displayName();
        }

        @POST
        public FormValidation doCheckMessage(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }
    }
}
