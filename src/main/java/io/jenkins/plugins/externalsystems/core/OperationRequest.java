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
    public OperationRequest {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
