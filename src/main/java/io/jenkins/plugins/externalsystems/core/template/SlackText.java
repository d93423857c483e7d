package io.jenkins.plugins.externalsystems.core.template;

/** Plain text in a Slack message. */
public final class SlackText {
    private SlackText() {}

    /**
     * Escapes the three characters that have a meaning of their own on Slack's wire, so that {@code <!channel>},
     * {@code <@U123>} and {@code <https://evil.example|https://good.example>} are shown as they are written.
     *
     * @param text not escaped yet; a second time would show the first one's entities
     * @see <a href="https://docs.slack.dev/messaging/formatting-message-text/#escaping">Escaping text</a>
     */
    public static String escape(String text) {
        return CleanText.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
