package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import io.jenkins.plugins.externalsystems.core.mail.MailEnvelope;
import io.jenkins.plugins.externalsystems.core.mail.MailException;
import io.jenkins.plugins.externalsystems.core.mail.MailLogin;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;
import io.jenkins.plugins.externalsystems.core.mail.MailSecurity;
import io.jenkins.plugins.externalsystems.core.mail.MailServer;
import io.jenkins.plugins.externalsystems.core.mail.MailStage;
import io.jenkins.plugins.externalsystems.core.mail.RefusedRecipient;
import io.jenkins.plugins.externalsystems.core.mail.SmtpReply;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The talk with one server, command by command, so that each answer is seen: the library's own way of sending hides the
 * answers for single recipients, and does not tell whether the final dot went out. Reading, writing, TLS and dot-stuffing are
 * the library's. Blocks; used by one thread at a time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321">RFC 5321: SMTP</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3207">RFC 3207: STARTTLS</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4954">RFC 4954: AUTH</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1870">RFC 1870: SIZE</a>
 */
final class SmtpConversation extends SMTPTransport {
    /** Where the library would tell every line that is said, logins too, if somebody switched it on. Held, so that it stays. */
    private static final Logger PROTOCOL = Logger.getLogger(SmtpConversation.class.getPackageName() + ".protocol");

    static {
        PROTOCOL.setFilter(line -> false);
    }

    private static final Logger LOGGER = Logger.getLogger(SmtpConversation.class.getName());
    private static final int CONTINUE = 334;
    private static final int NO_ANSWER = -1;
    private static final int MOST_CHALLENGES = 10;
    private static final Pattern NUMBERED = Pattern.compile("[2-5]\\d\\d");
    /** The library's word for an answer that did not come. */
    private static final String END = "[EOF]";

    private final Session mime;
    private final Wire wire;
    private volatile MailStage stage = MailStage.CONNECT;

    private SmtpConversation(Session mime, Wire wire) {
        super(mime, new URLName("smtp", null, -1, null, null, null));
        this.mime = mime;
        this.wire = wire;
    }

    static SmtpConversation open(MailServer server, Wire wire) {
        SmtpConversation conversation = new SmtpConversation(SessionProperties.of(server, wire.bound()), wire);
        conversation.start(server);
        return conversation;
    }

    /** Whether the session can go on after the failure: the server said no, and forgets what was begun. */
    static boolean isOrderly(MailException failed) {
        return failed.stage().compareTo(MailStage.SENDER) >= 0
                && switch (failed.kind()) {
                    case REFUSED, RECIPIENTS_REFUSED, TOO_LARGE -> true;
                    default -> false;
                };
    }

    private synchronized void start(MailServer server) {
        boolean isOpen = false;
        try {
            Socket socket = Sockets.connect(server, wire, at -> stage = at);
            stage = MailStage.GREETING;
            greet(socket);
            if (server.security() == MailSecurity.STARTTLS) {
                secure();
            }
            MailLogin login = server.login();
            if (login != null) {
                stage = MailStage.LOGIN;
                logIn(login);
            }
            isOpen = true;
        } catch (MessagingException | IOException failed) {
            throw failure(failed);
        } finally {
            if (!isOpen) {
                wire.abort();
            }
        }
    }

    /** The library reads the greeting and says EHLO, or HELO where that is not known. */
    private void greet(Socket socket) throws MessagingException {
        try {
            connect(socket);
        } catch (MessagingException failed) {
            if (failed.getCause() == null && getLastReturnCode() >= 400) {
                throw MailException.refused(stage, reply());
            }
            throw failed;
        }
    }

    private void secure() throws MessagingException {
        stage = MailStage.TLS;
        if (!supportsExtension("STARTTLS")) {
            throw new MailException(MailException.Kind.NO_STARTTLS, stage, "the server does not offer STARTTLS", null);
        }
        startTLS();
        // What the server can do is asked again: what it said before was not secure.
        if (!ehlo(getLocalHost())) {
            throw MailException.refused(stage, reply());
        }
    }

    private void logIn(MailLogin login) throws MessagingException {
        String mechanism = login.mechanisms().stream()
                .filter(this::supportsAuthentication)
                .findFirst()
                .orElseThrow(() -> new MailException(
                        MailException.Kind.NO_LOGIN,
                        stage,
                        supportsExtension("AUTH")
                                ? "it offers " + words(getExtensionParameter("AUTH")) + ", and this login can "
                                        + String.join(", ", login.mechanisms())
                                : "it offers no login on this connection",
                        null));
        List<String> responses = new ArrayList<>(login.responses(mechanism));
        // LOGIN has no initial response.
        boolean isInitial = responses.size() == 1;
        int status = simpleCommand("AUTH " + mechanism + (isInitial ? " " + responses.remove(0) : ""));
        for (int challenges = 0; status == CONTINUE; challenges++) {
            if (challenges == MOST_CHALLENGES) {
                throw new MailException(MailException.Kind.GARBLED, stage, "it asks on and on", null);
            }
            // After the last word a server that refuses XOAUTH2 first explains itself, and wants an empty line:
            // https://developers.google.com/workspace/gmail/imap/xoauth2-protocol
            status = simpleCommand(responses.isEmpty() ? "" : responses.remove(0));
        }
        if (status != 235) {
            throw refusal();
        }
    }

