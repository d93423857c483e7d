package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.core.mail.compose.EmailTemplates;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Objects;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An administrator's own template of e-mails: the name, and the text, which is a line with the subject and HTML. */
public final class MailTemplate implements Describable<MailTemplate> {
    private final String name;
    private final String text;

    /** @throws IllegalArgumentException for a name or text that is no template's, saying what is wrong */
    @DataBoundConstructor
    public MailTemplate(String name, String text) {
        this.name = Objects.requireNonNullElse(name, "").strip();
        this.text = Objects.requireNonNullElse(text, "");
        EmailTemplates.check(this.name, this.text);
    }

    /** The name that a call chooses it by. */
    public String getName() {
        return name;
    }

    /** A line {@code subject: …}, an empty line, then HTML; Mustache in both. */
    public String getText() {
        return text;
    }

    /** Form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<MailTemplate> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MailTemplate_displayName();
        }

        /** Checks both fields, since a message about either names it. */
        @POST
        public FormValidation doCheckText(
                @AncestorInPath Item place, @QueryParameter String value, @QueryParameter String name) {
            Permissions.checkConfigureConnections(place);
            try {
                EmailTemplates.check(
                        Objects.requireNonNullElse(name, "").strip(), Objects.requireNonNullElse(value, ""));
                return FormValidation.ok();
            } catch (IllegalArgumentException broken) {
                return FormValidation.error(broken.getMessage());
            }
        }
    }
}
