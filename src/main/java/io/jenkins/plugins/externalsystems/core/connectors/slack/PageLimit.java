package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much a query gives, and in which form. */
final class PageLimit {
    static final Parameter MAX_RESULTS = Parameter.withDefault(
            "max_results", ParameterType.INTEGER, 100, "How many rows to give at most, 1 to 1000.");
    static final Parameter RAW =
            Parameter.withDefault("raw", ParameterType.BOOLEAN, false, "Whether to add what Slack wrote.");
    private static final int MOST = 1_000;

    private PageLimit() {}

    static int of(Arguments arguments, CallContext context) {
        int most = arguments.integer(MAX_RESULTS.name());
        if (most < 1 || most > MOST) {
            throw context.invalid(MAX_RESULTS.name(), "is " + most + "; it must be 1 to " + MOST);
        }
        return most;
    }

    /** @param rawName the entry for what Slack wrote; null to leave it out */
    static Map<String, Object> result(
            List<Map<String, Object>> rows, boolean isLast, @CheckForNull String rawName, List<JsonNode> raw) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("rows", rows);
        result.put("count", rows.size());
        result.put("is_last", isLast);
        if (rawName != null) {
            result.put(rawName, raw.stream().map(Json::toMap).toList());
        }
        return result;
    }
}
