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

/**
 * Sends a text message to a telephone: one that is written, one that a template makes of the build and of variables, or
 * without either a line about the build.
 */
public final class SendSmsAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;
    private static final String SYSTEM = "twilio";

    private final String to;
    private String text;
    private String template;
    private String variables;
    private String mediaUrls;
    private String from;

    /** @param to the recipient's telephone number */
    @DataBoundConstructor
    public SendSmsAction(String to) {
        this.to = to;
    }

    @Override
    public String systemType() {
        return SYSTEM;
    }

    @Override
    public Map<String, Object> dryRunStandIns() {
        return Map.of("sid", "SM" + "0".repeat(32));
    }

    @Override
    protected OnError defaultOnError() {
        return OnError.WARN;
    }

    @Override
    protected String operation() {
        return template == null ? "send_sms" : "send_template_sms";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        requireOneKind();
        ParameterMap parameters = new ParameterMap(context)
                .text("to", to)
                .list("media_urls", mediaUrls)
                .text("from", from);
        if (template != null) {
            return parameters
                    .text("template", template)
                    .value("data", BuildData.with(variables, context))
                    .toMap();
        }
        if (text == null && mediaUrls == null) {
            if (context.build().name().isEmpty()) {
                throw new IllegalArgumentException(
                        "'text', 'template' or 'mediaUrls' is needed where there is no build to tell about");
            }
            return parameters
                    .value("text", BuildData.line(context.build(), context.report()))
                    .toMap();
        }
        return parameters.text("text", text).toMap();
    }

    /** @throws IllegalArgumentException naming what goes together with nothing else */
    private void requireOneKind() {
        if (template != null && text != null) {
            throw new IllegalArgumentException("'template' makes the text: leave out one of the two");
        }
        if (template == null && variables != null) {
            throw new IllegalArgumentException("'variables' are for a 'template', and there is none");
        }
    }

    /** The recipient's telephone number, in any notation. */
    public String getTo() {
        return to;
    }

    /** The message; null for a line about the build. */
    @CheckForNull
    public String getText() {
        return text;
    }

    @DataBoundSetter
    public void setText(@CheckForNull String text) {
        this.text = blankToNull(text);
    }

    /** Name of a template, which makes the text. */
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

    /** Addresses of media, separated by commas. */
    @CheckForNull
    public String getMediaUrls() {
        return mediaUrls;
    }

    @DataBoundSetter
    public void setMediaUrls(@CheckForNull String mediaUrls) {
        this.mediaUrls = blankToNull(mediaUrls);
    }

    /** Another sender than the connection's. */
    @CheckForNull
    public String getFrom() {
        return from;
    }

    @DataBoundSetter
    public void setFrom(@CheckForNull String from) {
        this.from = blankToNull(from);
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("sendSms")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SendSmsAction_displayName();
        }

        @Override
        protected String systemType() {
            return SYSTEM;
        }

        @Override
        protected OnError defaultOnError() {
            return OnError.WARN;
        }

        @Override
        protected Set<String> jsonProperties() {
            return Set.of("variables");
        }

        @POST
        public FormValidation doCheckTo(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkFilled(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckVariables(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("variables", value) : FormValidation.ok();
        }
    }
}
