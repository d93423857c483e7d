package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.template.Markdown;
import io.jenkins.plugins.externalsystems.core.template.SlackText;
import java.util.Arrays;
import java.util.Locale;

/** What the text of a message is written in. None of them can mention anybody, see {@link Mentions}. */
enum MessageFormat {
    /** Markdown, which becomes Slack's markup. */
    MARKDOWN {
        @Override
        String toMarkup(String text) {
            return Markdown.toMrkdwn(text);
        }
    },
    /** Slack's own markup, as it is but for mentions. */
    MRKDWN {
        @Override
        String toMarkup(String text) {
            return Mentions.disarm(text);
        }
    },
    /** Shown as it is written. */
    PLAIN {
        @Override
        String toMarkup(String text) {
            return SlackText.escape(text);
        }
    };

    static final String PARAMETER = "format";

    abstract String toMarkup(String text);

    /** In small letters, as the parameter takes it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MessageFormat of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    static String[] ids() {
        return Arrays.stream(values()).map(MessageFormat::id).toArray(String[]::new);
    }
}
