package io.jenkins.plugins.externalsystems.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values put into texts, none of which can become more than text. */
class TextTemplateTest {
    @Test
    void putsTextsNumbersAndListsIn() {
        Map<String, Object> data = Map.of("a", "x", "n", 7, "l", List.of("p", 2, true), "m", Map.of("k", "deep"));
        assertThat(TextTemplate.of("{{a}}-{{n}}-{{l}}-{{m.k}}-{{{a}}}").render(data))
                .isEqualTo("x-7-p, 2, true-deep-x");
    }

    @Test
    void rendersSectionsForWhatIsThere() {
        TextTemplate template = TextTemplate.of("{{#a}}<{{a}}>{{/a}}{{^a}}none{{/a}}{{#l}}[{{name}}]{{/l}}");
        assertThat(template.render(Map.of("a", "x", "l", List.of(Map.of("name", 1), Map.of("name", 2)))))
                .isEqualTo("<x>[1][2]");
        assertThat(template.render(Map.of("a", "", "l", List.of()))).isEqualTo("none");
        assertThat(template.render(Map.of())).isEqualTo("none");
    }

    @Test
    void namesAllThatIsMissing() {
        TextTemplate template = TextTemplate.of("{{b}} {{a}} {{m.k}} {{#s}}{{inner}}{{/s}}");
        assertThatThrownBy(() -> template.render(Map.of("m", Map.of())))
                .isInstanceOf(MissingValuesException.class)
                .hasMessage("the data lacks a, b, m.k");
        assertThatThrownBy(() -> template.render(Map.of("a", 1, "b", 2, "m", Map.of("k", 3), "s", true)))
                .isInstanceOf(MissingValuesException.class)
                .hasMessage("the data lacks inner");
    }

    @Test
    void takesNullAsEmpty() {
        Map<String, Object> data = new HashMap<>();
        data.put("a", null);
        data.put("m", null);
        assertThat(TextTemplate.of("[{{a}}{{m.k}}]").render(data)).isEqualTo("[]");
    }

    @Test
    void aSectionOfAMapIsShownOnceAndOneOfNothingIsNot() {
        TextTemplate template = TextTemplate.of("{{#m}}{{n}}{{#zero}}, {{zero}} bad{{/zero}}{{/m}}{{^m}}none{{/m}}");

        assertThat(template.render(Map.of("m", Map.of("n", 3, "zero", 0)))).isEqualTo("3");
        assertThat(template.render(Map.of("m", Map.of("n", 3, "zero", 0.5)))).isEqualTo("3, 0.5 bad");
        for (Object nothing : List.of("", Map.of(), List.of(), false, 0, 0L, 0.0)) {
            assertThat(template.render(Map.of("m", nothing))).as("%s", nothing).isEqualTo("none");
        }
        assertThat(template.render(Map.of())).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{> other}}"})
    void refusesBrokenTemplates(String source) {
        assertThatThrownBy(() -> TextTemplate.of(source)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToIncludeEvenInsideASection() {
        TextTemplate template = TextTemplate.of("{{#a}}{{> /etc/passwd}}{{/a}}");
        assertThatThrownBy(() -> template.render(Map.of("a", true))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void callsNothingOnAValue() {
        for (String name : List.of("class", "getClass", "length", "size", "isEmpty", "bytes", "entrySet", "hashCode")) {
            TextTemplate template = TextTemplate.of("{{a." + name + "}}");
            for (Object value : Arrays.asList("text", Map.of(), List.of(1), 7)) {
                assertThatThrownBy(() -> template.render(Map.of("a", value)))
                        .as(name + " of " + value)
                        .isInstanceOf(MissingValuesException.class);
            }
        }
    }

    @Test
    void refusesAMapWhereATextIsShown() {
        assertThatThrownBy(() -> TextTemplate.of("{{a}}").render(Map.of("a", Map.of("k", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a map");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "{{v}},<!channel> <@U1> & co,&lt;!channel&gt; &lt;@U1&gt; &amp; co",
                "{{{v}}},<!here>,&lt;!here&gt;",
                "{{&v}},<!here>,&lt;!here&gt;",
                "**{{v}}**,x,*x*",
                "{{v}},[a](https://evil.example),[a](https://evil.example)",
                "`{{v}}`,a`<!here>`b,`aˋ&lt;!here&gt;ˋb`",
                "[build]({{v}}),https://ci.example/1?a=b&c=d,<https://ci.example/1?a=b&amp;c=d|build>",
                "[build]({{v}}),javascript:alert(1),build",
                "# {{v}},x,*x*",
            })
    void keepsAValueATextInMarkdown(String template, String value, String expected) {
        assertThat(TextTemplate.of(template).renderMrkdwn(Map.of("v", value))).isEqualTo(expected);
    }

    @Test
    void letsNoValueBeginStructure() {
        String value = "x\n\n# big\n\n```\ncode\n```\n- item";
        assertThat(TextTemplate.of("a {{v}} b").renderMrkdwn(Map.of("v", value)))
                .isEqualTo("a x\n\n# big\n\n``\u200B`\ncode\n``\u200B`\n- item b");
    }

    @Test
    void takesNoMarksFromOutside() {
        String mark = "\uE0000\uE001";
        assertThat(TextTemplate.of(mark + "{{a}}").renderMrkdwn(Map.of("a", "x")))
                .isEqualTo("\uFFFD0\uFFFDx");
        assertThat(TextTemplate.of("{{a}}{{b}}").renderMrkdwn(Map.of("a", "secret", "b", mark)))
                .isEqualTo("secret" + mark);
    }
}
