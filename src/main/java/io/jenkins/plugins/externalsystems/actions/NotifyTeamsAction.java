package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.ArrayList;
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
 * Sends a message to Microsoft Teams: title, text and facts, a card, or a template with variables. Title, colour and a button
 * to the build come from the build where nothing else is said, and so do the facts of a message without words.
 */
public final class NotifyTeamsAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;
    private static final String SYSTEM = "msteams";

    private String title;
    private String text;
    private String format;
    private String themeColor;
    private String facts;
    private String buttons;
    /** Kept as its opposite, so that a file which does not say it means the default. */
    private boolean withoutBuildLink;

    private String mentions;
    private boolean mentionCommitters;
    private String card;
    private String template;
    private String variables;
    private String teamId;
    private String channel;

    /** All fields are optional: without any the message tells the build, its result, duration, branch and tests. */
    @DataBoundConstructor
    public NotifyTeamsAction() {
        // Has nothing that every message needs.
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
        if (card != null) {
            return "send_adaptive_card";
        }
        return template == null ? "send_message" : "send_template_message";
    }

    @Override
    protected Map<String, Object> parameters(ActionContext context) {
        requireOneKind();
        ParameterMap parameters = new ParameterMap(context)
                .list("mentions", mentions)
                .text("team_id", teamId)
                .text("channel", channel);
        if (mentionCommitters) {
            parameters.mentionCommitters(SYSTEM);
        }
        if (card != null) {
            return parameters.json("card", card).toMap();
        }
        parameters.value("actions", actions(context));
        if (template != null) {
            return parameters.text("template", template).json("data", variables).toMap();
        }
        BuildFacts build = context.build();
        parameters
                .text("text", text)
                .text("format", format)
                .text("theme_color", themeColor)
                .json("facts", facts)
                .text("title", title);
        if (title == null && !build.name().isEmpty()) {
            parameters.value("title", build.name() + ": " + build.result());
        }
        if (themeColor == null && !build.result().isEmpty()) {
            parameters.value("theme_color", color(build.result()));
        }
        if (title == null && text == null && facts == null && !build.name().isEmpty()) {
            BuildReport report = context.report();
            parameters.value("facts", BuildData.facts(report));
            parameters.value("text", blankToNull(TestsMarkdown.of(report)));
        }
        return parameters.toMap();
    }

    /** @throws IllegalArgumentException naming what goes together with nothing else */
    private void requireOneKind() {
        boolean hasText = title != null || text != null || facts != null || format != null || themeColor != null;
        if (card != null && (hasText || template != null || buttons != null)) {
            throw new IllegalArgumentException(
                    "'card' is the whole message: leave out title, text, format, themeColor, facts, buttons and template");
        }
        if (template != null && hasText) {
            throw new IllegalArgumentException(
                    "'template' makes title, text and facts: leave out title, text, format, themeColor and facts");
        }
        if (template == null && variables != null) {
            throw new IllegalArgumentException("'variables' are for a 'template', and there is none");
        }
    }

    private List<Object> actions(ActionContext context) {
        List<Object> actions = new ArrayList<>();
        if (!withoutBuildLink && !context.build().url().isEmpty()) {
            actions.add(Map.of("title", "Open build", "url", context.build().url()));
        }
        Object own = new ParameterMap(context).json("buttons", buttons).toMap().get("buttons");
        if (own instanceof List<?> list) {
            actions.addAll(list);
        } else if (own != null) {
            throw new IllegalArgumentException("'buttons' must be a list of maps with 'title' and 'url'");
        }
        return actions;
    }

    /** The style of a title's bar. */
    private static String color(String result) {
        return switch (result) {
            case "SUCCESS" -> "good";
            case "UNSTABLE" -> "warning";
            case "FAILURE" -> "attention";
            default -> "emphasis";
        };
    }

    /** Plain text; null for the build and its result. */
    @CheckForNull
    public String getTitle() {
        return title;
    }

    @DataBoundSetter
    public void setTitle(@CheckForNull String title) {
        this.title = blankToNull(title);
    }

    /** Markdown, or as {@code format} says. */
    @CheckForNull
    public String getText() {
        return text;
    }

    @DataBoundSetter
    public void setText(@CheckForNull String text) {
        this.text = blankToNull(text);
    }

    /** {@code markdown} or {@code plain}; null for Markdown. */
    @CheckForNull
    public String getFormat() {
        return format;
    }

    @DataBoundSetter
    public void setFormat(@CheckForNull String format) {
        this.format = blankToNull(format);
    }

    /** Colour of the title; null for that of the build's result. */
    @CheckForNull
    public String getThemeColor() {
        return themeColor;
    }

    @DataBoundSetter
    public void setThemeColor(@CheckForNull String themeColor) {
        this.themeColor = blankToNull(themeColor);
    }

    /** JSON map of names and values. */
    @CheckForNull
    public String getFacts() {
        return facts;
    }

    @DataBoundSetter
    public void setFacts(@CheckForNull String facts) {
        this.facts = blankToNull(facts);
    }

    /** JSON list of maps with {@code title} and {@code url}. */
    @CheckForNull
    public String getButtons() {
        return buttons;
    }

    @DataBoundSetter
    public void setButtons(@CheckForNull String buttons) {
        this.buttons = blankToNull(buttons);
    }

    /** Whether the message has a button that opens the build. */
    public boolean isBuildLink() {
        return !withoutBuildLink;
    }

    @DataBoundSetter
    public void setBuildLink(boolean buildLink) {
        this.withoutBuildLink = !buildLink;
    }

    /** Who is mentioned, separated by commas: object ids or UPNs. */
    @CheckForNull
    public String getMentions() {
        return mentions;
    }

    @DataBoundSetter
    public void setMentions(@CheckForNull String mentions) {
        this.mentions = blankToNull(mentions);
    }

    /** Whether those who wrote the build's commits are mentioned. */
    public boolean isMentionCommitters() {
        return mentionCommitters;
    }

    @DataBoundSetter
    public void setMentionCommitters(boolean mentionCommitters) {
        this.mentionCommitters = mentionCommitters;
    }

    /** JSON of an Adaptive Card, which is the whole message. */
    @CheckForNull
    public String getCard() {
        return card;
    }

    @DataBoundSetter
    public void setCard(@CheckForNull String card) {
        this.card = blankToNull(card);
    }

    /** Name of a template, which makes the message. */
    @CheckForNull
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(@CheckForNull String template) {
        this.template = blankToNull(template);
    }

    /** JSON map with the values of the template's places. */
    @CheckForNull
    public String getVariables() {
        return variables;
    }

    @DataBoundSetter
    public void setVariables(@CheckForNull String variables) {
        this.variables = blankToNull(variables);
    }

    /** Id of the team, by Graph; null for the connection's own. */
    @CheckForNull
    public String getTeamId() {
        return teamId;
    }

    @DataBoundSetter
    public void setTeamId(@CheckForNull String teamId) {
        this.teamId = blankToNull(teamId);
    }

    /** Name or id of the channel, by Graph; null for the workflow's or the connection's own. */
    @CheckForNull
    public String getChannel() {
        return channel;
    }

    @DataBoundSetter
    public void setChannel(@CheckForNull String channel) {
        this.channel = blankToNull(channel);
    }

    /** Form, symbol and help. */
    @Extension
    @Symbol("notifyTeams")
    public static final class DescriptorImpl extends ConnectorActionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NotifyTeamsAction_displayName();
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
            return Set.of("facts", "buttons", "card", "variables");
        }

        @POST
        public FormValidation doCheckFacts(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("facts", value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckButtons(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("buttons", value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckCard(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("card", value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckVariables(@AncestorInPath Item item, @QueryParameter String value) {
            return Permissions.maySeeConfiguration(item) ? checkJson("variables", value) : FormValidation.ok();
        }
    }
}
