package io.jenkins.plugins.externalsystems.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlMarkdownTest {
    private static final int ROOMY = 100_000;
    private static final Pattern STYLE = Pattern.compile(" style=\"[^\"]*\"");
    /** Every tag that may ever come out. */
    private static final Pattern ALLOWED =
            Pattern.compile("</?(?:p|h[1-6]|ul|li|em|strong|del|code|pre|blockquote|table|tr"
                    + "|td|a)>|<ol(?: start=\"[0-9]+\")?>|</ol>|</?th(?: scope=\"col\")?>|<br>|<hr>"
                    + "|<a href=\"(?:https?://|mailto:)[^\"<>]+\">");

    /** Without the inline styles, which the tests of the structure would drown in. */
    private static String html(String markdown) {
        return STYLE.matcher(Markdown.toHtml(markdown, ROOMY)).replaceAll("").strip();
    }

    @Test
    void formatsWords() {
        assertThat(html("**bold** *italic* ~~gone~~ `a<b`"))
                .isEqualTo("<p><strong>bold</strong> <em>italic</em> <del>gone</del> <code>a&lt;b</code></p>");
    }

    @Test
    void writesBlocks() {
        assertThat(html("# One\n\ntwo\nthree  \nfour\n\n---\n\n> five"))
                .isEqualTo("<h1>One</h1>\n<p>two\nthree<br>\nfour</p>\n<hr>\n<blockquote>\n<p>five</p>\n</blockquote>");
    }

    @Test
    void nestsLists() {
        assertThat(html("- a\n  1. b\n- c"))
                .isEqualTo("<ul>\n<li>a\n<ol>\n<li>b\n</li>\n</ol>\n</li>\n<li>c\n</li>\n</ul>");
        assertThat(html("3. a")).isEqualTo("<ol start=\"3\">\n<li>a\n</li>\n</ol>");
        assertThat(html("1. a\n\n2. b")).isEqualTo("<ol>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>");
    }

    @Test
    void keepsCodeAsItIs() {
        assertThat(html("```java\nif (a < b) {\n\n  \"c\"\n```"))
                .isEqualTo("<pre>if (a &lt; b) {\n\n  &quot;c&quot;</pre>");
        assertThat(html("    indented")).isEqualTo("<pre>indented</pre>");
    }

    @Test
    void drawsTables() {
        assertThat(html("| Test | Time |\n|------|-----:|\n| `a` | 1 |"))
                .isEqualTo("<table>\n<tr><th scope=\"col\">Test</th><th scope=\"col\">Time</th></tr>\n"
                        + "<tr><td><code>a</code></td><td>1</td></tr>\n</table>");
        assertThat(Markdown.toHtml("| T |\n|--:|\n| 1 |", ROOMY)).contains("text-align:right");
    }

    @Test
    void writesLinks() {
        assertThat(html("[a **b**](https://e.example/x?p=1&q=2 \"title\")"))
                .isEqualTo("<p><a href=\"https://e.example/x?p=1&amp;q=2\">a <strong>b</strong></a></p>");
        assertThat(html("see https://e.example/a."))
                .isEqualTo("<p>see <a href=\"https://e.example/a\">https://e.example/a</a>.</p>");
        assertThat(html("<a@e.example>")).isEqualTo("<p><a href=\"mailto:a@e.example\">a@e.example</a></p>");
        assertThat(html("[](https://e.example)"))
                .isEqualTo("<p><a href=\"https://e.example\">https://e.example</a></p>");
        assertThat(html("[https://a.example](https://b.example)"))
                .isEqualTo("<p><a href=\"https://b.example\">https://a.example</a></p>");
    }

    @Test
    void linksToImagesInsteadOfLoadingThem() {
        assertThat(html("![shot](https://e.example/i.png)"))
                .isEqualTo("<p><a href=\"https://e.example/i.png\">shot</a></p>");
        assertThat(html("[![shot](https://e.example/i.png)](https://e.example)"))
                .isEqualTo("<p><a href=\"https://e.example\">shot</a></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <img src=x onerror=alert(1)> b",
                "[x](javascript:alert(1))",
                "[x](<javascript:alert(1)>)",
                "[x](data:text/html,a)",
                "[x](//e.example)",
                "[x](https://e.example/\"onclick=\"a)",
                "[x](<https://e.example/\"><script>> \"t\")",
                "![x](cid:secret)",
                "`<b>`",
                "```\n</pre><script>\n```",
                "|<script>|\n|-|\n|\"|",
                "&lt;script&gt;",
                "&#60;script&#62;",
                "<https://e.example/'\"<>",
                "https://e.example/&quot;>x",
                "# </h1><style>",
                "> <div style=\"position:fixed\">",
            })
    void letsNoMarkupThrough(String hostile) {
        assertThat(ALLOWED.matcher(html(hostile)).replaceAll("")).doesNotContain("<", ">", "\"");
    }

    @Test
    void stylesInLineBecauseStyleSheetsAreDropped() {
        assertThat(Markdown.toHtml("a `b` [c](https://e.example)\n\n> d\n\n|e|\n|-|\n|f|", ROOMY))
                .containsPattern("<p style=")
                .containsPattern("<code style=")
                .containsPattern("<a href=\"https://e.example\" style=")
                .containsPattern("<blockquote style=")
                .containsPattern("<td style=")
                .doesNotContain("class=");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60, 100, 500, 3_000, 20_000})
    void cutsToTheSize(int limit) {
        String markdown = "A sentence with **bold** & `code`.\n\n- item\n\n".repeat(1_000);
        assertThat(Markdown.toHtml(markdown, limit)).hasSizeLessThanOrEqualTo(limit);
    }

    @Test
    void saysThatItWasCutAndKeepsMostOfWhatFits() {
        String html = Markdown.toHtml("word ".repeat(10_000), 10_000);
        assertThat(html).contains("characters more)").hasSizeGreaterThan(8_000);
        assertThat(Markdown.toHtml("word", 100)).doesNotContain("more)");
    }

    @Test
    void refusesANegativeSize() {
        assertThatThrownBy(() -> Markdown.toHtml("a", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void escapesForContentAndAttributes() {
        assertThat(Html.escape("<a href=\"x\">'&'\u0000</a> \ud800"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt; \uFFFD");
    }
}
