package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a request, from parameters that are named as TestRail names its fields. */
final class Payload {
    /** Holds fields that an administrator added. */
    static final String FIELDS = "fields";

    private static final String CASE_IDS = "case_ids";
    private static final String INCLUDE_ALL = "include_all";
    private static final Set<String> TIMES = Set.of("due_on", "start_on");
    private static final Set<String> SPANS = Set.of("estimate", "elapsed");

    private Payload() {}

    /**
     * All that was given, in TestRail's form.
     *
     * @param apart parameters that are not in the body, because they are in the path or mean something else
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR naming the parameter
     */
    static Map<String, Object> of(Arguments arguments, CallContext context, String... apart) {
        Map<String, Object> payload = new LinkedHashMap<>();
        arguments.toMap().forEach((name, value) -> {
            if (!List.of(apart).contains(name)) {
                put(payload, name, value, context);
            }
        });
        chooseCases(payload, context);
        return payload;
    }

    private static void put(Map<String, Object> payload, String name, Object value, CallContext context) {
        if (name.equals(FIELDS)) {
            custom((Map<?, ?>) value, FIELDS, context).forEach(payload::put);
        } else if (TIMES.contains(name)) {
            payload.put(name, TimePoint.of(context, name, value.toString()));
        } else if (SPANS.contains(name)) {
            TimeSpan.of(context, name, value.toString()).ifPresent(span -> payload.put(name, span));
        } else if (name.equals(CASE_IDS)) {
            payload.put(name, ids(name, (Collection<?>) value, context));
        } else if (value instanceof List<?> texts && (name.equals("refs") || name.equals("defects"))) {
            payload.put(
                    name, String.join(",", texts.stream().map(String::valueOf).toList()));
        } else {
            payload.put(name, name.endsWith("_id") ? EntityId.of(context, name, value.toString()) : value);
        }
    }

    private static List<Long> ids(String name, Collection<?> texts, CallContext context) {
        List<Long> ids = new ArrayList<>();
        texts.forEach(text -> ids.add(EntityId.of(context, name, String.valueOf(text))));
        return ids;
    }

    /**
     * Fields that an administrator added.
     *
     * @param parameter that holds them
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for a name that is none of theirs
     */
    static Map<String, Object> custom(Map<?, ?> fields, String parameter, CallContext context) {
        Map<String, Object> custom = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (!String.valueOf(name).matches("custom_[a-z0-9_]+")) {
                throw context.invalid(
                        parameter,
                        "has '" + name + "'; the names of custom fields start with custom_, see get_case_fields");
            }
            custom.put(String.valueOf(name), value);
        });
        return custom;
    }

    /** TestRail takes no notice of chosen cases unless told that they are not all. */
    private static void chooseCases(Map<String, Object> payload, CallContext context) {
        if (!payload.containsKey(CASE_IDS)) {
            return;
        }
        if (Boolean.TRUE.equals(payload.get(INCLUDE_ALL))) {
            throw context.invalid(INCLUDE_ALL, "is true, but '" + CASE_IDS + "' chooses some; give one of the two");
        }
        payload.put(INCLUDE_ALL, false);
    }
}
