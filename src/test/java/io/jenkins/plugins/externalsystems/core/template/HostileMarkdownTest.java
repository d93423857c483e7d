package io.jenkins.plugins.externalsystems.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input made to hurt: it must neither take long, nor overflow the stack, nor break the target's rules. */
class HostileMarkdownTest {
    private static final Pattern FOREIGN_ENTITY =
            Pattern.compile("<(?!(?:https?://|mailto:)[^<>|\\n]*(?:\\|[^<>\\n]*)?>)");

    private static final Pattern WIKI_MACRO = Pattern.compile("(?<![\\\\{])\\{[a-z][^}]*}|(?<!\\\\)\\[~");
    private static final Pattern WIKI_CODE = Pattern.compile("(?s)(?<!\\\\)\\{code(:java)?}\n.*?\n\\{code}");
    private static final Set<String> OUR_MACROS = Set.of("{quote}");

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("quotes", ">".repeat(10_000) + "a"),
                Arguments.of("lists", "- ".repeat(10_000) + "a"),
                Arguments.of("quotes and lists", "> - ".repeat(10_000) + "a"),
                Arguments.of("indented lists", staircase()),
                Arguments.of("emphasis", "*".repeat(10_000) + "a" + "*".repeat(10_000)),
                Arguments.of("two kinds of emphasis", "*_".repeat(50_000) + "a"),
                Arguments.of("strikes", "~~a ".repeat(50_000)),
                Arguments.of("backticks", "`".repeat(1_000_000)),
                Arguments.of("backticks of all lengths", ladder()),
                Arguments.of("brackets", "[".repeat(100_000)),
                Arguments.of("images in images", "![".repeat(50_000) + "a" + "](https://e.example)".repeat(50_000)),
                Arguments.of("opened links", "[a](".repeat(50_000)),
                Arguments.of("tags", "<a ".repeat(100_000)),
                Arguments.of("comments", "<!--".repeat(100_000)),
                Arguments.of("ampersands", "&".repeat(1_000_000)),
                Arguments.of("wide table", "|a".repeat(20_000) + "\n" + "|-".repeat(20_000) + "\n|b"),
                Arguments.of(
                        "table filled up", "|a".repeat(500) + "\n" + "|-".repeat(500) + "\n" + "x\n".repeat(20_000)),
                Arguments.of(
                        "many tables",
                        ("|a".repeat(90) + "\n" + "|-".repeat(90) + "\n" + "x\n".repeat(90) + "\n").repeat(500)),
                Arguments.of("schemes", "http://a/".repeat(50_000)),
                Arguments.of("closing parentheses", "http://a/" + ")".repeat(1_000_000)),
                Arguments.of("line feeds", "\n".repeat(1_000_000)),
                Arguments.of("combining marks", "a" + "\u0301".repeat(1_000_000)),
                Arguments.of("combining marks in a table", "|a" + "\u0301".repeat(90_000) + "|\n|-|\n|b|"),
                Arguments.of("joined emoji", "👩\u200d".repeat(300_000)),
                Arguments.of("angles", "<".repeat(1_000_000)),
                Arguments.of("one word", "a".repeat(1_000_000)));
    }

    private static String staircase() {
        return IntStream.range(0, 1_000)
                .mapToObj(level -> "  ".repeat(level) + "- a\n")
                .collect(Collectors.joining());
    }

    private static String ladder() {
        return IntStream.range(1, 1_400)
                .mapToObj(length -> "`".repeat(length) + "a")
                .collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void endsInBoundedTimeAndDepth(String name, String markdown) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Map<String, Object> adf = Markdown.toAdf(markdown);
            AdfRules.check(adf);
            assertThat(depth(adf)).isLessThan(4 * MarkdownParser.MAX_NESTING);
            assertThat(Markdown.toMrkdwn(markdown)).hasSizeLessThan(30 * MarkdownParser.MAX_LENGTH);
            String wiki = Markdown.toWiki(markdown);
            assertThat(wiki).hasSizeLessThan(30 * MarkdownParser.MAX_LENGTH);
            assertThat(WikiText.plain(wiki)).hasSizeLessThanOrEqualTo(wiki.length());
            String html = Markdown.toHtml(markdown, 100_000);
            assertThat(html).hasSizeLessThanOrEqualTo(100_000);
            assertThat(Html.toText(html)).hasSizeLessThan(1_000_000);
            assertThat(TruncatedText.of(markdown, 3_000).text()).hasSizeLessThanOrEqualTo(3_000);
        });
    }

    @Test
    void keepsTheTextOfWhatIsNestedTooDeep() {
        assertThat(Markdown.toMrkdwn(">".repeat(10_000) + "end")).endsWith("end");
        assertThat(Markdown.toMrkdwn("- ".repeat(1_000) + "end")).endsWith("end");
    }

    @Test
    void keepsTheTextOfATableWithTooManyCells() {
        String table = "|a".repeat(500) + "\n" + "|-".repeat(500) + "\n" + "x\n".repeat(200);
        assertThat(Markdown.toAdf(table).toString()).doesNotContain("tableRow").contains("x x x");
    }

    @Test
    void saysWhatWasCut() {
        assertThat(Markdown.toMrkdwn("word ".repeat(100_000)))
                .endsWith(" characters more)")
                .contains("… (cut, 400,");
    }

    @Test
    void followsTheRulesForRandomInput() {
        RandomMarkdown random = new RandomMarkdown(42);
        for (int round = 0; round < 1_500; round++) {
            String markdown = random.next();
            AdfRules.check(Markdown.toAdf(markdown));
            assertThat(FOREIGN_ENTITY.matcher(Markdown.toMrkdwn(markdown)).find())
                    .as("mrkdwn of %s", markdown)
                    .isFalse();
            assertThat(WIKI_MACRO
                            .matcher(
                                    WIKI_CODE.matcher(Markdown.toWiki(markdown)).replaceAll(""))
                            .results()
                            .map(MatchResult::group))
                    .as("wiki text of %s", markdown)
                    .allSatisfy(macro -> assertThat(OUR_MACROS).contains(macro));
        }
    }

    @Test
    void theRulesRefuseWhatAtlassianRefuses() {
        Map<String, Object> empty = Map.of("type", "text", "text", "");
        Map<String, Object> heading = Map.of("type", "heading", "attrs", Map.of("level", 1), "content", List.of());
        Map<String, Object> quote = Map.of("type", "blockquote", "content", List.of(heading));
        Map<String, Object> boldCode =
                Map.of("type", "text", "text", "a", "marks", List.of(Map.of("type", "code"), Map.of("type", "strong")));
        for (Map<String, Object> node : List.of(
                Map.<String, Object>of("type", "paragraph", "content", List.of(empty)),
                Map.<String, Object>of("type", "paragraph", "content", List.of(boldCode)),
                Map.<String, Object>of("type", "bulletList", "content", List.of()),
                quote)) {
            Map<String, Object> document = Map.of("type", "doc", "version", 1, "content", List.of(node));
            assertThatThrownBy(() -> AdfRules.check(document)).isInstanceOf(AssertionError.class);
        }
    }

    private static int depth(Object node) {
        Stream<?> children = Stream.empty();
        if (node instanceof Map<?, ?> map) {
            children = map.values().stream();
        } else if (node instanceof List<?> list) {
            children = list.stream();
        }
        return 1 + children.mapToInt(HostileMarkdownTest::depth).max().orElse(0);
    }
}
