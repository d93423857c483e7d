package io.jenkins.plugins.externalsystems.core;

/**
 * Why a call failed, the same twelve answers for every external system. What a vendor's status, body or a thrown
 * exception becomes is decided in one place a connector, see {@code core.client.ErrorMapping}.
 */
public enum ErrorCode {
    /** A setting of the connection is missing or cannot be used; nothing was sent. */
    CONFIGURATION_ERROR(false),
    /** The service could not be reached (DNS, refused, TLS), or its circuit breaker is open. */
    CONNECTION_ERROR(true),
    /** The service does not accept the credentials. */
    AUTHENTICATION_ERROR(false),
    /** The credentials are fine and do not allow this. */
    PERMISSION_ERROR(false),
    /** A parameter is missing or wrong, by our own check or by the service's. */
    VALIDATION_ERROR(false),
    /** Too many requests, by the service's word or by the connection's own limit ({@code local: true}). */
    RATE_LIMIT_ERROR(true),
    /** The service failed. */
    SERVER_ERROR(true),
    /** The service refused for a reason that no other code tells. */
    CLIENT_ERROR(false),
    /** What the call is about does not exist, or is hidden from this account. */
    NOT_FOUND_ERROR(false),
    /** No answer within the time-out or the deadline. */
    TIMEOUT_ERROR(true),
    /** The connection's system cannot do this. */
    UNSUPPORTED_OPERATION(false),
    /** An answer that cannot be understood, or a defect of our own. */
    EXCEPTION(false);

    private final boolean isTransient;

    ErrorCode(boolean isTransient) {
        this.isTransient = isTransient;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean isTransient() {
        return isTransient;
    }
}
