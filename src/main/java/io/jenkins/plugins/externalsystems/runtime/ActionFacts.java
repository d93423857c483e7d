package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Descriptor;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import io.jenkins.plugins.externalsystems.actions.OnError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What matters of an action once it is rendered into a request.
 *
 * @param symbol its name in a Jenkinsfile
 * @param connection as the action names it; null if it does not
 * @param systemTypes type ids of the systems that it can be for; empty for any
 * @param isLimited whether the connection's list of allowed operations applies
 * @param onError what a failure does to the build
 * @param isDryRun whether the action itself asks for a dry run; connections and folders may do so too
 */
public record ActionFacts(
        String symbol,
        @CheckForNull String connection,
        List<String> systemTypes,
        boolean isLimited,
        OnError onError,
        boolean isDryRun) {

    public static ActionFacts of(ConnectorAction action) {
        Descriptor<ConnectorAction> descriptor = action.getDescriptor();
        return new ActionFacts(
                ((ConnectorActionDescriptor) descriptor).symbol(),
                action.getConnection(),
                action.systemTypes(),
                action.isLimitedToAllowedOperations(),
                action.effectiveOnError(),
                action.isDryRun());
    }

    /** The same where a failure does something else. */
    public ActionFacts with(OnError other) {
        return new ActionFacts(symbol, connection, systemTypes, isLimited, other, isDryRun);
    }

    /** As plain JSON data, to be stored. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("symbol", symbol);
        map.put("connection", connection);
        map.put("system_types", systemTypes);
        map.put("limited", isLimited);
        map.put("on_error", onError.symbol());
        map.put("dry_run", isDryRun);
        return map;
    }

    /** Reads what {@link #toMap} gives. @throws IllegalArgumentException for anything else */
    public static ActionFacts fromMap(Map<?, ?> map) {
        OnError onError = map.get("on_error") instanceof String word ? OnError.parse(word) : null;
        if (onError != null
                && map.get("symbol") instanceof String symbol
                && map.get("system_types") instanceof List<?> types
                && map.get("limited") instanceof Boolean limited) {
            return new ActionFacts(
                    symbol,
                    (String) map.get("connection"),
                    types.stream().map(String::valueOf).toList(),
                    limited,
                    onError,
                    Boolean.TRUE.equals(map.get("dry_run")));
        }
        throw new IllegalArgumentException("not the facts of an action");
    }
}
