package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.testresults.TestProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the properties of a test say about its result, by the names that TestRail's own command line client has for them.
 *
 * @param ids of {@code test_id}
 * @param comments of {@code testrail_result_comment}
 * @param fields of {@code testrail_result_field} and {@code testrail_result_step}
 * @param caseFields of {@code testrail_case_field}, for a case that is added
 * @param attachments of {@code testrail_attachment}
 * @param ignored those that cannot be used, as they stand
 * @see <a href="https://github.com/gurock/trcli#special-junit-properties">trcli, properties</a>
 */
record ResultProperties(
        Set<Long> ids,
        List<String> comments,
        Map<String, Object> fields,
        Map<String, Object> caseFields,
        List<String> attachments,
        List<String> ignored) {
    /** A test without properties, which most are. */
    static final ResultProperties NONE =
            new ResultProperties(Set.of(), List.of(), Map.of(), Map.of(), List.of(), List.of());

    private static final String STEPS = "custom_step_results";
    private static final Pattern RESULT_FIELD = Pattern.compile("version|defects|custom_[a-z0-9_]+");
    private static final Pattern CASE_FIELD =
            Pattern.compile("refs|estimate|type_id|priority_id|template_id|milestone_id|custom_[a-z0-9_]+");
    private static final Map<String, Long> STEP_STATUSES =
            Map.of("passed", 1L, "blocked", 2L, "untested", 3L, "skipped", 4L, "retest", 4L, "failed", 5L);

    static ResultProperties of(List<TestProperty> properties) {
        if (properties.isEmpty()) {
            return NONE;
        }
        ResultProperties read = new ResultProperties(
                new LinkedHashSet<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>());
        properties.forEach(read::add);
        return read;
    }

    private void add(TestProperty property) {
        String name = property.name();
        String value = property.value().strip();
        if (name.equals("test_id")) {
            ids.addAll(CaseIds.inProperty(value));
        } else if (name.startsWith("testrail_result_comment")) {
            comments.add(value);
        } else if (name.startsWith("testrail_result_step")) {
            addStep(value);
        } else if (name.startsWith("testrail_result_field")) {
            addField(fields, RESULT_FIELD, value);
        } else if (name.startsWith("testrail_case_field")) {
            addField(caseFields, CASE_FIELD, value);
        } else if (name.startsWith("testrail_attachment")) {
            attachments.add(value);
        }
    }

    /** {@code name:value}. */
    private void addField(Map<String, Object> target, Pattern known, String text) {
        int colon = text.indexOf(':');
        String field = colon < 0 ? "" : text.substring(0, colon).strip();
        if (known.matcher(field).matches()) {
            target.put(field, value(text.substring(colon + 1).strip()));
        } else {
            ignored.add(text);
        }
    }

    /** {@code status:what was done}. */
    @SuppressWarnings("unchecked")
    private void addStep(String text) {
        int colon = text.indexOf(':');
        Long status = colon < 0
                ? null
                : STEP_STATUSES.get(text.substring(0, colon).strip().toLowerCase(Locale.ROOT));
        if (status == null) {
            ignored.add(text);
            return;
        }
        ((List<Object>) fields.computeIfAbsent(STEPS, steps -> new ArrayList<>()))
                .add(Map.of("content", text.substring(colon + 1).strip(), "status_id", status));
    }

    /** A list of several choices is written as one: {@code [1, 2]}. */
    private static Object value(String text) {
        if (!text.startsWith("[")) {
            return text;
        }
        try {
            return Json.parse(text.replace('\'', '"'));
        } catch (IllegalArgumentException noList) {
            return text;
        }
    }
}
