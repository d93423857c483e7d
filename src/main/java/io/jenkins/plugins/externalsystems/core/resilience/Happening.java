package io.jenkins.plugins.externalsystems.core.resilience;

/** How one attempt failed, as far as it decides whether another one may follow. */
public enum Happening {
    /** No connection: DNS, refused, connect time-out. Nothing was sent. */
    NOT_CONNECTED,
    /** The TLS handshake failed. Nothing was sent, and trying again will not help. */
    TLS_FAILED,
    /** The connection broke after the request may have been sent. */
    BROKEN,
    /** No answer in time, after the request may have been sent; also HTTP 408. */
    TIMED_OUT,
    /** HTTP 429 or the vendor's word for it: surely not processed. */
    RATE_LIMITED,
    /** The service says that it is down and did not process it (HTTP 503 with Retry-After, maintenance). */
    UNAVAILABLE,
    /** HTTP 5xx: may have been processed. */
    SERVER_FAILED,
    /** The service said no: surely not processed, and the same again will get the same answer. */
    REFUSED,
    /** An answer that cannot be understood or is too large: may have been processed. */
    UNREADABLE,
    /** The request could not be built or read completely. */
    UNSENDABLE
}
