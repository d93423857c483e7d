package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as paths and as ids. */
class GroupingKeyTest {
    @ParameterizedTest
    @CsvSource({
        "nightly, /metrics/job/nightly",
        "host:9100, /metrics/job/host%3A9100",
        "a/b, /metrics/job@base64/YS9i",
        "'a?b>', /metrics/job@base64/YT9iPg",
        "'>>>?', /metrics/job@base64/Pj4-Pw",
        "., /metrics/job@base64/Lg",
        ".., /metrics/job@base64/Li4",
        "a b, /metrics/job@base64/YSBi",
        "ü, /metrics/job@base64/w7w",
    })
    void isAPath(String job, String path) {
        assertThat(path(new GroupingKey(job, new TreeMap<>()))).isEqualTo(path);
    }

    @Test
    void writesTheEmptyTextAsPaddingAndSortsLabels() {
        assertThat(path(key("j", "b", "", "a", "1", "instance", "i")))
                .isEqualTo("/metrics/job/j/a/1/b@base64/=/instance/i");
        assertThat(key("j", "b", "2", "a", "1")).isEqualTo(key("j", "a", "1", "b", "2"));
    }

    @ParameterizedTest
    @CsvSource({"j, j", "j/i, j/i", "a%2Fb/c%2Fd, a%2Fb/c%2Fd", "j/instance=, j/instance=", "j/a=1/i, j/i/a=1"})
    void isAnId(String id, String written) {
        assertThat(GroupingKey.parse(id).id()).isEqualTo(written);
        assertThat(GroupingKey.parse(written)).isEqualTo(GroupingKey.parse(id));
    }

    @Test
    void keepsAnythingInItsId() {
        GroupingKey key = key("a/b=c%2F+ ü", "instance", "x=y/z", "l", "", "m", "\n+%");
        assertThat(GroupingKey.parse(key.id())).isEqualTo(key);
        assertThat(key.id()).isEqualTo("a%2Fb%3Dc%252F%2B%20%C3%BC/x%3Dy%2Fz/l=/m=%0A%2B%25");
        assertThat(key.all()).containsEntry("job", "a/b=c%2F+ ü").hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/i", "j/a-b=1", "j/__a=1", "j/job=1", "j/i/i", "j/a=1/a=2", "j/%zz"})
    void refusesOtherIds(String id) {
        assertThatThrownBy(() -> GroupingKey.parse(id)).isInstanceOf(IllegalArgumentException.class);
    }

    private static GroupingKey key(String job, String... namesAndValues) {
        Map<String, String> labels = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            labels.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new GroupingKey(job, new TreeMap<>(labels));
    }

    private static String path(GroupingKey key) {
        return key.appendTo(UrlBuilder.below(URI.create("http://h"))).build().getRawPath();
    }
}
