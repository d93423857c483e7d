package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a worklog does to the time that is left of its issue. */
final class WorkEstimate {
    private static final String ADJUST = "adjust_estimate";
    private static final String NEW = "new_estimate";
    private static final String REDUCE = "reduce_by";

    private WorkEstimate() {}

    static Parameter adjustOnCreate() {
        return adjust(
                        "auto takes the time off, leave does nothing, new sets 'new_estimate', manual takes 'reduce_by' off.")
                .oneOf("auto", "leave", "new", "manual");
    }

    static Parameter adjustOnUpdate() {
        return adjust("auto takes the difference off, leave does nothing, new sets 'new_estimate'.")
                .oneOf("auto", "leave", "new");
    }

    private static Parameter adjust(String ways) {
        return Parameter.withDefault(
                ADJUST, ParameterType.STRING, "auto", "What happens to the time that is left: " + ways);
    }

    static Parameter newEstimate() {
        return Parameter.optional(NEW, ParameterType.STRING, "The time that is left then, such as '2d'.");
    }

    static Parameter reduceBy() {
        return Parameter.optional(REDUCE, ParameterType.STRING, "The time to take off, such as '2h'.");
    }

    /** Query parameters of the request. @throws RuntimeException VALIDATION_ERROR where two of them do not fit */
    static Map<String, String> of(Arguments arguments, CallContext context) {
        String adjust = arguments.text(ADJUST);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("adjustEstimate", adjust);
        amount(arguments, NEW, adjust.equals("new"), "newEstimate", query, context);
        amount(arguments, REDUCE, adjust.equals("manual"), "reduceBy", query, context);
        return query;
    }

    private static void amount(
            Arguments arguments,
            String parameter,
            boolean isNeeded,
            String name,
            Map<String, String> query,
            CallContext context) {
        if (arguments.has(parameter) != isNeeded) {
            String problem = isNeeded ? "is missing for" : "does not go with";
            throw context.invalid(parameter, problem + " '" + ADJUST + "' " + arguments.text(ADJUST));
        }
        if (isNeeded) {
            query.put(name, WorkTime.notation(arguments.text(parameter), parameter, context));
        }
    }

    static UrlBuilder into(UrlBuilder url, Map<String, String> query) {
        query.forEach(url::query);
        return url;
    }
}
