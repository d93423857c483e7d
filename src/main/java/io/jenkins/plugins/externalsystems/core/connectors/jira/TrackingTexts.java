package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.template.TextTemplate;
import io.jenkins.plugins.externalsystems.core.template.TruncatedText;
import io.jenkins.plugins.externalsystems.core.testresults.history.CauseFailures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What issues and comments say. Templates are Mustache; what tests and builds say goes in as text and nothing else, so that a
 * message of a test can neither format nor mention anything.
 */
final class TrackingTexts {
    private static final String SUMMARY = "Test failure: {{title}}";

    private static final String BUILD = "{{#buildUrl}}[{{buildName}}]({{buildUrl}}){{/buildUrl}}"
            + "{{^buildUrl}}{{#buildName}}{{buildName}}{{/buildName}}{{^buildName}}a build{{/buildName}}{{/buildUrl}}";

    /** A list, and the empty line that ends it; a template's own line with a section's end leaves none. */
    private static final String TESTS =
            "{{#tests}}* `{{name}}`\n{{/tests}}{{#more}}* … and {{more}} more\n{{/more}}\n\n";

    private static final String DESCRIPTION =
            "{{count}} {{#single}}test fails{{/single}}{{^single}}tests fail{{/single}}"
                    + " for one cause in " + BUILD + ":\n\n" + TESTS
                    + "{{#message}}{{message}}\n{{/message}}"
                    + "\n{{#trace}}```\n{{trace}}\n```\n{{/trace}}"
                    + "\nFound again by its label `{{label}}`: leave it on the issue.";

    private static final String OVERFLOW =
            "{{count}} further {{#single}}cause{{/single}}{{^single}}causes{{/single}} of"
                    + " test failures in " + BUILD + ", beyond the limit of issues for one build:\n\n" + TESTS
                    + "Found again by its label `{{label}}`: leave it on the issue.";

    private static final String AGAIN = "Failed again in " + BUILD
            + ": {{count}} {{#single}}test{{/single}}{{^single}}tests{{/single}}.\n\n" + TESTS;
    private static final String BACK = "Is back in " + BUILD
            + ": {{count}} {{#single}}test fails{{/single}}{{^single}}tests fail{{/single}}.\n\n" + TESTS;
    private static final String GONE = "Its tests passed in {{count}} {{#single}}build{{/single}}{{^single}}builds in a"
            + " row{{/single}}, the last one is " + BUILD + ".";

    private static final int LONGEST_SUMMARY = 255;
    private static final int LONGEST_TRACE = 6000;
    private static final int LONGEST_MESSAGE = 500;

    private final Arguments given;
    private final JiraDialect dialect;
    private final CallContext context;
    private final Map<String, Object> build = new LinkedHashMap<>();
    private final TextTemplate summary;
    private final TextTemplate description;

    TrackingTexts(Arguments given, JiraDialect dialect, CallContext context) {
        this.given = given;
        this.dialect = dialect;
        this.context = context;
        Map<String, Object> named = given.map("build");
        build.put("buildName", String.valueOf(named.getOrDefault("name", "")));
        build.put("buildUrl", String.valueOf(named.getOrDefault("url", "")));
        this.summary = template("summary", given.optionalText("summary").orElse(SUMMARY));
        this.description =
                template("description", given.optionalText("description").orElse(DESCRIPTION));
    }

    private TextTemplate template(String parameter, String source) {
        try {
            return TextTemplate.of(source);
        } catch (IllegalArgumentException broken) {
            throw context.invalid(parameter, "is no template: " + broken.getMessage());
        }
    }

    /** The build for a link's text or a property. */
    String buildName() {
        return String.valueOf(build.get("buildName"));
    }

    /** What templates may show of a cause. @param label of its issue */
    Map<String, Object> data(CauseFailures failures, String label) {
        List<Object> tests = new ArrayList<>();
        failures.tests().forEach(test -> tests.add(Map.of("name", test.name())));
        Map<String, Object> data = new LinkedHashMap<>(build);
        data.put("title", failures.title());
        data.put("fingerprint", failures.cause().fingerprint());
        data.put("type", failures.cause().type());
        data.put("location", failures.cause().location());
        data.put("message", cut(Words.shown(failures.example().message()), LONGEST_MESSAGE));
        data.put("trace", cut(failures.example().stackTrace().strip(), LONGEST_TRACE));
        data.put(
                "test",
                failures.tests().isEmpty() ? "" : failures.tests().get(0).name());
        put(data, tests, failures.count());
        data.put("label", label);
        return data;
    }

