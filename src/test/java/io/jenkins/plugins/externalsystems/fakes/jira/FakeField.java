package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field of a {@link FakeJira}.
 *
 * @param id such as {@code customfield_10016}
 * @param name as people see it
 * @param type of its values, in the words of Jira's schema
 * @param items type of an array's items, else empty
 * @param kind key of a custom field's type, or name of a system field
 * @param options to choose from; a child as {@code Parent/Child}
 */
record FakeField(String id, String name, String type, String items, String kind, List<String> options) {
    /** Not on any screen, but known. */
    static final String HIDDEN = "customfield_10032";

    private static final String PLATFORM = "com.atlassian.jira.plugin.system.customfieldtypes:";

    static final List<FakeField> ALL = List.of(
            system("summary", "Summary", "string", ""),
            system("issuetype", "Issue Type", "issuetype", ""),
            system("project", "Project", "project", ""),
            system("priority", "Priority", "priority", "", FieldRules.PRIORITIES.toArray(String[]::new)),
            system("description", "Description", "string", ""),
            system("environment", "Environment", "string", ""),
            system("labels", "Labels", "array", "string"),
            system("assignee", "Assignee", "user", ""),
            system("reporter", "Reporter", "user", ""),
            system("components", "Components", "array", "component"),
            system("fixVersions", "Fix versions", "array", "version"),
            system("parent", "Parent", "issuelink", ""),
            system("duedate", "Due date", "date", ""),
            custom(10010, "Area", "string", "", "textfield"),
            custom(10016, "Story Points", "number", "", "float"),
            custom(10020, "Severity", "option", "", "select", "Low", "High", "Sky / High"),
            custom(10021, "Platforms", "array", "option", "multiselect", "Linux", "Windows", "macOS"),
            custom(
                    10022,
                    "Region",
                    "option-with-child",
                    "",
                    "cascadingselect",
                    "Europe/Hamburg",
                    "Europe/Rotterdam",
                    "Asia/"),
            custom(10023, "Reviewer", "user", "", "userpicker"),
            custom(10024, "Release Date", "date", "", "datepicker"),
            custom(10025, "Target", "version", "", "version", "1.0", "2.0"),
            custom(10026, "Notes", "string", "", "textarea"),
            custom(10027, "Tags", "array", "string", "labels"),
            custom(10028, "Deployed At", "datetime", "", "datetime"),
            custom(10029, "Team", "string", "", "textfield"),
            custom(10030, "Team", "string", "", "textfield"),
            custom(10031, "Watchers", "group", "", "grouppicker"),
            new FakeField(HIDDEN, "Hidden", "string", "", PLATFORM + "textfield", List.of()),
            custom(10033, "Approvers", "array", "user", "multiuserpicker"),
            custom(10034, "Sprint", "any", "", "sprint"));

    /** On the screen of a transition alone. */
    static final FakeField RESOLUTION = system("resolution", "Resolution", "resolution", "", "Done", "Won't Do");

    private static FakeField system(String id, String name, String type, String items, String... options) {
        return new FakeField(id, name, type, items, id, List.of(options));
    }

    private static FakeField custom(
            int number, String name, String type, String items, String kind, String... options) {
        return new FakeField("customfield_" + number, name, type, items, PLATFORM + kind, List.of(options));
    }

    static FakeField byId(String id) {
        return ALL.stream().filter(field -> field.id().equals(id)).findFirst().orElse(null);
    }

    boolean isCustom() {
        return id.startsWith("customfield_");
    }

    /** As the list of all fields has it. */
    Map<String, Object> inList() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("name", name);
        json.put("custom", isCustom());
        json.put("schema", schema());
        return json;
    }

    /** As the metadata of a screen has it. */
    Map<String, Object> onScreen(FakeProject project) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("required", project.isRequired(id) || id.equals("summary") || id.equals("issuetype"));
        json.put("schema", schema());
        json.put("name", name);
        json.put("fieldId", id);
        json.put("hasDefaultValue", false);
        List<Map<String, Object>> values = allowed(project);
        if (!values.isEmpty()) {
            json.put("allowedValues", values);
        }
        return json;
    }

    private Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        if (!items.isEmpty()) {
            schema.put("items", items);
        }
        schema.put(isCustom() ? "custom" : "system", kind);
        return schema;
    }

    private List<Map<String, Object>> allowed(FakeProject project) {
        List<String> names =
                switch (id) {
                    case "components" -> List.copyOf(project.components());
                    case "fixVersions" -> List.copyOf(project.versions());
                    default -> parents();
                };
        String key = (type + items).contains("option") ? "value" : "name";
        return names.stream().map(option -> option(key, option)).toList();
    }

    private Map<String, Object> option(String key, String option) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", String.valueOf(1 + Math.floorMod(option.hashCode(), 9000)));
        json.put(key, option);
        if (type.equals("option-with-child")) {
            json.put(
                    "children",
                    children(option).stream()
                            .map(child -> Map.of(
                                    "id", String.valueOf(1 + Math.floorMod(child.hashCode(), 9000)), "value", child))
                            .toList());
        }
        return json;
    }

    List<String> parents() {
        return type.equals("option-with-child")
                ? options.stream()
                        .map(option -> option.split("/")[0])
                        .distinct()
                        .toList()
                : options;
    }

    List<String> children(String parent) {
        return options.stream()
                .map(option -> option.split("/", 2))
                .filter(parts -> parts[0].equals(parent) && !parts[1].isEmpty())
                .map(parts -> Arrays.asList(parts).get(1))
                .toList();
    }
}
