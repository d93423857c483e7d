package io.jenkins.plugins.externalsystems.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MrkdwnTest {
    @Test
    void formatsWords() {
        assertThat(Markdown.toMrkdwn("**bold** *italic* ~~gone~~ `code`")).isEqualTo("*bold* _italic_ ~gone~ `code`");
        assertThat(Markdown.toMrkdwn("***both***")).isEqualTo("_*both*_");
    }

    @Test
    void separatesMarkersFromLettersBecauseSlackFormatsWholeWordsOnly() {
        assertThat(Markdown.toMrkdwn("a**b**c `d`e")).isEqualTo("a\u200B*b*\u200Bc `d`\u200Be");
    }

    @Test
    void closesMarkersAtTheEndOfALine() {
        assertThat(Markdown.toMrkdwn("**one *two\nthree* four**")).isEqualTo("*one _two_*\n*_three_ four*");
    }

    @Test
    void makesBoldLinesOfHeadings() {
        assertThat(Markdown.toMrkdwn("# Build **42** `x`\ntext")).isEqualTo("*Build 42 `x`*\n\ntext");
    }

    @Test
    void keepsLineBreaks() {
        assertThat(Markdown.toMrkdwn("one\r\ntwo  \nthree\\\nfour")).isEqualTo("one\ntwo\nthree\nfour");
    }

    @Test
    void nestsLists() {
        assertThat(Markdown.toMrkdwn("- a\n  1. b\n     - c\n  2. d\n- e\n\n  f\n-\n"))
                .isEqualTo("• a\n    1. b\n        ▪ c\n    2. d\n• e\n    f\n•");
        assertThat(Markdown.toMrkdwn("7) x\n8) y")).isEqualTo("7. x\n8. y");
    }

    @Test
    void keepsCodeAsItIsAndItsFenceWhole() {
        assertThat(Markdown.toMrkdwn("~~~java\nif (a < b) **c** ```\n\n  d\n~~~"))
                .isEqualTo("```\nif (a &lt; b) **c** ``\u200B`\n\n  d\n```");
        assertThat(Markdown.toMrkdwn("``a ` b``")).isEqualTo("`a \u02CB b`");
        assertThat(Markdown.toMrkdwn("    indented")).isEqualTo("```\nindented\n```");
        assertThat(Markdown.toMrkdwn("- item\n  ```\n  code\n  ```")).isEqualTo("• item\n```\ncode\n```");
    }

    @Test
    void quotesLineByLine() {
        assertThat(Markdown.toMrkdwn("> a\n> b\n>\n> > c\n> - d")).isEqualTo("> a\n> b\n>\n> c\n>\n> • d");
    }

    @Test
    void writesLinks() {
        assertThat(Markdown.toMrkdwn("[a **b**](https://e.example/x_(y)?p=1&q=2 \"title\")"))
                .isEqualTo("<https://e.example/x_(y)?p=1&amp;q=2|a b>");
        assertThat(Markdown.toMrkdwn("<https://e.example>")).isEqualTo("<https://e.example>");
        assertThat(Markdown.toMrkdwn("<a@e.example>")).isEqualTo("<mailto:a@e.example|a@e.example>");
        assertThat(Markdown.toMrkdwn("![shot](https://e.example/i.png)")).isEqualTo("<https://e.example/i.png|shot>");
        assertThat(Markdown.toMrkdwn("[](https://e.example)")).isEqualTo("<https://e.example>");
    }

    @Test
    void encodesWhatWouldEndALink() {
        assertThat(Markdown.toMrkdwn("[a|b>c](<https://e.example/a|b> \"t\")"))
                .doesNotContain("<https://e.example/a|b>");
        assertThat(Markdown.toMrkdwn("[x](https://e.example/a|b&gt;c)")).isEqualTo("<https://e.example/a%7Cb%3Ec|x>");
        assertThat(Markdown.toMrkdwn("[x](<https://e.example/a b>)")).isEqualTo("<https://e.example/a%20b|x>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<!here|here>",
                "<@U0123>",
                "<#C0123>",
                "<https://evil.example|https://good.example>",
                "`<!channel>`",
                "    <!channel>",
                "```\n<!channel>\n```",
                "# <!channel>",
                "- <!channel>",
                "> <!channel>",
                "|<!channel>|\n|-|\n|<@U1>|",
                "<div>\n<!channel>\n</div>",
                "[<!channel>](https://e.example)",
                "![<!channel>](https://e.example)",
                "[x](<!channel>)",
                "[x](javascript:alert)",
                "\\<!channel\\>",
                "&lt;!channel&gt;",
                "&#60;!channel&#62;",
                "[<!channel>](mailto:a@e.example?<!channel>)",
                "[a]\n\n[a]: <!channel>"
            })
    void cannotMentionAnybodyNorMakeLinksFromText(String hostile) {
        String mrkdwn = Markdown.toMrkdwn(hostile);
        assertThat(mrkdwn).doesNotContain("<!", "<@", "<#", "<javascript", "|https://good");
    }

    @Test
    void alignsTables() {
        String table = "| Test | Time | Where |\n|:-----|-----:|:-----:|\n"
                + "| `a` \\| b | 1 | [log](https://e.example/l) |\n| 漢字 | 1234 | |\n";
        assertThat(Markdown.toMrkdwn(table)).isEqualTo("""
                        ```
                        Test   Time            Where
                        -----  ----  -------------------------
                        a | b     1  log (https://e.example/l)
                        漢字   1234
                        ```""");
    }

    @Test
    void showsHtmlAsText() {
        assertThat(Markdown.toMrkdwn("a <b>c</b> &amp; &copy;")).isEqualTo("a &lt;b&gt;c&lt;/b&gt; &amp; ©");
        assertThat(Markdown.toMrkdwn("<script>\nx\n</script>")).isEqualTo("&lt;script&gt;\nx\n&lt;/script&gt;");
    }

    @Test
    void keepsEmojiAndRightToLeftText() {
        assertThat(Markdown.toMrkdwn("👩‍👩‍👧 **مرحبا** :tada:")).isEqualTo("👩‍👩‍👧 *مرحبا* :tada:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\r\n", "\t", "[a]: https://e.example", "\u0000"})
    void takesNothing(String nothing) {
        assertThat(Markdown.toMrkdwn(nothing)).isEmpty();
    }

    @Test
    void drawsRules() {
        assertThat(Markdown.toMrkdwn("a\n\n---\n\nb")).isEqualTo("a\n\n──────────\n\nb");
    }

    @Test
    void escapesPlainText() {
        assertThat(SlackText.escape("<!channel> & <@U1> \ud800"))
                .isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt; \uFFFD");
    }
}
