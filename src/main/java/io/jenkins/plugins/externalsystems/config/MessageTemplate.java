package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.template.NotificationTemplates;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Objects;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An administrator's own template of messages: the name, and the text. */
public final class MessageTemplate implements Describable<MessageTemplate> {
    private final String name;
    private final String text;

    /** @throws IllegalArgumentException for a name or text that is no template's, saying what is wrong */
    @DataBoundConstructor
    public MessageTemplate(String name, String text) {
        this.name = Objects.requireNonNullElse(name, "").strip();
        this.text = Objects.requireNonNullElse(text, "");
        NotificationTemplates.checked(this.name, this.text);
    }

    /** The name that a call chooses it by. */
    public String getName() {
        return name;
    }

    /** As {@link io.jenkins.plugins.externalsystems.core.template.NotificationTemplate} reads it. */
    public String getText() {
        return text;
    }

    /**
     * A copy of what a form or configuration as code gives.
     *
     * @param given null for none
     * @throws IllegalArgumentException for a name that two have
     */
    static List<MessageTemplate> checked(@CheckForNull List<MessageTemplate> given) {
        return TemplateList.checked(given, MessageTemplate::getName);
    }

    /** Sets the connector's setting; not at all without templates. */
    static void contribute(List<MessageTemplate> templates, ConnectorConfig.Builder settings) {
        TemplateList.contribute(templates, MessageTemplate::getName, MessageTemplate::getText, settings);
    }

    /** Form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<MessageTemplate> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MessageTemplate_displayName();
        }

        /** Checks both fields, since a message about either names it. */
        @POST
        public FormValidation doCheckText(
                @AncestorInPath Item place, @QueryParameter String value, @QueryParameter String name) {
            Permissions.checkConfigureConnections(place);
            try {
                NotificationTemplates.checked(
                        Objects.requireNonNullElse(name, "").strip(), Objects.requireNonNullElse(value, ""));
                return FormValidation.ok();
            } catch (IllegalArgumentException broken) {
                return FormValidation.error(broken.getMessage());
            }
        }
    }
}
