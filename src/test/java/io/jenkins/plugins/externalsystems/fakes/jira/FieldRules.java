package io.jenkins.plugins.externalsystems.fakes.jira;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields an issue takes and in which form; what it takes is kept as Jira would write it. */
final class FieldRules {
    static final Set<String> ISSUE_TYPES = Set.of("Task", "Bug", "Story", "Epic");
    static final List<String> PRIORITIES = List.of("Highest", "High", "Medium", "Low", "Lowest");

    private final JiraState state;
    private final CustomFieldRules custom;

    FieldRules(JiraState state) {
        this.state = state;
        this.custom = new CustomFieldRules(this, state.dialect());
    }

    /** A new issue's fields, but for the project. @throws JiraRefusal with a message for every bad field */
    Map<String, Object> forCreate(Map<String, Object> given, FakeProject project) {
        Map<String, Object> complete = new LinkedHashMap<>(given);
        complete.remove("project");
        complete.putIfAbsent("summary", null);
        complete.putIfAbsent("issuetype", null);
        complete.putIfAbsent("priority", Map.of("name", "Medium"));
        project.required().forEach(id -> complete.putIfAbsent(id, null));
        return forEdit(complete, project);
    }

    /** An existing issue's fields. @throws JiraRefusal with a message for every bad field */
    Map<String, Object> forEdit(Map<String, Object> given, FakeProject project) {
        Map<String, Object> kept = new LinkedHashMap<>();
        Map<String, String> errors = new LinkedHashMap<>();
        given.forEach((id, value) -> {
            try {
                kept.put(id, take(id, value, project));
            } catch (IllegalArgumentException refused) {
                errors.put(id, refused.getMessage());
            }
        });
        if (!errors.isEmpty()) {
            throw JiraRefusal.fields(errors);
        }
        return kept;
    }

    private Object take(String id, Object value, FakeProject project) {
        FakeField field = FakeField.byId(id);
        if (field == null || !project.isOnScreen(id)) {
            throw new IllegalArgumentException(
                    "Field '" + id + "' cannot be set. It is not on the appropriate screen, or unknown.");
        }
        if (value == null && project.isRequired(id)) {
            throw new IllegalArgumentException(field.name() + " is required.");
        }
        return field.isCustom() ? custom.take(field, value) : takeSystem(id, value, project);
    }

    private Object takeSystem(String id, Object value, FakeProject project) {
        return switch (id) {
            case "summary" -> summary(value);
            case "issuetype" -> named(value, ISSUE_TYPES, "Specify a valid issue type");
            case "priority" -> named(value, Set.copyOf(PRIORITIES), "The priority selected is invalid.");
            case "description", "environment" -> document(id, value);
            case "labels" -> labels(value);
            case "assignee", "reporter" -> user(value);
            case "components" -> allNamed(value, project.components(), "Component name '%s' is not valid");
            case "fixVersions" -> allNamed(value, project.versions(), "Version name '%s' is not valid");
            case "parent" -> parent(value);
            case "duedate" -> date(value);
            default -> throw new IllegalArgumentException("Field '" + id + "' cannot be set.");
        };
    }

    private static Object require(boolean isGood, Object value, String otherwise) {
        if (!isGood) {
            throw new IllegalArgumentException(otherwise);
        }
        return value;
    }

    private static Object summary(Object value) {
        if (!(value instanceof String text) || text.isBlank()) {
            throw new IllegalArgumentException("You must specify a summary of the issue.");
        }
        require(text.length() <= 255, text, "Summary can't exceed 255 characters.");
        return require(
                text.lines().count() == 1, text, "The summary is invalid because it contains newline characters.");
    }

    /** A number that a name always has. */
    static String typeId(Object name) {
        return String.valueOf(1 + Math.floorMod(name.hashCode(), 9000));
    }

    private static Object named(Object value, Set<String> known, String otherwise) {
        Object name = value instanceof Map<?, ?> map ? map.get("name") : null;
        require(name instanceof String && known.contains(name), name, otherwise);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", typeId(name));
        json.put("name", name);
        return json;
    }

    private static Object allNamed(Object value, Set<String> known, String otherwise) {
        List<?> list = value instanceof List<?> given ? given : List.of("?");
        return list.stream()
                .map(one -> {
                    Object name = one instanceof Map<?, ?> map ? map.get("name") : one;
                    return named(one, known, String.format(otherwise, name));
                })
                .toList();
    }

    private Object document(String id, Object value) {
        if (value != null) {
            state.dialect().checkText(id, value);
        }
        return value;
    }

    private static Object labels(Object value) {
        List<?> labels = value instanceof List<?> list ? list : List.of(" ");
        for (Object label : labels) {
            require(
                    label instanceof String text
                            && !text.isEmpty()
                            && text.chars().noneMatch(Character::isWhitespace),
                    label,
                    "The label '" + label + "' contains spaces which is invalid.");
        }
        return labels;
    }

    Object user(Object value) {
        if (value == null) {
            return null;
        }
        Object account =
                value instanceof Map<?, ?> map ? map.get(state.dialect().userKey()) : null;
        require(
                account instanceof String,
                account,
                "expected Object containing a " + state.dialect().userKey() + " property");
        FakeUser user = state.user((String) account);
        require(user != null && user.isActive(), user, "User '" + account + "' cannot be assigned issues.");
        return user.toJson();
    }

    private Object parent(Object value) {
        Object key = value instanceof Map<?, ?> map ? map.get("key") : null;
        FakeIssue issue = key instanceof String text ? state.issue(text) : null;
        require(issue != null, key, "Could not find issue by id or key.");
        return Map.of("id", issue.id(), "key", issue.key());
    }

    private static Object date(Object value) {
        try {
            return value == null ? null : LocalDate.parse(String.valueOf(value)).toString();
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("Error parsing date string: " + value, wrong);
        }
    }
}
