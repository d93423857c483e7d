package io.jenkins.plugins.externalsystems.docs;

import static io.jenkins.plugins.externalsystems.docs.MarkdownTable.code;

import io.jenkins.plugins.externalsystems.core.ErrorCode;

/** The page about the error codes; a new code does not compile before it is explained here. */
final class ErrorCodesPage {
    private ErrorCodesPage() {}

    static String write() {
        MarkdownTable table = new MarkdownTable("Code", "Transient", "Meaning", "What to do");
        for (ErrorCode code : ErrorCode.values()) {
            table.row(code(code.name()), code.isTransient() ? "yes" : "no", meaning(code), remedy(code));
        }
        return "# Error codes\n\n"
                + GeneratedPages.NOTICE
                + "\nEvery failed call has one of these codes, whatever the external system. Transient means that the same"
                + " call may succeed\nlater without anybody changing anything.\n\n"
                + table;
    }

    private static String meaning(ErrorCode code) {
        return switch (code) {
            case CONFIGURATION_ERROR -> "A setting of the connection is missing or cannot be used. Nothing was sent.";
            case CONNECTION_ERROR ->
                "The service could not be reached (DNS, connection refused, TLS), or the connection's circuit breaker is open.";
            case AUTHENTICATION_ERROR -> "The service does not accept the credentials.";
            case PERMISSION_ERROR -> "The credentials are accepted and do not allow this.";
            case VALIDATION_ERROR ->
                "A parameter is missing or wrong, by the plugin's own check or by the service's. The message names it.";
            case RATE_LIMIT_ERROR ->
                "Too many requests by the service's word, or by the connection's own limit (metadata `local: true`).";
            case SERVER_ERROR -> "The service failed.";
            case CLIENT_ERROR -> "The service refused for a reason that no other code tells.";
            case NOT_FOUND_ERROR -> "What the call is about does not exist, or is hidden from this account.";
            case TIMEOUT_ERROR -> "No answer within the time-out or the deadline.";
            case UNSUPPORTED_OPERATION -> "The system, or this kind of connection, cannot do this.";
            case EXCEPTION -> "The answer could not be understood, or the plugin has a defect.";
        };
    }

    private static String remedy(ErrorCode code) {
        return switch (code) {
            case CONFIGURATION_ERROR -> "Correct the setting that the message names, then use Test connection.";
            case CONNECTION_ERROR ->
                "Check address, proxy and certificate. An open breaker lets one call try again after `breaker_pause`.";
            case AUTHENTICATION_ERROR ->
                "Replace the secret in the credential store; it may have expired or been revoked.";
            case PERMISSION_ERROR -> "Give the account or app what the message names, or use another account.";
            case VALIDATION_ERROR ->
                "Correct the parameter; metadata `field_errors` has the service's words field by field.";
            case RATE_LIMIT_ERROR ->
                "Send less, or later: metadata `retry_after_ms` says when. A longer `deadline` waits longer.";
            case SERVER_ERROR, TIMEOUT_ERROR ->
                "Try later. Where metadata says `outcome: unknown`, look first whether the call was carried out.";
            case CLIENT_ERROR -> "Read the message; it holds the service's reason.";
            case NOT_FOUND_ERROR -> "Check the name or id, and whether the account may see it.";
            case UNSUPPORTED_OPERATION -> "Use an operation that the message or the reference page lists.";
            case EXCEPTION -> "Check that the address leads to the service and not to a login or proxy page.";
        };
    }
}
