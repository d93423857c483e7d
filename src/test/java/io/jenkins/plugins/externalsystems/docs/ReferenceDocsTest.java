package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages below {@code docs/reference} say what the code declares. {@code -Ddocs.update=true} writes them anew.
 */
class ReferenceDocsTest {
    @Test
    void pagesSayWhatTheCodeDeclares() throws IOException {
        Map<String, String> expected;
        try (TestRuntime runtime = new TestRuntime()) {
            expected = GeneratedPages.all(runtime.runtime());
        }
        Path directory = projectRoot().resolve("docs/reference");
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> page : expected.entrySet()) {
                Files.writeString(directory.resolve(page.getKey()), page.getValue());
            }
        }
        assertThat(read(directory))
                .as("docs/reference is out of date: run this test with -Ddocs.update=true and commit the result")
                .isEqualTo(expected);
    }

    @Test
    void tellsEverySettingAndOperation() {
        try (TestRuntime runtime = new TestRuntime()) {
            Map<String, String> pages = GeneratedPages.all(runtime.runtime());
            assertThat(pages).containsKeys("jira.md", "slack.md", "error-codes.md", "environment-variables.md");
            assertThat(pages.get("jira.md"))
                    .contains("| `server_url` | http or https URL | required | `JIRA_SERVER_URL` |");
            assertThat(pages.get("jira.md")).contains("### `search_issues`", "### `create_item` of `issue`");
            assertThat(pages.get("prometheus.md"))
                    .contains(
                            "### `query` of `metric`",
                            "### `delete_item` of `recording_rule`\n\nNot possible: rules are");
            assertThat(pages.get("environment-variables.md")).contains("`SLACK_BOT_TOKEN`", "`JIRA_TOKEN`");
        }
    }

    @Test
    void keepsATableWhole() {
        assertThat(new MarkdownTable("a").row("b | c\nd").toString()).isEqualTo("| a |\n| --- |\n| b \\| c d |\n");
    }

    private static Map<String, String> read(Path directory) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                pages.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return pages;
    }

    /** The two builds start tests in different directories. */
    private static Path projectRoot() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(directory ->
                        List.of("src", "docs").stream().allMatch(name -> Files.isDirectory(directory.resolve(name))))
                .findFirst()
                .orElseThrow();
    }
}
