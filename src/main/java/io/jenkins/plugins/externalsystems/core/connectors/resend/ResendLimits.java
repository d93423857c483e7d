package io.jenkins.plugins.externalsystems.core.connectors.resend;

/**
 * How much Resend takes.
 *
 * @see <a href="https://resend.com/docs/api-reference/emails/send-email">Send an email</a>
 * @see <a href="https://resend.com/docs/dashboard/emails/attachments">Attachments</a>
 * @see <a href="https://resend.com/docs/dashboard/emails/idempotency-keys">Idempotency keys</a>
 */
final class ResendLimits {
    /** Recipients of a message, without those of copies. */
    static final int TO = 50;

    /** With those of copies, of which Resend's documents say no limit: as many of each kind. */
    static final int RECIPIENTS = 150;

    /** Of a message with its attachments in Base64: 40 MB. */
    static final long BYTES = 40_000_000;

    /** The same for people. */
    static final String SIZE = "40 MB";

    /** Messages that one request sends. */
    static final int TOGETHER = 100;

    /** Messages of one call; ours. */
    static final int BATCH = 500;

    static final int KEY_LENGTH = 256;

    private ResendLimits() {}
}
