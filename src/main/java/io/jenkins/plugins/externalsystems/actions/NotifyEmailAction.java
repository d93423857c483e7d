package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Sends an e-mail: one that is written, one that a template makes of the build and of variables, or without either the
 * build's result, duration, changes and failed tests.
 */
public final class NotifyEmailAction extends AddressedAction {
    private static final long serialVersionUID = 1L;
    /** All of them have the operations, and take the same parameters. */
    private static final List<String> SYSTEMS = List.of("email", "sendgrid", "resend");

    /** The template that the plugin brings for builds. */
    private static final String BUILD_TEMPLATE = "build";

    private String subject;
    private String text;
    private String html;
    private String markdown;
    private String template;
    private String variables;
    private String attachments;
    private String inlineImages;
    private String thread;
    private String priority;

    /** All fields are optional: without any the connection's default recipients get the build and its result. */
    @DataBoundConstructor
    public NotifyEmailAction() {
        // Has nothing that every message needs.
    }

    @Override
    public String systemType() {
        return SYSTEMS.get(0);
    }

    @Override
    public List<String> systemTypes() {
        return SYSTEMS;
    }

    @Override
    public Map<String, Object> dryRunStandIns() {
        return Map.of("accepted", List.of(), "refused", List.of());
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.WARN;
    }

    private boolean isWritten() {
        return text != null || html != null || markdown != null;
    }

    @Override
    protected String operation() {
        return isWritten() ? "send_message" : "send_template_email";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        requireOneKind();
        BuildFacts build = context.build();
        ParameterMap parameters = addresses(context)
                .text("subject", subject)
                .text("attachments", attachments)
                .json("inline_images", inlineImages)
                .text("thread", thread)
                .text("priority", priority);
        if (thread == null && !build.name().isEmpty()) {
            // So that a mail program shows what one build says as one conversation.
            parameters.value("thread", build.url().isEmpty() ? build.name() : build.url());
        }
        return isWritten() ? written(parameters, build) : templated(parameters, context);
    }

    /** @throws IllegalArgumentException naming what goes together with nothing else */
    private void requireOneKind() {
        if (isWritten() && (template != null || variables != null)) {
            throw new IllegalArgumentException(
                    "'template' and its 'variables' make the message: leave out text, html and markdown");
        }
    }

    private Map<String, Object> written(ParameterMap parameters, BuildFacts build) {
        if (subject == null && !build.name().isEmpty()) {
            parameters.value("subject", build.name() + ": " + build.result());
        }
        return parameters
                .text("text", text)
                .text("html", html)
                .text("markdown", markdown)
                .toMap();
    }

    private Map<String, Object> templated(ParameterMap parameters, ActionContext context) {
        if (template == null && context.build().name().isEmpty()) {
            throw new IllegalArgumentException(
                    "'text', 'html', 'markdown' or 'template' is needed where there is no build to tell about");
        }
        parameters.text("template", template == null ? BUILD_TEMPLATE : template);
        return parameters.value("variables", BuildData.with(variables, context)).toMap();
    }

    /** One line, for a template in Mustache; null for the template's own, or the build and its result. */
    @CheckForNull
    public String getSubject() {
        return subject;
    }

    @DataBoundSetter
    public void setSubject(@CheckForNull String subject) {
        this.subject = blankToNull(subject);
    }

    /** The message in plain text. */
    @CheckForNull
    public String getText() {
        return text;
    }

    @DataBoundSetter
    public void setText(@CheckForNull String text) {
        this.text = blankToNull(text);
    }

    /** The message in HTML. */
    @CheckForNull
    public String getHtml() {
        return html;
    }

    @DataBoundSetter
    public void setHtml(@CheckForNull String html) {
        this.html = blankToNull(html);
    }

    /** The message in Markdown, instead of HTML and text. */
    @CheckForNull
    public String getMarkdown() {
        return markdown;
    }

    @DataBoundSetter
    public void setMarkdown(@CheckForNull String markdown) {
        this.markdown = blankToNull(markdown);
    }

    /** Name of the template that makes the message; null for {@code build} where nothing is written. */
    @CheckForNull
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(@CheckForNull String template) {
        this.template = blankToNull(template);
    }

    /** JSON map with values for the template, beside those of the build. */
    @CheckForNull
    public String getVariables() {
        return variables;
    }

    @DataBoundSetter
    public void setVariables(@CheckForNull String variables) {
        this.variables = blankToNull(variables);
    }

    /** Files of the workspace, as Ant patterns separated by commas. */
    @CheckForNull
    public String getAttachments() {
        return attachments;
    }

    @DataBoundSetter
    public void setAttachments(@CheckForNull String attachments) {
        this.attachments = blankToNull(attachments);
    }

    /** JSON map of the names and files of images that the HTML shows. */
    @CheckForNull
    public String getInlineImages() {
        return inlineImages;
    }

    @DataBoundSetter
    public void setInlineImages(@CheckForNull String inlineImages) {
        this.inlineImages = blankToNull(inlineImages);
    }

    /** What the messages of one conversation have in common; null for the build. */
    @CheckForNull
    public String getThread() {
        return thread;
    }

    @DataBoundSetter
    public void setThread(@CheckForNull String thread) {
        this.thread = blankToNull(thread);
    }

    /** {@code high}, {@code normal} or {@code low}; null for normal. */
    @CheckForNull
    public String getPriority() {
        return priority;
    }

    @DataBoundSetter
    public void setPriority(@CheckForNull String priority) {
        this.priority = blankToNull(priority);
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("notifyEmail")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NotifyEmailAction_displayName();
        }

        @Override
        protected String systemType() {
            return SYSTEMS.get(0);
        }

        @Override
        protected List<String> systemTypes() {
            return SYSTEMS;
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.WARN;
        }

        @Override
        protected Set<String> jsonProperties() {
            return Set.of("variables", "inlineImages");
        }

        @POST
        public ListBoxModel doFillPriorityItems(@AncestorInPath Item item) {
            ListBoxModel items = new ListBoxModel();
            if (Permissions.maySeeConfiguration(item)) {
                items.add("normal", "");
                items.add("high");
                items.add("low");
            }
            return items;
        }

        @POST
        public FormValidation doCheckVariables(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("variables", value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckInlineImages(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("inlineImages", value) : FormValidation.ok();
        }
    }
}
