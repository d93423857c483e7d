package io.jenkins.plugins.externalsystems.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {
    @Test
    void makesLinesOfBlocks() {
        assertThat(Html.toText("<h1>Title</h1>\n<p>one\n  two</p><p>three<br>four</p><div>five</div><div>six</div>"))
                .isEqualTo("Title\n\none two\n\nthree\nfour\n\nfive\nsix");
        assertThat(Html.toText("a<br><br><br><br>b")).isEqualTo("a\n\nb");
        assertThat(Html.toText("a<hr>b")).isEqualTo("a\n\n" + "-".repeat(40) + "\n\nb");
    }

    @Test
    void keepsWordsTogetherAcrossTags() {
        assertThat(Html.toText("a<b>b</b> c <i> d</i>e")).isEqualTo("ab c de");
    }

    @Test
    void marksItems() {
        assertThat(Html.toText("<p>x</p><ul><li>a<ol start=\"9\"><li>b<li>c<br>d</ol></li><li><p>e</p></li></ul>y"))
                .isEqualTo("x\n\n* a\n  9. b\n  10. c\n      d\n\n* e\n\ny");
        assertThat(Html.toText("<li>alone")).isEqualTo("* alone");
    }

    @Test
    void quotes() {
        assertThat(Html.toText("a<blockquote><p>b</p><p>c</p><blockquote>d</blockquote></blockquote>e"))
                .isEqualTo("a\n\n> b\n>\n> c\n>\n> > d\n\ne");
    }

    @Test
    void keepsPreformattedText() {
        assertThat(Html.toText("<pre>\na  b\n   c\n\n d</pre>e")).isEqualTo("a  b\n   c\n\n d\n\ne");
    }

    @Test
    void putsCellsBesideEachOtherAndNamesValues() {
        assertThat(Html.toText("<table><tr><th>Test</th><th>Time</th></tr><tr><td>a</td><td>1</td></tr></table>"))
                .isEqualTo("Test  Time\na  1");
        assertThat(Html.toText("<table><tr><th scope=\"row\">Branch</th>\n<td>main</td>\n</tr></table>"))
                .isEqualTo("Branch: main");
        assertThat(Html.toText("<table><tr><td><div>a</div><div>b</div></td></tr></table>"))
                .isEqualTo("a\nb");
    }

    @Test
    void writesAddressesBehindLabels() {
        assertThat(Html.toText("<a href=\"https://e.example/?a=1&amp;b=2\">Open <b>it</b></a>, then"))
                .isEqualTo("Open it (https://e.example/?a=1&b=2), then");
        assertThat(Html.toText("<a href='https://e.example'>https://e.example</a>"))
                .isEqualTo("https://e.example");
        assertThat(Html.toText("<a href=mailto:a@e.example>a@e.example</a>")).isEqualTo("a@e.example");
        assertThat(Html.toText("<p>a</p><p><a href=\"https://e.example\"><img src=x></a> b</p>"))
                .isEqualTo("a\n\nhttps://e.example b");
        assertThat(Html.toText("<a href=\"https://e.example\"><div>Block</div></a>after"))
                .isEqualTo("Block (https://e.example)\nafter");
        assertThat(Html.toText("<a href=\"javascript:x\">no</a> <a name=top>top</a>"))
                .isEqualTo("no top");
    }

    @Test
    void readsImagesAloud() {
        assertThat(Html.toText("<img src=\"cid:logo\" alt=\"Logo &amp; name\"> text"))
                .isEqualTo("Logo & name text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>p { color: red }</style>",
                "<script>if (a < b) {}</script>",
                "<head><title>x</title></head>",
                "<div style=\"display: none\">pre<div>header</div></div>",
                "<span aria-hidden=\"true\">*</span>",
                "<p hidden>x</p>",
                "<!-- <p>x</p> -->",
                "<!--[if mso]><p>x</p><![endif]-->",
                "<!DOCTYPE html>",
                "<?xml version=\"1.0\"?>",
                "<img hidden alt=x>",
            })
    void leavesOutWhatNobodySees(String hidden) {
        assertThat(Html.toText("a " + hidden + "b")).matches("a\\s+b");
    }

    @ParameterizedTest
    @CsvSource({
        "&lt;b&gt; &amp;amp;, <b> &amp;",
        "&auml;&szlig;&yuml;&nbsp;&hellip;, äßÿ …",
        "&#8594;&#x2192;&rarr;, →→→",
        "&nosuch; &#0; &#xD800; AT&T, &nosuch; \uFFFD \uFFFD AT&T",
        "1 < 2 <3 </ , 1 < 2 <3 </",
        "a&shy;b&#8203;c, abc",
    })
    void decodesEntities(String html, String text) {
        assertThat(Html.toText(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<p></p>", "<br><br>", "<", "<a", "<a href=\"x", "</", "<!--", "<style>x", "&nbsp;"})
    void takesNothing(String nothing) {
        assertThat(Html.toText(nothing)).isIn("", "<", "</");
    }

    @Test
    void readsMarkdownsOwnHtml() {
        String markdown =
                "# Title\n\nText with **bold** and [a link](https://e.example).\n\n- one\n- two\n\n> quote\n\n"
                        + "```\ncode  x\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |";
        assertThat(Html.toText(Markdown.toHtml(markdown, 10_000))).isEqualTo("""
                Title

                Text with bold and a link (https://e.example).

                * one
                * two

                > quote

                code  x

                a  b
                1  2""");
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                        "<blockquote>",
                        "<ul>",
                        "<ul><li>",
                        "</ul>",
                        "<li>",
                        "<a href=https://e.example>",
                        "<a ",
                        "<!--",
                        "<style>",
                        "<p hidden>",
                        "</p>",
                        "&",
                        "&#",
                        "<",
                        "<td>x",
                        "<pre>\n",
                        "<br>",
                        "<x y='",
                        "<x y=",
                        "</x")
                .map(piece -> Arguments.of(piece));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void takesTimeInProportion(String piece) {
        String html = piece.repeat(200_000) + "a" + "</blockquote></ul></li>".repeat(100_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(Html.toText(html)).hasSizeLessThan(20_000_000));
    }
}
