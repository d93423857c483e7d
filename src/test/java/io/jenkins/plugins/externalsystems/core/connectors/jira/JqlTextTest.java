package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JqlTextTest {
    @Test
    void quotesValues() {
        assertThat(JqlText.quote("In Progress")).isEqualTo("\"In Progress\"");
        assertThat(JqlText.quote("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
        assertThat(JqlText.quote("a\nb\tc\u0001")).isEqualTo("\"a\\nb\\tc\\u0001\"");
        assertThat(JqlText.quoteAll(List.of("a", "b"))).isEqualTo("(\"a\", \"b\")");
    }

    @Test
    void takesTheMeaningFromSearchOperators() {
        assertThat(JqlText.quoteWords("foo(bar")).isEqualTo("\"foo\\\\(bar\"");
        assertThat(JqlText.quoteWords("this AND that NOT Android")).isEqualTo("\"this and that not Android\"");
        assertThat(JqlText.quoteWords("say \"hi\"")).isEqualTo("\"say \\\\\\\"hi\\\\\\\"\"");
    }
}
