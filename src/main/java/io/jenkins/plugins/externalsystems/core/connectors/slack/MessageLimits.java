package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.template.TruncatedText;
import java.util.Locale;

/**
 * How much Slack takes (docs.slack.dev: "chat.postMessage", "Block Kit" reference pages "Section" and "Header"), in
 * characters unless it says otherwise.
 */
final class MessageLimits {
    static final int TEXT = 40_000;
    static final int SECTION = 3_000;
    static final int SECTION_FIELD = 2_000;
    static final int HEADER = 150;
    /** Blocks in a message. */
    static final int BLOCKS = 50;
    /** Attachments in a message. */
    static final int ATTACHMENTS = 100;

    private MessageLimits() {}

    /** The text within the limit; a cut leaves a note in the text and a warning in the call's metadata. */
    static TruncatedText cut(String text, int limit, String what, CallContext context) {
        TruncatedText within = TruncatedText.of(text, limit);
        if (within.isCut()) {
            context.trace()
                    .warn(String.format(
                            Locale.ROOT,
                            "The %s has %,d characters and was cut to the %,d that Slack takes.",
                            what,
                            text.length(),
                            limit));
        }
        return within;
    }
}
