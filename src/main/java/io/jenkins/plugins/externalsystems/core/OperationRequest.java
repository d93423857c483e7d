package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an action asks for: plain JSON data, no secrets, so it can be sent now, stored, shown or sent from elsewhere.
 *
 * @param connection id of the connection; null means the only connection of the action's system
 * @param operation name of the operation, such as {@code send_message} or {@code create_item}
 * @param parameters plain JSON data
 * @param idempotencyKey the same for every try of this request
 */
public record OperationRequest(
        @CheckForNull String connection, String operation, Map<String, Object> parameters, String idempotencyKey) {
    /** Reads what {@link #toMap} gives. @throws IllegalArgumentException for anything else */
    public static OperationRequest fromMap(Map<String, ?> map) {
        if (map.get("parameters") instanceof Map<?, ?> stored) {
            Map<String, Object> parameters = new LinkedHashMap<>();
            stored.forEach((name, value) -> parameters.put(String.valueOf(name), value));
            return new OperationRequest(
                    (String) map.get("connection"),
                    String.valueOf(map.get("operation")),
                    parameters,
                    String.valueOf(map.get("idempotency_key")));
        }
        throw new IllegalArgumentException("not a stored request");
    }

    /** As plain JSON data, to be stored. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("connection", connection);
        map.put("operation", operation);
        map.put("parameters", parameters);
        map.put("idempotency_key", idempotencyKey);
        return map;
    }

    public OperationRequest {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
