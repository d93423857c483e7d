package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.BuildMessage;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of a build that are updated until it is over, kept with the build as JSON, which an upgrade of the plugin can
 * still read. Thread-safe.
 */
final class BuildMessages extends InvisibleAction {
    private volatile String messages = "[]";

    /**
     * A message.
     *
     * @param request as it was sent last
     * @param id as the service knows it; null as long as nobody knows whether it arrived
     * @param isOver whether it tells how the build ended
     */
    record Kept(OperationRequest request, @CheckForNull String id, boolean isOver) {
        boolean isFor(OperationRequest other) {
            return BuildMessage.target(request).equals(BuildMessage.target(other));
        }

        private Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("request", request.toMap());
            map.put("id", id);
            map.put("over", isOver);
            return map;
        }

        @SuppressWarnings("unchecked")
        private static Kept of(Map<?, ?> map) {
            return new Kept(
                    OperationRequest.fromMap((Map<String, Object>) map.get("request")),
                    (String) map.get("id"),
                    Boolean.TRUE.equals(map.get("over")));
        }
    }

    /** Those of a build. */
    static List<Kept> of(Run<?, ?> run) {
        BuildMessages action = run.getAction(BuildMessages.class);
        return action == null ? List.of() : action.all();
    }

    /** The one that a request is about. */
    static Optional<Kept> find(Run<?, ?> run, OperationRequest request) {
        return of(run).stream().filter(one -> one.isFor(request)).findFirst();
    }

    /** Keeps a message instead of what was known of it, and saves the build. */
    static void keep(Run<?, ?> run, Kept message) throws IOException {
        synchronized (run) {
            BuildMessages known = run.getAction(BuildMessages.class);
            BuildMessages action = known == null ? new BuildMessages() : known;
            action.put(message);
            if (known == null) {
                run.addAction(action);
            }
        }
        run.save();
    }

    void put(Kept message) {
        List<Kept> all = all();
        all.removeIf(one -> one.isFor(message.request()));
        all.add(message);
        messages = Json.write(all.stream().map(Kept::toMap).toList());
    }

    List<Kept> all() {
        List<Kept> all = new ArrayList<>();
        ((List<?>) Json.parse(messages)).forEach(one -> all.add(Kept.of((Map<?, ?>) one)));
        return all;
    }
}