    /** @return the refused recipients, while others were taken */
    synchronized List<RefusedRecipient> begin(MailEnvelope envelope) {
        stage = MailStage.SENDER;
        try {
            requireSize(envelope.size());
            String size = supportsExtension("SIZE") ? " SIZE=" + envelope.size() : "";
            require(simpleCommand("MAIL FROM:<" + envelope.sender() + ">" + size));
            stage = MailStage.RECIPIENTS;
            List<RefusedRecipient> refused = new ArrayList<>();
            for (String recipient : envelope.recipients()) {
                int status = simpleCommand("RCPT TO:<" + recipient + ">");
                if (status == NO_ANSWER || status == 421) {
                    throw refusal();
                }
                if (!reply().isPositive()) {
                    refused.add(new RefusedRecipient(recipient, reply()));
                }
            }
            if (refused.size() == envelope.recipients().size() || envelope.allOrNone() && !refused.isEmpty()) {
                require(simpleCommand("RSET"));
                throw MailException.recipientsRefused(refused);
            }
            return refused;
        } catch (MessagingException failed) {
            throw failure(failed);
        }
    }

    private void requireSize(long size) {
        Optional<Long> most = Optional.ofNullable(getExtensionParameter("SIZE"))
                .filter(text -> text.strip().matches("[1-9]\\d{0,17}"))
                .map(text -> Long.parseLong(text.strip()));
        if (most.isPresent() && size > most.get()) {
            throw new MailException(
                    MailException.Kind.TOO_LARGE,
                    stage,
                    "the message has about " + size + " bytes, and the server takes " + most.get(),
                    null);
        }
    }

    synchronized SmtpReply transmit(MailMessage message) {
        stage = MailStage.MESSAGE;
        try {
            MimeMessage composed = MimeComposer.compose(mime, message);
            composed.writeTo(data());
            wire.beforeDot();
            stage = MailStage.END;
            finishData();
            wire.dotAnswered();
            return reply();
        } catch (MessagingException | IOException failed) {
            if (stage == MailStage.END && getLastReturnCode() >= 400) {
                wire.dotAnswered();
            }
            throw failure(failed);
        }
    }

    synchronized void probe(String sender) {
        stage = MailStage.SENDER;
        try {
            require(simpleCommand("MAIL FROM:<" + sender + ">"));
            require(simpleCommand("RSET"));
        } catch (MessagingException failed) {
            throw failure(failed);
        }
    }

    /** As a good guest does; whatever the server says to that. */
    synchronized void quit() {
        wire.bound().sayingGoodBye();
        try {
            simpleCommand("QUIT");
        } catch (MessagingException gone) {
            LOGGER.log(Level.FINE, "A mail server does not say good-bye", gone);
        }
    }

    private void require(int status) {
        if (status < 200 || status > 299) {
            throw refusal();
        }
    }

    private MailException refusal() {
        MailException refusal = answered() ? MailException.refused(stage, reply()) : noAnswer(null);
        if (!answered() || getLastReturnCode() == 421) {
            // It closes the connection after that.
            wire.abort();
        }
        return refusal;
    }

    private boolean answered() {
        return getLastReturnCode() >= 200 && getLastReturnCode() < 600;
    }

    /** The connection ended, or what came is no answer. */
    private MailException noAnswer(@CheckForNull Exception failed) {
        String said = String.valueOf(getLastServerResponse());
        boolean isSilent =
                said.isEmpty() || said.equals(END) || NUMBERED.matcher(said).lookingAt();
        return isSilent
                ? new MailException(MailException.Kind.BROKEN, stage, "the server closed the connection", failed)
                : new MailException(MailException.Kind.GARBLED, stage, "it does not speak SMTP", failed);
    }

    private SmtpReply reply() {
        return SmtpReply.of(getLastReturnCode(), getLastServerResponse());
    }

    private MailException failure(Exception failed) {
        Throwable cause = ioCause(failed);
        if (cause == null && getLastReturnCode() >= 400) {
            return refusal();
        }
        wire.abort();
        if (cause instanceof UnreadableSourceException || cause instanceof MessageSourceException) {
            return new MailException(MailException.Kind.UNSENDABLE, stage, String.valueOf(cause.getMessage()), cause);
        }
        if (cause instanceof SSLException) {
            boolean isHandshake = stage.compareTo(MailStage.TLS) <= 0;
            return new MailException(
                    isHandshake ? MailException.Kind.TLS : MailException.Kind.BROKEN,
                    stage,
                    TlsReasons.of(cause),
                    cause);
        }
        if (cause instanceof SocketTimeoutException && stage != MailStage.CONNECT) {
            return new MailException(MailException.Kind.TIMED_OUT, stage, "no answer in time", cause);
        }
        if (stage == MailStage.CONNECT) {
            return new MailException(MailException.Kind.NOT_CONNECTED, stage, Sockets.reason(cause), cause);
        }
        if (cause instanceof ReplyBound.BadReplyException) {
            return new MailException(MailException.Kind.GARBLED, stage, String.valueOf(cause.getMessage()), cause);
        }
        return cause == null
                ? noAnswer(failed)
                : new MailException(MailException.Kind.BROKEN, stage, "connection lost", failed);
    }

    /** What happened to the socket; null if it was an answer. */
    @CheckForNull
    private static Throwable ioCause(Throwable failed) {
        Throwable found = null;
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (at instanceof IOException) {
                found = at;
                if (at.getClass() != IOException.class) {
                    // Others merely wrap one.
                    return found;
                }
            }
        }
        return found;
    }

    private static String words(String text) {
        return text.strip().replaceAll("[^A-Za-z0-9_-]+", ", ");
    }
}
