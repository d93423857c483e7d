package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to every call, good or bad. Holds plain JSON data (map, list, string, number, boolean, null) and no secret.
 *
 * @param success whether the whole call did what it should
 * @param operation the operation's name
 * @param resultData what the call gave; for a failed composite call, what it had reached; never null
 * @param errorMessage one sentence for people; null on success
 * @param errorCode null on success
 * @param metadata entries as in {@link MetadataKeys}; never null
 */
public record ExternalSystemResult(
        boolean success,
        String operation,
        Map<String, Object> resultData,
        @CheckForNull String errorMessage,
        @CheckForNull ErrorCode errorCode,
        Map<String, Object> metadata) {

    public ExternalSystemResult {
        resultData = Collections.unmodifiableMap(new LinkedHashMap<>(resultData));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        if (success == (errorCode != null)) {
            throw new IllegalArgumentException("a failed result has an error code, a successful one has none");
        }
    }

    public static ExternalSystemResult success(
            String operation, Map<String, Object> resultData, Map<String, Object> metadata) {
        return new ExternalSystemResult(true, operation, resultData, null, null, metadata);
    }

    /** @param metadata entries that the failure's own entries are added to and win over */
    public static ExternalSystemResult failure(
            String operation, ExternalSystemException failure, Map<String, Object> metadata) {
        Map<String, Object> all = new LinkedHashMap<>(metadata);
        all.putAll(failure.metadata());
        return new ExternalSystemResult(
                false, operation, failure.partialData(), failure.getMessage(), failure.code(), all);
    }

    /** The error code of a failed result. */
    public Optional<ErrorCode> error() {
        return Optional.ofNullable(errorCode);
    }

    /** Whether a request that must not be repeated may have arrived. */
    public boolean isOutcomeUnknown() {
        return MetadataKeys.OUTCOME_UNKNOWN.equals(metadata.get(MetadataKeys.OUTCOME));
    }

    /** Whether nothing was sent, since the call was a dry run. */
    public boolean isDryRun() {
        return Boolean.TRUE.equals(metadata.get(MetadataKeys.DRY_RUN));
    }

    /** Keys in snake case: {@code success operation result_data error_message error_code metadata}. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("success", success);
        map.put("operation", operation);
        map.put("result_data", resultData);
        map.put("error_message", errorMessage);
        map.put("error_code", errorCode == null ? null : errorCode.name());
        map.put("metadata", metadata);
        return map;
    }

    /**
     * Reads what {@link #toMap} wrote.
     *
     * @throws IllegalArgumentException if the map is not of that form; names the key
     */
    public static ExternalSystemResult fromMap(Map<String, ?> map) {
        Object code = map.get("error_code");
        return new ExternalSystemResult(
                entry(map, "success", Boolean.class),
                entry(map, "operation", String.class),
                mapEntry(map, "result_data"),
                map.get("error_message") == null ? null : entry(map, "error_message", String.class),
                code == null ? null : ErrorCode.valueOf(code.toString()),
                mapEntry(map, "metadata"));
    }

    private static <T> T entry(Map<String, ?> map, String key, Class<T> type) {
        Object value = map.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + key + "' must be a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static Map<String, Object> mapEntry(Map<String, ?> map, String key) {
        Map<String, Object> copy = new LinkedHashMap<>();
        Object value = map.get(key);
        if (value != null) {
            entry(map, key, Map.class).forEach((k, v) -> copy.put(String.valueOf(k), v));
        }
        return copy;
    }
}
