package io.jenkins.plugins.externalsystems.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * What a restart of the controller must not lose about a call: which request it is, and how far it came. As JSON text, which
 * an upgrade of the plugin in between can still read. Thread-safe; the thread that saves the build reads it at any time.
 */
final class SavedCall implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String idempotencyKey;

    @CheckForNull
    private volatile String request;

    private volatile String completed = "{}";

    SavedCall(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    /** The same for each try. */
    String idempotencyKey() {
        return idempotencyKey;
    }

    /** The request is about to go out. */
    void sending(OperationRequest about) {
        request = Json.write(about.toMap());
    }

    /** Whether the request may have gone out. */
    boolean isSending() {
        return request != null;
    }

    /** As it was rendered then. @throws NullPointerException if nothing was sent */
    OperationRequest request() {
        return OperationRequest.fromMap(map(Objects.requireNonNull(request)));
    }

    /** See {@link io.jenkins.plugins.externalsystems.core.StepJournal#completed}. */
    void completed(Map<String, Object> steps) {
        completed = Json.write(steps);
    }

    Map<String, Object> completedSteps() {
        return map(completed);
    }

    /** For the log: how it goes on. */
    String resumption() {
        return "resumed after a restart of Jenkins; what was sent before is looked for and not done twice";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String json) {
        return (Map<String, Object>) Json.parse(json);
    }
}
