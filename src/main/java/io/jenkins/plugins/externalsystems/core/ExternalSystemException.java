package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A call that failed, inside {@code core}: connectors throw it or complete a stage with it, and the connector base
 * class turns it into a failed {@link ExternalSystemResult}, so that callers of {@link ExternalSystem} never see it.
 * The message is for people and holds no secret, query string or webhook URL.
 */
public final class ExternalSystemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    // RuntimeException is Serializable; a failure never travels by Java serialization, only its result does.
    private final transient Map<String, Object> metadata;
    private final transient Map<String, Object> partialData;

    public ExternalSystemException(ErrorCode code, String message) {
        this(code, message, null, Map.of(), Map.of());
    }

    public ExternalSystemException(ErrorCode code, String message, @CheckForNull Throwable cause) {
        this(code, message, cause, Map.of(), Map.of());
    }

    private ExternalSystemException(
            ErrorCode code,
            String message,
            @CheckForNull Throwable cause,
            Map<String, Object> metadata,
            Map<String, Object> partialData) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.code = Objects.requireNonNull(code, "code");
        this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        this.partialData = Collections.unmodifiableMap(new LinkedHashMap<>(partialData));
    }

    /** A copy with one more entry of metadata, see {@link MetadataKeys}; a null value changes nothing. */
    public ExternalSystemException with(String key, @CheckForNull Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(metadata());
        more.put(key, value);
        return copy(getMessage(), more, partialData());
    }

    /** A copy that says what was reached before the failure. */
    public ExternalSystemException withPartialData(Map<String, Object> data) {
        return copy(getMessage(), metadata(), data);
    }

    /** A copy with another message and everything else kept. */
    public ExternalSystemException withMessage(String message) {
        return copy(message, metadata(), partialData());
    }

    private ExternalSystemException copy(String message, Map<String, Object> metadata, Map<String, Object> data) {
        ExternalSystemException copy = new ExternalSystemException(code, message, getCause(), metadata, data);
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    public ErrorCode code() {
        return code;
    }

    /** Entries as in {@link MetadataKeys}; never null. */
    public Map<String, Object> metadata() {
        return metadata == null ? Map.of() : metadata;
    }

    /** Whether a request that must not be repeated may have arrived. */
    public boolean isOutcomeUnknown() {
        return MetadataKeys.OUTCOME_UNKNOWN.equals(metadata().get(MetadataKeys.OUTCOME));
    }

    /** What a composite operation had done when it failed; empty for others. */
    public Map<String, Object> partialData() {
        return partialData == null ? Map.of() : partialData;
    }
}
