package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;

/** The filters of a list, from parameters that are named as TestRail names them. */
final class Filters {
    private Filters() {}

    /** The path with those that were given. @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR */
    static ApiPath on(ApiPath path, Arguments arguments, CallContext context, String... names) {
        ApiPath filtered = path;
        for (String name : names) {
            Object value = arguments.any(name).orElse(null);
            filtered = filtered.with(name, value == null ? null : converted(name, value, context));
        }
        return filtered;
    }

    private static Object converted(String name, Object value, CallContext context) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (name.endsWith("_after") || name.endsWith("_before")) {
            return TimePoint.of(context, name, value.toString());
        }
        return name.endsWith("_id") ? EntityId.of(context, name, value.toString()) : value;
    }
}
