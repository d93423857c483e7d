package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import java.time.Duration;

/**
 * How much SendGrid takes.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/mail-send/limitations">Mail Send limitations</a>
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors">Mail Send errors</a>
 */
final class SendGridLimits {
    /** Of a request, with those of copies. */
    static final int RECIPIENTS = 1000;

    /** Messages that one request sends. */
    static final int PERSONALIZATIONS = 1000;

    /** Of a message with its attachments: 30 MB. */
    static final long BYTES = 30_000_000;

    /** The same for people. */
    static final String SIZE = "30 MB";

    static final int CATEGORIES = 10;
    static final int CATEGORY_LENGTH = 255;
    static final int CUSTOM_ARGS_BYTES = 10_000;
    static final Duration AHEAD = Duration.ofHours(72);

    /** Messages of one call; ours. */
    static final int BATCH = 1000;

    private SendGridLimits() {}
}
