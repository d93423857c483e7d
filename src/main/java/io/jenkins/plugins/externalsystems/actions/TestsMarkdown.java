package io.jenkins.plugins.externalsystems.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a build's tests tell, in Markdown: failed, fixed and slowest ones. Names are shown as code, so that they mean nothing. */
final class TestsMarkdown {
    private TestsMarkdown() {}

    /** Empty where there is nothing to tell. */
    static String of(BuildReport report) {
        BuildReport.Tests tests = report.tests();
        if (tests == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        add(
                parts,
                "Failed tests",
                tests.failures().stream().map(TestsMarkdown::failure).toList(),
                tests.failed());
        BuildReport.TestsChange change = tests.change();
        if (change != null) {
            add(
                    parts,
                    "Fixed tests",
                    change.fixedTests().stream().map(TestsMarkdown::code).toList(),
                    change.fixed());
        }
        if (!tests.slowest().isEmpty()) {
            parts.add(tests.slowest().stream()
                    .map(test -> code(test.name()) + " " + test.duration())
                    .collect(Collectors.joining(", ", "**Slowest:** ", "")));
        }
        return String.join("\n\n", parts);
    }

    private static void add(List<String> parts, String title, List<String> lines, long all) {
        if (all > 0) {
            String more = all > lines.size() ? "\n- and " + (all - lines.size()) + " more" : "";
            parts.add("**" + title + "**\n\n"
                    + lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n")) + more);
        }
    }

    private static String failure(BuildReport.FailedTest test) {
        String name = code(test.name());
        return (test.url().isEmpty() ? name : "[" + name + "](" + test.url() + ")")
                + (test.isNew() ? " **new**" : "")
                + (test.error().isEmpty() ? "" : ": " + code(test.error()));
    }

    private static String code(String text) {
        return "`" + text.replace('`', '\'') + "`";
    }
}
