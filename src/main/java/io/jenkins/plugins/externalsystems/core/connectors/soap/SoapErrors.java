package io.jenkins.plugins.externalsystems.core.connectors.soap;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.RetryAfter;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import io.jenkins.plugins.externalsystems.core.soap.SoapAnswer;
import io.jenkins.plugins.externalsystems.core.soap.SoapFault;
import io.jenkins.plugins.externalsystems.core.xml.XmlException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Failures in answers of SOAP services: a fault, whatever the HTTP status, else the status.
 *
 * @param clock for Retry-After dates
 * @param isMessageExpected whether an answer that is no message is a failure
 * @see <a href="https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383510">SOAP 1.1, fault codes</a>
 * @see <a href="https://www.w3.org/TR/soap12-part1/#faultcodes">SOAP 1.2, fault codes</a>
 * @see <a href="https://docs.oasis-open.org/wss-m/wss/v1.1.1/os/wss-SOAPMessageSecurity-v1.1.1-os.html">WS-Security,
 *     error handling</a>
 */
record SoapErrors(InstantSource clock, boolean isMessageExpected) implements ErrorMapping {
    /** What the fault said, as plain data (map): code, subcodes, reason, detail. */
    static final String FAULT = "fault";

    private static final Set<String> NOT_AUTHENTICATED = Set.of(
            "FailedAuthentication",
            "FailedCheck",
            "InvalidSecurity",
            "InvalidSecurityToken",
            "SecurityTokenUnavailable",
            "UnsupportedSecurityToken",
            "MessageExpired",
            "Authentication");

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        Duration retryAfter = RetryAfter.of(response, clock.instant()).orElse(null);
        Optional<SoapFault> fault = Optional.empty();
        if (response.bytes().length > 0) {
            try {
                fault = SoapAnswer.read(response.bytes(), AnswerText.charset(response))
                        .fault();
            } catch (XmlException noMessage) {
                if (isMessageExpected && response.isSuccessful()) {
                    return Optional.of(StandardErrors.failure(
                            context,
                            ErrorCode.EXCEPTION,
                            Happening.UNREADABLE,
                            "the answer (" + response + ") " + noMessage.getMessage() + "; check 'endpoint_url'",
                            null));
                }
            }
        }
        if (fault.isPresent()) {
            return Optional.of(failure(fault.get(), response.status(), context, retryAfter));
        }
        if (response.isSuccessful()) {
            return Optional.empty();
        }
        int status = response.status();
        return Optional.of(StandardErrors.failure(
                context,
                StandardErrors.codeOf(status),
                StandardErrors.happeningOf(status, retryAfter != null),
                "the service answered HTTP " + status + " without a fault" + remedy(status),
                retryAfter));
    }

    private static AttemptException failure(
            SoapFault fault, int status, CallContext context, @CheckForNull Duration retryAfter) {
        ErrorCode code = codeOf(fault, status);
        List<String> codes = new ArrayList<>(List.of(fault.code()));
        codes.addAll(fault.subcodes());
        String sentence = "the service answered with the fault " + String.join("/", codes)
                + (code == ErrorCode.CONFIGURATION_ERROR ? "; check '" + SoapSettings.VERSION + "'" : "")
                + (fault.reason().isEmpty() ? "" : ": " + fault.reason());
        Happening happening =
                switch (code) {
                    case RATE_LIMIT_ERROR -> Happening.RATE_LIMITED;
                    case SERVER_ERROR ->
                        status == 503 && retryAfter != null ? Happening.UNAVAILABLE : Happening.SERVER_FAILED;
                    default -> Happening.REFUSED;
                };
        AttemptException plain = StandardErrors.failure(context, code, happening, sentence, retryAfter);
        ExternalSystemException told = plain.failure()
                .with(MetadataKeys.VENDOR_ERROR, String.join("/", codes))
                .with(FAULT, SoapAnswer.toMap(fault));
        return new AttemptException(told, happening, retryAfter);
    }

    private static ErrorCode codeOf(SoapFault fault, int status) {
        boolean isUnauthenticated = NOT_AUTHENTICATED.contains(fault.code())
                || fault.subcodes().stream().anyMatch(NOT_AUTHENTICATED::contains);
        if (isUnauthenticated) {
            return ErrorCode.AUTHENTICATION_ERROR;
        }
        if (status == 401 || status == 403 || status == 429) {
            // What stands before the service has no code of SOAP for it.
            return StandardErrors.codeOf(status);
        }
        return switch (fault.code()) {
            case "Client", "Sender" -> ErrorCode.VALIDATION_ERROR;
            case "Server", "Receiver" -> ErrorCode.SERVER_ERROR;
            case "VersionMismatch" -> ErrorCode.CONFIGURATION_ERROR;
            case "MustUnderstand", "DataEncodingUnknown" -> ErrorCode.UNSUPPORTED_OPERATION;
            default -> ErrorCode.CLIENT_ERROR;
        };
    }

    private static String remedy(int status) {
        return switch (status) {
            case 401 -> "; check the credentials";
            case 403 -> "; the credentials do not allow this";
            case 404, 405 -> "; check 'endpoint_url'";
            case 415 -> "; check 'soap_version'";
            default -> "";
        };
    }
}
