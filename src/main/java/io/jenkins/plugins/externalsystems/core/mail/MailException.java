package io.jenkins.plugins.externalsystems.core.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/** A message was not taken, or nobody knows whether it was. The text names no secret and no address. */
public final class MailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** DNS, refused, or the time-out for connecting. */
        NOT_CONNECTED,
        /** No TLS: the handshake failed, or the certificate is not trusted or for another host. */
        TLS,
        /** The server has no STARTTLS. */
        NO_STARTTLS,
        /** The server offers no login, or none that we can speak. */
        NO_LOGIN,
        /** The server answered with a refusal, see {@link #reply}. */
        REFUSED,
        /** All recipients were refused, or some where all or none was asked for, see {@link #refused}. */
        RECIPIENTS_REFUSED,
        /** The message is larger than the server takes. */
        TOO_LARGE,
        /** The connection broke. */
        BROKEN,
        /** What the server says is no answer, or more than a server may say. */
        GARBLED,
        /** The server was silent for too long. */
        TIMED_OUT,
        /** The message could not be read as a whole, such as a file that vanished. */
        UNSENDABLE
    }

    private final Kind kind;
    private final MailStage stage;
    private final transient SmtpReply reply;
    private final transient List<RefusedRecipient> refused;

    /** A failure without an answer of the server. @param message a few words, without a full stop */
    public MailException(Kind kind, MailStage stage, String message, @CheckForNull Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.stage = stage;
        this.reply = null;
        this.refused = List.of();
    }

    private MailException(Kind kind, MailStage stage, SmtpReply reply, List<RefusedRecipient> refused) {
        super(reply.toString());
        this.kind = kind;
        this.stage = stage;
        this.reply = reply;
        this.refused = List.copyOf(refused);
    }

    /** The server said no. */
    public static MailException refused(MailStage stage, SmtpReply reply) {
        return new MailException(Kind.REFUSED, stage, reply, List.of());
    }

    /** The server took no recipient, or not all. @param refused at least one */
    public static MailException recipientsRefused(List<RefusedRecipient> refused) {
        return new MailException(
                Kind.RECIPIENTS_REFUSED, MailStage.RECIPIENTS, refused.get(0).reply(), refused);
    }

    public Kind kind() {
        return kind;
    }

    public MailStage stage() {
        return stage;
    }

    /** The server's answer; null if there is none. */
    @CheckForNull
    public SmtpReply reply() {
        return reply;
    }

    /** The recipients that were refused; empty for other failures. */
    public List<RefusedRecipient> refused() {
        return refused == null ? List.of() : List.copyOf(refused);
    }

    /** Whether the server may have taken the message although it did not say so. */
    public boolean mayHaveArrived() {
        return stage == MailStage.END && (kind == Kind.BROKEN || kind == Kind.GARBLED || kind == Kind.TIMED_OUT);
    }
}
