package io.jenkins.plugins.externalsystems.fakes.jira;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** In which form custom fields take their values; each refuses what Jira refuses. */
final class CustomFieldRules {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

    private final FieldRules rules;
    private final FakeDialect dialect;

    CustomFieldRules(FieldRules rules, FakeDialect dialect) {
        this.rules = rules;
        this.dialect = dialect;
    }

    /** @throws IllegalArgumentException with Jira's words */
    Object take(FakeField field, Object value) {
        if (value == null) {
            return null;
        }
        if (field.type().equals("array")) {
            if (!(value instanceof List<?> list)) {
                throw new IllegalArgumentException("data was not an array");
            }
            return list.stream().map(one -> single(field, field.items(), one)).toList();
        }
        return single(field, field.type(), value);
    }

    private Object single(FakeField field, String type, Object value) {
        switch (type) {
            case "string" -> text(field, value);
            case "number" -> check(value instanceof Number, "Operation value must be a number");
            case "date" -> date(value);
            case "datetime" -> time(value);
            case "user" -> {
                return rules.user(value);
            }
            case "option" -> option(field.options(), value, "Option value '%s' is not valid");
            case "option-with-child" -> cascade(field, value);
            case "version" -> named(field.options(), value, "Version name '%s' is not valid");
            case "group" -> named(List.of("jira-users"), value, "Group '%s' does not exist");
            default -> check(value instanceof Number || value instanceof String, "data of the wrong form");
        }
        return value;
    }

    private void text(FakeField field, Object value) {
        if (!field.kind().endsWith(":textarea")) {
            check(value instanceof String, "Operation value must be a string");
            return;
        }
        try {
            dialect.checkText(field.id(), value);
        } catch (JiraRefusal refused) {
            throw new IllegalArgumentException("Operation value must be an Atlassian Document or a string", refused);
        }
    }

    private static void date(Object value) {
        try {
            LocalDate.parse(String.valueOf(value));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("Error parsing date string: " + value, wrong);
        }
    }

    private static void time(Object value) {
        try {
            OffsetDateTime.parse(String.valueOf(value), TIME);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("Error parsing time: " + value, wrong);
        }
    }

    private static void cascade(FakeField field, Object value) {
        option(field.parents(), value, "Option value '%s' is not valid");
        Map<?, ?> map = (Map<?, ?>) value;
        if (map.get("child") != null) {
            option(field.children(String.valueOf(map.get("value"))), map.get("child"), "Option '%s' is no child");
        }
    }

    private static void option(List<String> options, Object value, String otherwise) {
        check(value instanceof Map, "Specify a valid 'id' or 'value'");
        Object name = ((Map<?, ?>) value).get("value");
        check(options.contains(String.valueOf(name)), String.format(otherwise, name));
        check(known((Map<?, ?>) value), "unknown entries in " + value);
    }

    private static boolean known(Map<?, ?> option) {
        Set<String> keys = new TreeSet<>();
        option.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return Set.of("id", "value", "child").containsAll(keys);
    }

    private static void named(List<String> names, Object value, String otherwise) {
        Object name = value instanceof Map<?, ?> map ? map.get("name") : null;
        check(names.contains(String.valueOf(name)), String.format(otherwise, name));
    }

    private static void check(boolean isGood, String otherwise) {
        if (!isGood) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
