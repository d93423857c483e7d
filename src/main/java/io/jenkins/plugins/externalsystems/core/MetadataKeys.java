package io.jenkins.plugins.externalsystems.core;

/** The keys that {@link ExternalSystemResult#metadata()} may have; each is absent where it does not apply. */
public final class MetadataKeys {
    /** Id of the connection that the call went through (string). */
    public static final String CONNECTION = "connection";
    /** Status of the last HTTP answer (integer). */
    public static final String HTTP_STATUS = "http_status";
    /** Requests sent for the call, repeats included (integer). */
    public static final String ATTEMPTS = "attempts";
    /** Milliseconds after which the service, or the local limiter, will take the call (long). */
    public static final String RETRY_AFTER_MS = "retry_after_ms";
    /** The service's own id of the last request (string). */
    public static final String REQUEST_ID = "request_id";
    /** How long the whole call took in milliseconds (long). */
    public static final String DURATION_MS = "duration_ms";
    /** {@value #OUTCOME_UNKNOWN} when a request that must not be repeated may have arrived (string). */
    public static final String OUTCOME = "outcome";
    /** {@code true} when the connection's own limiter refused and the service was not asked (boolean). */
    public static final String LOCAL = "local";
    /** Field name to the service's message about it (map). */
    public static final String FIELD_ERRORS = "field_errors";
    /** Field name to what is wrong with it: missing, unknown, not_on_screen, ambiguous or invalid (map). */
    public static final String FIELD_PROBLEMS = "field_problems";
    /** The parameter that the call was refused for (string). */
    public static final String PARAMETER = "parameter";
    /** Names of the steps of a composite operation that are done (list of strings). */
    public static final String COMPLETED_STEPS = "completed_steps";
    /** The service's own error word, such as {@code channel_not_found} (string). */
    public static final String VENDOR_ERROR = "vendor_error";
    /** What worked but deserves a look (list of strings). */
    public static final String WARNINGS = "warnings";
    /** What a check means for the build: {@code pass}, {@code warn}, {@code unstable} or {@code fail} (string). */
    public static final String VERDICT = "verdict";
    /** Why, in a sentence (string). */
    public static final String VERDICT_REASON = "verdict_reason";

    /**
     * {@code true} when what the call gives back came from the connection's memory, be it that the service confirmed it
     * (boolean).
     */
    public static final String CACHED = "cached";
    /** Milliseconds since the service gave, or confirmed, the oldest answer from memory (long). */
    public static final String CACHE_AGE_MS = "cache_age_ms";

    /** Id of the connection that took the call because the one it was meant for could not be reached (string). */
    public static final String FALLBACK = "fallback";

    /** {@code true} when the call was a dry run, which sends nothing (boolean). */
    public static final String DRY_RUN = "dry_run";
    /** Whose switch made it one, such as {@code folder 'ops'} (string). */
    public static final String DRY_RUN_BY = "dry_run_by";

    /** Value of {@link #OUTCOME}. */
    public static final String OUTCOME_UNKNOWN = "unknown";

    private MetadataKeys() {}
}