    /** The same for the causes that are beyond the limit. @param causes the first of them @param count of all */
    Map<String, Object> overflowData(List<CauseFailures> causes, int count, String label) {
        List<Object> titles = new ArrayList<>();
        causes.stream()
                .limit(CauseFailures.MOST_TESTS)
                .forEach(cause -> titles.add(Map.of("name", cause.title() + " (" + cause.count() + ")")));
        Map<String, Object> data = new LinkedHashMap<>(build);
        List.of("type", "location", "message", "trace", "test").forEach(name -> data.put(name, ""));
        data.put("title", count + " further causes");
        data.put("fingerprint", CauseMarker.OVERFLOW);
        put(data, titles, count);
        data.put("label", label);
        return data;
    }

    private static void put(Map<String, Object> data, List<Object> shown, long count) {
        data.put("tests", shown);
        data.put("count", count);
        data.put("single", count == 1);
        data.put("more", count - shown.size());
    }

    private static String cut(String text, int limit) {
        return TruncatedText.of(text, limit).text();
    }

    /** The parameters of a new issue, but for its description, which has a form of its own. */
    Map<String, Object> newIssue(Map<String, Object> data, String label) {
        boolean isOverflow = CauseMarker.OVERFLOW.equals(data.get("fingerprint"));
        Map<String, Object> issue = new LinkedHashMap<>();
        String line = isOverflow
                ? "Further test failures beyond the limit of issues"
                : Words.shown(render("summary", summary, data));
        issue.put("summary", line.length() <= LONGEST_SUMMARY ? line : line.substring(0, LONGEST_SUMMARY - 1) + "…");
        issue.put("issue_type", given.text("issue_type"));
        List<String> labels = new ArrayList<>(texts("labels", data));
        labels.add(label);
        issue.put("labels", labels);
        given.optionalText("priority").ifPresent(priority -> issue.put("priority", priority));
        if (given.has("components")) {
            issue.put("components", texts("components", data));
        }
        if (given.has("fields")) {
            issue.put("fields", rendered("fields", given.map("fields"), data));
        }
        return issue;
    }

    private List<String> texts(String parameter, Map<String, Object> data) {
        return given.texts(parameter).stream()
                .map(text -> render(parameter, template(parameter, text), data))
                .map(text -> parameter.equals("labels") ? text.strip().replaceAll("\\s+", "-") : text.strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Object rendered(String parameter, Object value, Map<String, Object> data) {
        if (value instanceof String text) {
            return render(parameter, template(parameter, text), data);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(one -> rendered(parameter, one, data)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, one) -> copy.put(String.valueOf(name), rendered(parameter, one, data)));
            return copy;
        }
        return value;
    }

    private String render(String parameter, TextTemplate template, Map<String, Object> data) {
        try {
            return template.render(data);
        } catch (IllegalArgumentException lacking) {
            throw context.invalid(parameter, "cannot be filled in: " + lacking.getMessage());
        }
    }

    /** The description in the dialect's form. */
    Object description(Map<String, Object> data) {
        boolean isOverflow = CauseMarker.OVERFLOW.equals(data.get("fingerprint"));
        try {
            return dialect.richText(isOverflow ? TextTemplate.of(OVERFLOW) : description, data);
        } catch (IllegalArgumentException lacking) {
            throw context.invalid("description", "cannot be filled in: " + lacking.getMessage());
        }
    }

    /** The comment on an issue whose cause is there again. */
    Object again(Map<String, Object> data, boolean isBack) {
        return dialect.richText(TextTemplate.of(isBack ? BACK : AGAIN), data);
    }

    /** The comment on an issue that is closed. */
    Object gone(int builds) {
        Map<String, Object> data = new LinkedHashMap<>(build);
        put(data, List.of(), builds);
        return dialect.richText(TextTemplate.of(GONE), data);
    }
}
