package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.auth.mail.MailCredentials;
import io.jenkins.plugins.externalsystems.core.mail.MailException;
import io.jenkins.plugins.externalsystems.core.mail.MailStage;
import io.jenkins.plugins.externalsystems.core.mail.RefusedRecipient;
import io.jenkins.plugins.externalsystems.core.mail.SmtpReply;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * What a mail server's refusals and silences mean.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3">RFC 5321, section 4.2.3: reply codes</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4954#section-6">RFC 4954, section 6: replies about logins</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7504#section-4">RFC 7504: 521 and 556, no mail is taken</a>
 * @see <a href="https://www.iana.org/assignments/smtp-enhanced-status-codes">IANA: enhanced status codes (RFC 3463)</a>
 */
final class SmtpErrors {
    private final String endpoint;
    private final MailCredentials credentials;

    /** @param endpoint of the server, for messages */
    SmtpErrors(String endpoint, MailCredentials credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    /** What the resilience pipeline decides about. */
    RuntimeException toAttempt(Throwable thrown, CallContext context) {
        Throwable cause = StageFailure.cause(thrown);
        if (cause instanceof CancellationException cancelled) {
            return cancelled;
        }
        if (cause instanceof AttemptException token) {
            ExternalSystemException failure = token.failure();
            return new AttemptException(
                    failure.withMessage(context.subject() + failure.getMessage()),
                    token.happening(),
                    token.retryAfter());
        }
        if (!(cause instanceof MailException failed)) {
            return StageFailure.again(cause);
        }
        return switch (failed.kind()) {
            case REFUSED -> refused(failed, context);
            case RECIPIENTS_REFUSED -> recipientsRefused(failed, context);
            default -> unanswered(failed, context);
        };
    }

    private AttemptException unanswered(MailException failed, CallContext context) {
        boolean isEnd = failed.stage() == MailStage.END;
        String reason = " (" + failed.getMessage() + ")";
        return switch (failed.kind()) {
            case NOT_CONNECTED ->
                attempt(
                        context,
                        ErrorCode.CONNECTION_ERROR,
                        Happening.NOT_CONNECTED,
                        "cannot connect to " + endpoint + reason + "; check smtp_server and smtp_port.",
                        failed);
            case TLS ->
                attempt(
                        context,
                        ErrorCode.CONNECTION_ERROR,
                        Happening.TLS_FAILED,
                        "no secure connection to " + endpoint + reason
                                + "; check the server's certificate, and that use_tls or use_ssl fits the port.",
                        failed);
            case NO_STARTTLS ->
                attempt(
                        context,
                        ErrorCode.CONFIGURATION_ERROR,
                        Happening.REFUSED,
                        endpoint + " does not offer STARTTLS, which use_tls requires; use use_ssl with its TLS port, or"
                                + " switch use_tls off if nothing may be read on the way.",
                        failed);
            case NO_LOGIN ->
                attempt(
                        context,
                        ErrorCode.AUTHENTICATION_ERROR,
                        Happening.REFUSED,
                        endpoint + " takes no such login: " + failed.getMessage()
                                + "; check TLS, which many servers want first, and the kind of credential.",
                        failed);
            case TOO_LARGE ->
                attempt(
                        context,
                        ErrorCode.VALIDATION_ERROR,
                        Happening.REFUSED,
                        endpoint + " does not take it: " + failed.getMessage() + "; leave attachments out.",
                        failed);
            case TIMED_OUT ->
                attempt(
                        context,
                        ErrorCode.TIMEOUT_ERROR,
                        isEnd ? Happening.TIMED_OUT : Happening.NOT_CONNECTED,
                        endpoint + " did not answer in time" + at(failed.stage())
                                + (failed.stage() == MailStage.GREETING
                                        ? "; a port that wants TLS from the first byte on is silent so, check use_ssl."
                                        : "."),
                        failed);
            case GARBLED ->
                attempt(
                        context,
                        ErrorCode.EXCEPTION,
                        isEnd ? Happening.UNREADABLE : Happening.REFUSED,
                        endpoint + " does not answer as a mail server does" + at(failed.stage()) + reason
                                + "; check smtp_server and smtp_port.",
                        failed);
            case UNSENDABLE ->
                attempt(
                        context,
                        ErrorCode.EXCEPTION,
                        Happening.UNSENDABLE,
                        "the message could not be read as a whole" + reason + "; nothing was sent.",
                        failed);
            default ->
                attempt(
                        context,
                        ErrorCode.CONNECTION_ERROR,
                        isEnd ? Happening.BROKEN : Happening.NOT_CONNECTED,
                        "the connection to " + endpoint + " broke" + at(failed.stage()) + reason + ".",
                        failed);
        };
    }

    private AttemptException refused(MailException failed, CallContext context) {
        SmtpReply reply = Objects.requireNonNull(failed.reply());
        ErrorCode code = code(failed.stage(), reply);
        Happening happening =
                reply.isTransient() && code == ErrorCode.SERVER_ERROR ? Happening.UNAVAILABLE : Happening.REFUSED;
        return attempt(
                context,
                code,
                happening,
                endpoint + " refused" + at(failed.stage()) + ": " + said(reply) + remedy(failed, code),
                failed);
    }

    private AttemptException recipientsRefused(MailException failed, CallContext context) {
        List<RefusedRecipient> refused = failed.refused();
        // What cannot be mended by waiting says more.
        SmtpReply reply = refused.stream()
                .map(RefusedRecipient::reply)
                .max(Comparator.comparing(SmtpReply::status))
                .orElseThrow();
        ErrorCode code = code(MailStage.RECIPIENTS, reply);
        String who = refused.stream()
                .limit(5)
                .map(recipient -> recipient.address() + " (" + said(recipient.reply()) + ")")
                .collect(Collectors.joining(", "));
        String more = refused.size() > 5 ? " and " + (refused.size() - 5) + " more" : "";
        AttemptException attempt = attempt(
                context,
                code,
                reply.isTransient() ? Happening.UNAVAILABLE : Happening.REFUSED,
                endpoint + " refused recipients, and nothing was sent: " + who + more + ".",
                failed);
        return new AttemptException(
                attempt.failure().withPartialData(Map.of("accepted", List.of(), "refused", Sent.toMaps(refused))),
                attempt.happening(),
                null);
    }

    /** The code of a refusal. */
    static ErrorCode code(MailStage stage, SmtpReply reply) {
        String enhanced = reply.enhancedStatus();
        boolean isPolicy = enhanced != null && enhanced.matches("[45]\\.7\\..*");
        return switch (reply.status()) {
            case 530, 534, 535, 538, 432 -> ErrorCode.AUTHENTICATION_ERROR;
            case 552, 551, 556 -> isPolicy ? ErrorCode.PERMISSION_ERROR : ErrorCode.VALIDATION_ERROR;
            case 550, 553, 554 -> {
                boolean isNotAllowed = isPolicy || stage == MailStage.SENDER || stage == MailStage.GREETING;
                yield stage == MailStage.LOGIN
                        ? ErrorCode.AUTHENTICATION_ERROR
                        : isNotAllowed ? ErrorCode.PERMISSION_ERROR : ErrorCode.VALIDATION_ERROR;
            }
            default -> {
                if (reply.isTransient()) {
                    yield ErrorCode.SERVER_ERROR;
                }
                if (stage == MailStage.LOGIN) {
                    yield ErrorCode.AUTHENTICATION_ERROR;
                }
                yield reply.status() == 501 && stage.compareTo(MailStage.SENDER) >= 0
                        ? ErrorCode.VALIDATION_ERROR
                        : ErrorCode.CLIENT_ERROR;
            }
        };
    }

    private static String remedy(MailException failed, ErrorCode code) {
        return switch (code) {
            case AUTHENTICATION_ERROR -> "; check user and secret, and that the account may use SMTP.";
            case PERMISSION_ERROR ->
                failed.stage() == MailStage.SENDER
                        ? "; the account may not send as this sender."
                        : "; the server's policy does not allow it.";
            case SERVER_ERROR -> "; it may take it later.";
            default -> ".";
        };
    }

    private static String at(MailStage stage) {
        return switch (stage) {
            case CONNECT, GREETING -> " at its greeting";
            case TLS -> " at STARTTLS";
            case LOGIN -> " the login";
            case SENDER -> " the sender";
            case RECIPIENTS -> " a recipient";
            case MESSAGE -> " the message";
            case END -> " the message at its end";
        };
    }

    private String said(SmtpReply reply) {
        return credentials.redactor().redact(reply.toString()).replaceAll("[.;]+$", "");
    }

    private AttemptException attempt(
            CallContext context, ErrorCode code, Happening happening, String sentence, MailException failed) {
        ExternalSystemException failure = new ExternalSystemException(
                code, context.subject() + credentials.redactor().redact(sentence), failed);
        SmtpReply reply = failed.reply();
        if (reply != null) {
            failure = failure.with(MetadataKeys.VENDOR_ERROR, String.valueOf(reply.status()));
        }
        return new AttemptException(failure, happening, null);
    }
}
