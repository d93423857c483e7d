package io.jenkins.plugins.externalsystems.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.msteams.CardValidator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Markdown as elements of an Adaptive Card. */
class CardTest {
    private static String only(String markdown) {
        List<Map<String, Object>> elements = Markdown.toCard(markdown);
        assertThat(elements).hasSize(1);
        assertThat(elements.get(0)).containsEntry("type", "TextBlock").containsEntry("wrap", true);
        return (String) elements.get(0).get("text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "**bold** and *italic*            | **bold** and _italic_",
                "***both***                       | _**both**_",
                "in*wor*ds                        | in*wor*ds",
                "**a **b** c**                    | **a b c**",
                "a_b_c snake_case                 | a_b_c snake_case",
                "~~gone~~ and `code *x*`          | gone and code \\*x\\*",
                "[text](https://x.example/a_(b))  | [text](https://x.example/a_%28b%29)",
                "[text](javascript:alert(1))      | text",
                "![alt](https://x.example/p.png)  | [alt](https://x.example/p.png)",
                "see https://x.example/a.         | see [https://x.example/a](https://x.example/a).",
                "[a](mailto:x@y.example)          | [a](mailto:x@y.example)",
                "1 \\* 2 \\[x\\](https://y.example) | 1 \\* 2 \\[x\\]([https://y.example](https://y.example))",
                "<at>Jane</at> &lt;               | <\u200Bat>Jane<\u200B/at> <",
                "&amp;lt; \\&lt;                   | \\&lt; \\&lt;",
                "\\# no heading                    | \\# no heading",
                "2\\. no list                      | 2\\. no list",
                "\\- no list                       | \\- no list"
            })
    void textBlocksKnowBoldItalicAndLinks(String markdown, String text) {
        assertThat(only(markdown)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "81.4 %,81.4 %",
        "-1,-1",
        "#7,#7",
        "1. x,1\\. x",
        "1) x,1\\) x",
        "# x,\\# x",
        "- x,\\- x",
        "---,\\---",
        "> x,\\> x"
    })
    void plainTextKeepsWhatBeginsNothing(String text, String escaped) {
        assertThat(CardText.escape(text)).isEqualTo(escaped);
    }

    @Test
    void linesAreJoinedAndWantedBreaksKept() {
        assertThat(only("one\ntwo  \nthree")).isEqualTo("one two\n\nthree");
    }

    @Test
    void paragraphsAndHeadingsAreElements() {
        List<Map<String, Object>> elements = Markdown.toCard("# One\n\n### Two\n\ntext\n\n---\n\nmore");
        assertThat(elements).hasSize(4);
        assertThat(elements.get(0))
                .containsEntry("text", "One")
                .containsEntry("size", "Large")
                .containsEntry("weight", "Bolder");
        assertThat(elements.get(1)).containsEntry("size", "Medium");
        assertThat(elements.get(3)).containsEntry("separator", true);
    }

    @Test
    void listsAreLinesOfOneElement() {
        assertThat(only("* a\n* b\n  * c\n    1. d\n* e\n\n  f")).isEqualTo("- a\n- b\n    - c\n        1. d\n- e f");
        assertThat(only("3. a\n4. b")).isEqualTo("3. a\n4. b");
        assertThat(only("- ```\n  x\n  y\n  ```")).isEqualTo("- x y");
    }

    @Test
    void codeAndQuotesAreBoxes() {
        List<Map<String, Object>> elements = Markdown.toCard("```\nif (*x*)\n    y\n```\n\n> a\n>\n> > b\n> > - c");
        assertThat(Json.write(elements.get(0)))
                .isEqualTo(
                        "{\"type\":\"Container\",\"style\":\"emphasis\",\"items\":[{\"type\":\"RichTextBlock\",\"inlines\":["
                                + "{\"type\":\"TextRun\",\"text\":\"if (*x*)\\n\u00A0\u00A0\u00A0\u00A0y\",\"fontType\":\"Monospace\"}]}]}");
        assertThat(Json.write(elements.get(1)))
                .startsWith(
                        "{\"type\":\"Container\",\"style\":\"emphasis\",\"items\":[{\"type\":\"TextBlock\",\"text\":\"a\"")
                .contains("\"text\":\"b\"", "\"text\":\"- c\"")
                .doesNotContain("Container\",\"style\":\"emphasis\",\"items\":[{\"type\":\"Container");
    }

    @Test
    void smallTablesAreTablesAndLargeOnesTextInColumns() {
        List<Map<String, Object>> small = Markdown.toCard("|a|b|\n|-|-|\n|1|**2**|");
        assertThat(small.get(0))
                .containsEntry("type", "Table")
                .containsEntry("columns", List.of(Map.of("width", 1), Map.of("width", 1)));
        assertThat(Json.write(small)).contains("\"text\":\"**2**\"");
        List<Map<String, Object>> large = Markdown.toCard("|a|b|\n|-|-|\n" + "|1|2|\n".repeat(50));
        assertThat(Json.write(large)).contains("RichTextBlock").doesNotContain("TableRow");
    }

    @Test
    void htmlIsText() {
        assertThat(only("<b>x</b> <!-- y -->")).isEqualTo("<b>x</b> <!-- y -->");
        assertThat(only("<div>\n*x*\n</div>")).isEqualTo("<div>\n\n\\*x\\*\n\n</div>");
    }

    @Test
    void nothingGivesNothing() {
        assertThat(Markdown.toCard("")).isEmpty();
        assertThat(Markdown.toCard("[a]: https://x.example")).isEmpty();
    }

    @Test
    void valuesOfATemplateAreTextAndNothingElse() {
        TextTemplate template = TextTemplate.of("**{{name}}** [open]({{url}})\n\n{{note}}");
        String json = Json.write(template.renderCard(Map.of(
                "name",
                "*x* <at>y</at>",
                "url",
                "javascript:alert(1)",
                "note",
                "# no\n- no\n[a](https://evil.example)")));
        assertThat(json)
                .contains("**\\\\*x\\\\* <\u200Bat>y<\u200B/at>** open")
                .contains("\\\\# no - no \\\\[a\\\\](")
                .doesNotContain("[a](");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.jenkins.plugins.externalsystems.core.template.HostileMarkdownTest#hostile")
    void hostileTextEndsInBoundedTimeAndSize(String name, String markdown) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            List<Map<String, Object>> elements = Markdown.toCard(markdown);
            CardValidator.check(Map.of("type", "AdaptiveCard", "version", "1.5", "body", elements));
            assertThat(Json.write(elements)).hasSizeLessThan(30 * MarkdownParser.MAX_LENGTH);
        });
    }

    @Test
    void randomTextMentionsNobodyAndIsACard() {
        RandomMarkdown random = new RandomMarkdown(43);
        for (int round = 0; round < 1_500; round++) {
            String markdown = random.next() + "<at>x</at>";
            List<Map<String, Object>> elements = Markdown.toCard(markdown);
            CardValidator.check(Map.of("type", "AdaptiveCard", "version", "1.5", "body", elements));
            assertThat(textsOf(elements)).as("card of %s", markdown).doesNotContain("<at>");
        }
    }

    /** What is read as Markdown; a run of text is not. */
    private static String textsOf(Object data) {
        if (data instanceof List<?> list) {
            return list.stream().map(CardTest::textsOf).collect(Collectors.joining(" "));
        }
        if (data instanceof Map<?, ?> map && "TextBlock".equals(map.get("type"))) {
            return (String) map.get("text");
        }
        return data instanceof Map<?, ?> map
                ? map.values().stream().map(CardTest::textsOf).collect(Collectors.joining(" "))
                : "";
    }
}
