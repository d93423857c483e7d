package io.jenkins.plugins.externalsystems.runtime;

import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a job has somewhere else for as long as it is there, and the request that takes it back.
 *
 * @param job full name of the job
 * @param scope key of the place that has the connection
 * @param undo has the connection's id; safe to repeat
 */
record JobRemain(String job, String scope, OperationRequest undo) {
    private static final Set<String> KEY = Set.of("job", "instance", "grouping");

    /** What a request leaves under the name of its job; empty for most requests. */
    static Optional<JobRemain> of(Caller caller, ScopedConnection connection, OperationRequest request) {
        if (!request.operation().equals("push_build_metrics")) {
            return Optional.empty();
        }
        Map<String, Object> key = new LinkedHashMap<>(request.parameters());
        key.keySet().retainAll(KEY);
        return Optional.of(new JobRemain(
                caller.jobFullName(),
                connection.scope().key(),
                new OperationRequest(connection.id(), "delete_metric", key, request.idempotencyKey())));
    }

    /** Tells remains apart, whatever made them and however often. */
    String key() {
        return Json.write(new Object[] {scope, undo.connection(), undo.operation(), undo.parameters()});
    }

    /** Whether it is of this job, or of one in the folder of this name. */
    boolean isOf(String fullName) {
        return job.equals(fullName) || job.startsWith(fullName + "/");
    }

    /** The same where the place of the connection has another name. */
    JobRemain moved(String oldScope, String newScope) {
        boolean isInside = scope.equals(oldScope) || scope.startsWith(oldScope + "/");
        return isInside ? new JobRemain(job, newScope + scope.substring(oldScope.length()), undo) : this;
    }

    /** Reads what {@link #toMap} gives. @throws IllegalArgumentException for anything else */
    static JobRemain fromMap(Map<?, ?> map) {
        if (map.get("undo") instanceof Map<?, ?> stored) {
            Map<String, Object> undo = new LinkedHashMap<>();
            stored.forEach((name, value) -> undo.put(String.valueOf(name), value));
            return new JobRemain(
                    String.valueOf(map.get("job")), String.valueOf(map.get("scope")), OperationRequest.fromMap(undo));
        }
        throw new IllegalArgumentException("no stored remain of a job");
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("job", job);
        map.put("scope", scope);
        map.put("undo", undo.toMap());
        return map;
    }
}
