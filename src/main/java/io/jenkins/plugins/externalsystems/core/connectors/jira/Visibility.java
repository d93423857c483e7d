package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.List;
import java.util.Map;

/** Who may see a comment or a worklog: everybody who sees the issue, or the members of one role or group. */
final class Visibility {
    private static final String ROLE = "visible_to_role";
    private static final String GROUP = "visible_to_group";

    private Visibility() {}

    static List<Parameter> parameters() {
        return List.of(
                Parameter.optional(ROLE, ParameterType.STRING, "Name of the project role that alone may see it."),
                Parameter.optional(GROUP, ParameterType.STRING, "Name of the group that alone may see it."));
    }

    /** Entries of a request's body; empty where nobody is left out. */
    static Map<String, Object> of(Arguments arguments, CallContext context) {
        if (arguments.has(ROLE) && arguments.has(GROUP)) {
            throw context.invalid(GROUP, "cannot be combined with '" + ROLE + "'");
        }
        if (arguments.has(ROLE)) {
            return limited("role", arguments.text(ROLE));
        }
        return arguments.has(GROUP) ? limited("group", arguments.text(GROUP)) : Map.of();
    }

    private static Map<String, Object> limited(String type, String name) {
        return Map.of("visibility", Map.of("type", type, "value", name.trim()));
    }

    /** Such as {@code role Developers}; null for everybody. */
    @CheckForNull
    static String shown(JsonNode entity) {
        JsonNode visibility = entity.path("visibility");
        return visibility.isObject() ? Json.text(visibility, "type") + " " + Json.text(visibility, "value") : null;
    }
}
