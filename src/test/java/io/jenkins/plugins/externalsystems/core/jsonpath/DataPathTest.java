package io.jenkins.plugins.externalsystems.core.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What paths find, and which are not allowed. */
class DataPathTest {
    private static final Object DATA =
            Json.parse("{\"id\":7,\"größe\":2.5,\"a-b\":{\"c d\":true},\"none\":null,\"rows\":["
                    + "{\"n\":1,\"rel\":\"self\"},{\"n\":2,\"rel\":\"next\"},{\"n\":3,\"rel\":\"next\"}]}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.id | 7",
                "$.größe | 2.5",
                "$.a-b['c d'] | true",
                "$['a-b']['c d'] | true",
                "$.rows[0].n | 1",
                "$.rows[-1].n | 3",
                "$.rows[*].n | [1, 2, 3]",
                "$.rows.*.n | [1, 2, 3]",
                "$.rows[1:].n | [2, 3]",
                "$.rows[:1].n | [1]",
                "$.rows[?(@.rel == 'next')].n | [2, 3]",
                "$.rows[?(@.n<2)].rel | [self]",
                "$.rows[9].n | null",
                "$.none | null",
                "$.none.x | null",
                "$.id.x | null",
                "$.no.such | null",
                "$.no[*].such | []"
            })
    void valuesAreFound(String path, String expected) {
        assertThat(String.valueOf(DataPath.of(path).find(DATA))).isEqualTo(expected);
    }

    @Test
    void theWholeIsFoundToo() {
        assertThat(DataPath.of("$").find(DATA)).isEqualTo(DATA);
        assertThat(DataPath.of("$[*]").find(List.of(1, 2))).isEqualTo(List.of(1, 2));
        assertThat(DataPath.of("$.a").find(null)).isNull();
        assertThat(DataPath.of("$.a[*]").find(null)).isEqualTo(List.of());
        assertThat(DataPath.of("$.a").find("text")).isNull();
    }

    @Test
    void textIsWhatPeopleCanRead() {
        assertThat(DataPath.of("$.id").findText(DATA)).isEqualTo("7");
        assertThat(DataPath.of("$.rows").findText(DATA)).isEmpty();
        assertThat(DataPath.of("$.none").findText(DATA)).isEmpty();
        assertThat(DataPath.of("$.rows[?(@.rel == 'self')].n").findText(DATA)).isEqualTo("1");
        assertThat(DataPath.of("$.rows[*].n").findText(DATA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id",
                "$.",
                "$..id",
                "$.rows..n",
                "$.rows[0,1]",
                "$.rows.length()",
                "$.rows[?(@.rel =~ /(a+)+b/)]",
                "$.rows[?(@.n > $.id)]",
                "$.rows[(@.length-1)]",
                "$.rows[?(@.n == 1 && @.n == 2)]",
                "$['a','b']",
                "$.rows[",
                "$.a b",
                "@.id"
            })
    void whatMayCostMuchIsNotAllowed(String path) {
        assertThatThrownBy(() -> DataPath.of(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is no JSONPath");
    }

    @Test
    void pathsAreBounded() {
        assertThatThrownBy(() -> DataPath.of("$" + ".a".repeat(250))).hasMessage("has more than 500 characters");
        assertThatThrownBy(() -> DataPath.of("$" + ".a".repeat(51))).hasMessageStartingWith("is no JSONPath");
        Object deep = Map.of("a", 1);
        for (int i = 0; i < 49; i++) {
            deep = Map.of("a", deep);
        }
        assertThat(DataPath.of("$" + ".a".repeat(50)).find(deep)).isEqualTo(1);
    }
}
