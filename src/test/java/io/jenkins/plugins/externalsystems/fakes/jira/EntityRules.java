package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What comments, worklogs and issues may carry: properties, and who may see them. */
final class EntityRules {
    private static final int LONGEST_KEY = 255;
    private static final Set<String> ROLES = Set.of("Administrators", "Developers");
    private static final Set<String> GROUPS = Set.of("jira-users");

    private EntityRules() {}

    /** Checks the {@code properties} of a body. @return them as Jira gives them back; empty for none */
    static List<Object> properties(Object given) {
        List<Object> kept = new ArrayList<>();
        for (Object one : given == null ? List.of() : asList(given)) {
            Map<String, Object> property = JiraRequest.object(one);
            boolean isNamed =
                    property.get("key") instanceof String key && !key.isEmpty() && key.length() <= LONGEST_KEY;
            if (!isNamed || !property.keySet().equals(Set.of("key", "value"))) {
                throw JiraRefusal.payload();
            }
            kept.add(property);
        }
        return kept;
    }

    private static List<?> asList(Object given) {
        if (given instanceof List<?> list) {
            return list;
        }
        throw JiraRefusal.payload();
    }

    /** Adds them to an issue. */
    static void keep(Object given, FakeIssue issue) {
        for (Object property : properties(given)) {
            Map<String, Object> entry = JiraRequest.object(property);
            issue.parts().properties().put(String.valueOf(entry.get("key")), entry.get("value"));
        }
    }

    /** Checks the {@code visibility} of a body, if it has one. */
    static void visibility(Map<String, Object> body, Map<String, Object> kept) {
        if (!body.containsKey("visibility")) {
            return;
        }
        Map<String, Object> visibility = JiraRequest.object(body.get("visibility"));
        Object value = visibility.get("value");
        boolean isKnown =
                switch (String.valueOf(visibility.get("type"))) {
                    case "role" -> ROLES.contains(value);
                    case "group" -> GROUPS.contains(value);
                    default -> throw JiraRefusal.payload();
                };
        if (!isKnown) {
            throw JiraRefusal.field("commentLevel", "The " + visibility.get("type") + " '" + value + "' is unknown.");
        }
        kept.put("visibility", visibility);
    }

    /** Properties are shown only to who asks for them. */
    static Map<String, Object> shown(Map<String, Object> entity, String expand) {
        Map<String, Object> shown = new LinkedHashMap<>(entity);
        if (!List.of(expand.split(",")).contains("properties")) {
            shown.remove("properties");
        }
        return shown;
    }
}
