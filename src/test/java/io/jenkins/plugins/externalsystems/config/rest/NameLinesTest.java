package io.jenkins.plugins.externalsystems.config.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameLinesTest {
    @Test
    void linesAreNamesWithValues() {
        assertThat(NameLines.flat("query", "  a = 1 \r\n\n# no\nX-B.c={{d}}=e\nempty =\n"))
                .containsExactly(Map.entry("a", "1"), Map.entry("X-B.c", "{{d}}=e"), Map.entry("empty", ""));
        assertThat(NameLines.flat("query", null)).isEmpty();
        assertThat(NameLines.flat("query", " \n ")).isEmpty();
    }

    @Test
    void dotsNestWhereTheyMay() {
        assertThat(NameLines.nested("result", "name = $.n\nposition.lat = $.a\nposition.lon = $.b"))
                .isEqualTo(Map.of("name", "$.n", "position", Map.of("lat", "$.a", "lon", "$.b")));
    }

    @Test
    void jsonIsTakenToo() {
        assertThat(NameLines.nested("result", "{\"a\": {\"b\": \"$.c\"}, \"d.e\": \"$.f\"}"))
                .isEqualTo(Map.of("a", Map.of("b", "$.c"), "d.e", "$.f"));
        assertThat(NameLines.flat("query", "{\"a\": [1, 2]}")).isEqualTo(Map.of("a", List.of(1, 2)));
    }

    @Test
    void whatIsNeitherIsRefused() {
        refused("a = 1\nb", "'x', line 2, is not: name = value");
        refused("= 1", "'x', line 1, is not: name = value");
        refused("a = 1\n\na = 2", "'x', line 3, has 'a' again");
        refused("a = 1\na.b = 2", "'x', line 2, has 'a.b' again");
        refused("a.b = 1\na = 2", "'x', line 2, has 'a' again");
        refused("a..b = 1", "'x', line 1, is not: name = value");
        refused("{\"a\": ", "'x' ");
    }

    private static void refused(String text, String sentence) {
        assertThatThrownBy(() -> NameLines.nested("x", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }
}
