package io.jenkins.plugins.externalsystems.actions;

import io.jenkins.plugins.externalsystems.core.template.SlackText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a build tells in Slack: an attachment with a bar in the result's colour, and blocks with state, facts, failed, fixed and
 * slowest tests. No buttons: those of an app without a request URL show a warning when somebody clicks them.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/section-block">the limits of a section</a>
 * @see <a href="https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments">attachments</a>
 */
final class SlackSummary {
    private static final String RUNNING_COLOR = "#0969da";
    /** A section may have 3,000 characters. */
    private static final int LONGEST = 2_800;

    private final BuildFacts build;
    private final BuildReport report;
    private final boolean isRunning;

    /** @param isRunning whether the build goes on, so that its result so far is not told as its result */
    SlackSummary(BuildFacts build, BuildReport report, boolean isRunning) {
        this.build = build;
        this.report = report;
        this.isRunning = isRunning;
    }

    /** The attachment. */
    Map<String, Object> attachment() {
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("color", isRunning ? RUNNING_COLOR : BuildData.color(build.result()));
        attachment.put("fallback", build.name() + " " + status() + tests(": ", BuildReport.Tests::inWords));
        attachment.put("blocks", blocks());
        return attachment;
    }

    private String status() {
        return isRunning ? "is running" : BuildData.status(build.result());
    }

    private List<Map<String, Object>> blocks() {
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(section(emoji() + " *" + link(build.url(), build.name()) + "* " + status()));
        List<Map<String, Object>> fields = new ArrayList<>();
        addField(fields, "Duration", SlackText.escape(report.duration()));
        addField(fields, "Branch", SlackText.escape(report.branch()));
        addField(fields, "Tests", tests("", tests -> link(tests.url(), tests.inWords())));
        if (!fields.isEmpty()) {
            blocks.add(Map.of("type", "section", "fields", fields));
        }
        BuildReport.Tests tests = report.tests();
        if (tests != null) {
            addTests(blocks, tests);
        }
        return blocks;
    }

    private static void addTests(List<Map<String, Object>> blocks, BuildReport.Tests tests) {
        addList(
                blocks,
                "Failed tests",
                tests.failures().stream().map(SlackSummary::failure).toList(),
                tests.failed());
        BuildReport.TestsChange change = tests.change();
        if (change != null) {
            addList(
                    blocks,
                    "Fixed tests",
                    change.fixedTests().stream().map(SlackText::escape).toList(),
                    change.fixed());
        }
        if (!tests.slowest().isEmpty()) {
            String slowest = tests.slowest().stream()
                    .map(test -> SlackText.escape(test.name()) + " " + SlackText.escape(test.duration()))
                    .collect(Collectors.joining(", "));
            blocks.add(Map.of(
                    "type",
                    "context",
                    "elements",
                    List.of(text(
                            "Slowest: " + (slowest.length() > LONGEST ? slowest.substring(0, LONGEST) : slowest)))));
        }
    }

    private static String failure(BuildReport.FailedTest test) {
        return link(test.url(), test.name())
                + (test.isNew() ? " *new*" : "")
                + (test.error().isEmpty() ? "" : ": " + SlackText.escape(test.error()));
    }

    /** As many lines as fit. @param all how many there are, those of which only the number is known included */
    private static void addList(List<Map<String, Object>> blocks, String title, List<String> lines, long all) {
        if (all == 0) {
            return;
        }
        StringBuilder list = new StringBuilder("*" + title + "*");
        long told = 0;
        for (String line : lines) {
            if (list.length() + line.length() > LONGEST) {
                break;
            }
            list.append("\n• ").append(line);
            told++;
        }
        if (told < all) {
            list.append("\nand ").append(all - told).append(" more");
        }
        blocks.add(section(list.toString()));
    }

    private static void addField(List<Map<String, Object>> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add(text("*" + name + "*\n" + value));
        }
    }

    private String tests(String before, Function<BuildReport.Tests, String> words) {
        BuildReport.Tests tests = report.tests();
        return tests == null ? "" : before + words.apply(tests);
    }

    private String emoji() {
        if (isRunning) {
            return ":hourglass_flowing_sand:";
        }
        return switch (build.result()) {
            case "SUCCESS" -> ":white_check_mark:";
            case "UNSTABLE" -> ":warning:";
            case "FAILURE" -> ":x:";
            default -> ":no_entry_sign:";
        };
    }

    private static Map<String, Object> section(String markup) {
        return Map.of("type", "section", "text", text(markup));
    }

    private static Map<String, Object> text(String markup) {
        return Map.of("type", "mrkdwn", "text", markup);
    }

    private static String link(String url, String words) {
        return url.isEmpty()
                ? SlackText.escape(words)
                : "<" + url.replace("|", "%7C").replace(">", "%3E") + "|" + SlackText.escape(words) + ">";
    }
}
