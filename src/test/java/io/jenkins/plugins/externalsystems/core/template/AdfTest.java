package io.jenkins.plugins.externalsystems.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdfTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The content of the document, in JSON with single quotes. */
    private static String content(String markdown) {
        try {
            String json = MAPPER.writeValueAsString(Markdown.toAdf(markdown).get("content"));
            return json.replace('"', '\'');
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String paragraph(String inlines) {
        return "[{'type':'paragraph','content':[" + inlines + "]}]";
    }

    private static String text(String text) {
        return "{'type':'text','text':'" + text + "'}";
    }

    @Test
    void isADocumentOfVersionOne() {
        assertThat(Markdown.toAdf("a")).containsEntry("type", "doc").containsEntry("version", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\r\n", "\t", ">", "> >", "[a]: https://e.example", "#", "\u0000"})
    void takesNothing(String nothing) {
        assertThat(content(nothing)).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"**a**,strong", "__a__,strong", "*a*,em", "~~a~~,strike", "`a`,code"})
    void marksWords(String markdown, String mark) {
        assertThat(content(markdown))
                .isEqualTo(paragraph("{'type':'text','text':'a','marks':[{'type':'" + mark + "'}]}"));
    }

    @Test
    void setsAMarkOnce() {
        assertThat(content("*a _b_*")).isEqualTo(paragraph("{'type':'text','text':'a b','marks':[{'type':'em'}]}"));
    }

    @Test
    void givesCodeNoOtherMarkThanALink() {
        assertThat(content("**`a`**")).isEqualTo(content("`a`"));
        assertThat(content("**[`a`](https://e.example)**"))
                .isEqualTo(paragraph("{'type':'text','text':'a','marks':[{'type':'code'},"
                        + "{'type':'link','attrs':{'href':'https://e.example'}}]}"));
    }

    @Test
    void readsLineBreaksAsMarkdownDoes() {
        assertThat(content("a\r\nb")).isEqualTo(paragraph(text("a b")));
        assertThat(content("a  \nb")).isEqualTo(paragraph(text("a") + ",{'type':'hardBreak'}," + text("b")));
    }

    @ParameterizedTest
    @CsvSource({
        "[a](https://e.example/x_(y)), a, https://e.example/x_(y)",
        "[a](HTTP://e.example 't'), a, HTTP://e.example",
        "<a@e.example>, a@e.example, mailto:a@e.example",
        "![a](https://e.example/i.png), a, https://e.example/i.png",
        "![](https://e.example/i.png), https://e.example/i.png, https://e.example/i.png",
        "[](https://e.example), https://e.example, https://e.example",
        "[a](<https://e.example/b c>), a, https://e.example/b%20c",
        "https://e.example/job/1/, https://e.example/job/1/, https://e.example/job/1/",
    })
    void links(String markdown, String label, String target) {
        assertThat(content(markdown))
                .isEqualTo(paragraph("{'type':'text','text':'" + label + "','marks':[{'type':'link','attrs':{'href':'"
                        + target + "'}}]}"));
    }

    @Test
    void leavesTheSentenceOutOfABareAddress() {
        assertThat(content("(see https://e.example/a_(b)).")).contains("'href':'https://e.example/a_(b)'");
        assertThat(content("https://e.example, then")).contains("'href':'https://e.example'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a](javascript:x)", "[a](docs/x.md)", "[a](<>)", "[a](data:text/html)", "[a](https:)"})
    void showsOtherLinksAsText(String markdown) {
        assertThat(content(markdown)).isEqualTo(paragraph(text("a")));
    }

    @Test
    void nestsLists() {
        String inner = "{'type':'orderedList','attrs':{'order':3},'content':[{'type':'listItem','content':"
                + paragraph(text("b")) + "}]}";
        assertThat(content("- a\n\n  3. b\n"))
                .isEqualTo(
                        "[{'type':'bulletList','content':[{'type':'listItem','content':[{'type':'paragraph','content':["
                                + text("a") + "]}," + inner + "]}]}]");
    }

    @Test
    void startsAListItemWithAParagraph() {
        assertThat(content("- - a"))
                .contains("'listItem','content':[{'type':'paragraph','content':[]},{'type':'bulletList'");
        assertThat(content("-")).contains("'listItem','content':[{'type':'paragraph','content':[]}]");
    }

    @Test
    void flattensWhatAListItemOrQuoteMayNotHold() {
        for (String prefix : new String[] {"- ", "> "}) {
            String flat = content(prefix + "# head\n" + " ".repeat(prefix.length()));
            assertThat(flat)
                    .contains("'text':'head','marks':[{'type':'strong'}]")
                    .doesNotContain("'heading'");
        }
        assertThat(content("> a\n>\n> ---\n>\n> > b\n>\n> |c|\n> |-|\n> |d|"))
                .isEqualTo("[{'type':'blockquote','content':["
                        + String.join(
                                ",",
                                "{'type':'paragraph','content':[" + text("a") + "]}",
                                "{'type':'paragraph','content':[" + text("———") + "]}",
                                "{'type':'paragraph','content':[" + text("b") + "]}",
                                "{'type':'codeBlock','content':[" + text("c\\n-\\nd") + "]}")
                        + "]}]");
    }

    @Test
    void keepsCode() {
        assertThat(content("```java -x\n**a** `b`\n\n c\n```"))
                .isEqualTo("[{'type':'codeBlock','attrs':{'language':'java'},'content':[" + text("**a** `b`\\n\\n c")
                        + "]}]");
        assertThat(content("```\n```")).isEqualTo("[{'type':'codeBlock','content':[]}]");
        assertThat(content("    a")).isEqualTo("[{'type':'codeBlock','content':[" + text("a") + "]}]");
    }

    @Test
    void drawsTablesWithHeaderCells() {
        String cell = "'content':[{'type':'paragraph','content':[";
        assertThat(content("|a|b|\n|-|-|\n|`c\\|d`|"))
                .isEqualTo("[{'type':'table','content':["
                        + "{'type':'tableRow','content':[{'type':'tableHeader'," + cell + text("a") + "]}]},"
                        + "{'type':'tableHeader'," + cell + text("b") + "]}]}]},"
                        + "{'type':'tableRow','content':[{'type':'tableCell'," + cell
                        + "{'type':'text','text':'c|d','marks':[{'type':'code'}]}]}]},"
                        + "{'type':'tableCell'," + cell + "]}]}]}]}]");
    }

    @Test
    void showsHtmlAsText() {
        assertThat(content("a <b>c</b>")).isEqualTo(paragraph(text("a <b>c</b>")));
        assertThat(content("<p>\nx")).isEqualTo(paragraph(text("<p>") + ",{'type':'hardBreak'}," + text("x")));
    }

    @Test
    void readsEntitiesEmojiAndRightToLeftText() {
        assertThat(content("&lt;&amp;&copy; 👩‍👩‍👧 مرحبا :tada:"))
                .isEqualTo(paragraph(text("<&© 👩‍👩‍👧 مرحبا :tada:")));
    }

    @Test
    void headsAndRules() {
        assertThat(content("### a\n***"))
                .isEqualTo("[{'type':'heading','attrs':{'level':3},'content':[" + text("a") + "]},{'type':'rule'}]");
    }
}
