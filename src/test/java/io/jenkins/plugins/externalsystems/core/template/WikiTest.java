package io.jenkins.plugins.externalsystems.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WikiTest {
    @Test
    void formatsWords() {
        assertThat(Markdown.toWiki("**bold** *italic* ~~gone~~ `mono`")).isEqualTo("*bold* _italic_ -gone- {{mono}}");
        assertThat(Markdown.toWiki("***both***")).isEqualTo("_*both*_");
    }

    @Test
    void putsMarksNextToLettersInBraces() {
        assertThat(Markdown.toWiki("a**b**c **d**e")).isEqualTo("a{*}b{*}c {*}d{*}e");
    }

    @Test
    void writesHeadingsParagraphsAndRules() {
        assertThat(Markdown.toWiki("# Build **42** `x`\none\ntwo\n\n###### small\n\n---"))
                .isEqualTo("h1. Build *42* {{x}}\n\none two\n\nh6. small\n\n----");
        assertThat(Markdown.toWiki("one  \ntwo\\\nthree")).isEqualTo("one\\\\ two\\\\ three");
    }

    @Test
    void nestsListsByTheirMarkers() {
        assertThat(Markdown.toWiki("- a\n  1. b\n     - c\n  2. d\n- e\n\n  f\n-\n"))
                .isEqualTo("* a\n*# b\n*#* c\n*# d\n* e\\\\ f\n* ");
    }

    @Test
    void keepsCodeAsItIs() {
        assertThat(Markdown.toWiki("```Java\nif (a < b) **c**\n\n  d\n```"))
                .isEqualTo("{code:java}\nif (a < b) **c**\n\n  d\n{code}");
        assertThat(Markdown.toWiki("```yml\na: 1\n```")).startsWith("{code:yaml}");
        assertThat(Markdown.toWiki("```klingon}\nx\n```")).isEqualTo("{code}\nx\n{code}");
        assertThat(Markdown.toWiki("    indented")).isEqualTo("{code}\nindented\n{code}");
        assertThat(Markdown.toWiki("- item\n  ```\n  code\n  ```")).isEqualTo("* item\\\\ {code}\ncode\n{code}");
    }

    @Test
    void codeCannotEndItsMacro() {
        assertThat(Markdown.toWiki("```\n{code}[x|http://evil]{Code:java}{noformat}\n```"))
                .isEqualTo("{code}\n{\u200Bcode}[x|http://evil]{\u200BCode:java}{\u200Bnoformat}\n{code}");
    }

    @Test
    void quotesOnceHoweverDeep() {
        assertThat(Markdown.toWiki("> a\n>\n> > b\n>\n> - c")).isEqualTo("{quote}\na\n\nb\n\n* c\n{quote}");
        assertThat(Markdown.toWiki("- > a")).isEqualTo("* a");
    }

    @Test
    void writesTables() {
        assertThat(Markdown.toWiki("|a|b|\n|-|-|\n|`x`|1 \\| 2|\n||**y**|"))
                .isEqualTo("||a||b||\n|{{x}}|1 \\| 2|\n| |*y*|");
        assertThat(Markdown.toWiki("- x\n\n  |a|\n  |-|\n  |b|")).isEqualTo("* x\\\\ {code}\na\n-\nb\n{code}");
    }

    @Test
    void writesLinks() {
        assertThat(Markdown.toWiki("[a **b**](https://e.example/x?p=1&q=2 \"t\")"))
                .isEqualTo("[a b|https://e.example/x?p=1&q=2]");
        assertThat(Markdown.toWiki("<https://e.example>")).isEqualTo("[https://e.example]");
        assertThat(Markdown.toWiki("see https://e.example/a_b_.")).isEqualTo("see [https://e.example/a_b]\\_.");
        assertThat(Markdown.toWiki("![shot](https://e.example/i.png)")).isEqualTo("[shot|https://e.example/i.png]");
        assertThat(Markdown.toWiki("[x](https://e.example/a]b|c)")).isEqualTo("[x|https://e.example/a%5Db%7Cc]");
        assertThat(Markdown.toWiki("[x](javascript:alert)")).isEqualTo("x");
        assertThat(Markdown.toWiki("[a\\|b\\]](https://e.example)")).isEqualTo("[a\\|b\\]|https://e.example]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    {code}               ~ \\{code\\}
                    [x|http://e]         ~ \\[x\\|[http://e]\\]
                    !image.png!          ~ \\!image.png\\!
                    a_b snake_case a-b   ~ a_b snake_case a-b
                    \\_a\\_ \\-b\\- +c+  ~ \\_a\\_ \\-b\\- \\+c\\+
                    ??cite??             ~ \\?\\?cite\\?\\?
                    (x) and (!) :)       ~ \\(x) and \\(\\!) :\\)
                    (see below)          ~ (see below)
                    \\#1                 ~ \\#1
                    C:\\temp             ~ C:\\temp
                    """)
    void keepsTextAsText(String markdown, String wiki) {
        assertThat(Markdown.toWiki(markdown.replace("\\\\", "\\"))).isEqualTo(wiki.replace("\\\\", "\\"));
    }

    @Test
    void aBackslashNeverTakesAnEscapeAway() {
        assertThat(Markdown.toWiki("\\\\{code} \\\\\\\\ x\\\\"))
                .isEqualTo("\\\u200B\\{code\\} \\\u200B\\\u200B x\\\u200B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h1. not a heading", "bq. not a quote"})
    void textThatLooksLikeABlockIsKeptApart(String text) {
        assertThat(Markdown.toWiki(text)).isEqualTo("\u200B" + text);
        assertThat(Markdown.toWiki("- " + text)).isEqualTo("* \u200B" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[~admin]",
                "{panel:title=x}",
                "`{quote}`",
                "# [~admin]",
                "- {color:red}x{color}",
                "> {quote}",
                "|{code}|\n|-|\n|[~admin]|",
                "<div>\n{code}\n[~admin]\n</div>",
                "[[~admin]](https://e.example)",
                "![{code}](https://e.example)",
                "a <b>{code}</b>",
                "\\\\[~admin]",
                "&#91;~admin&#93;",
                "[a]\n\n[a]: <{code}>"
            })
    void cannotMentionAnybodyNorStartAMacro(String hostile) {
        String wiki = Markdown.toWiki(hostile).replaceAll("\\{quote}\n|\n\\{quote}|\\{\\{|}}", "");
        assertThat(wiki).doesNotContainPattern("(?<!\\\\)\\{[a-z]").doesNotContainPattern("(?<!\\\\)\\[~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\t", "[a]: https://e.example", "\u0000", "****"})
    void takesNothing(String nothing) {
        assertThat(Markdown.toWiki(nothing).replace("----", "")).isIn("", "\\*\\*\\*\\*");
    }

    @Test
    void codeThatIsTheNameOfAMacroIsNone() {
        assertThat(Markdown.toWiki("`quote` `quoted`")).isEqualTo("{{\u200Bquote}} {{quoted}}");
    }

    @Test
    void readsItsOwnTextBack() {
        String words = "5 * 3 {x} [y] snake_case C:\\temp \\{ (x) a|b !c!";
        assertThat(WikiText.plain(WikiText.escape(words))).isEqualTo(words);
        assertThat(WikiText.plain(Markdown.toWiki("# Title\n\n> quoted `code` a**b**c\n\n```java\nint x;\n```")))
                .isEqualTo("Title\n\nquoted code abc\n\nint x;");
    }
}
