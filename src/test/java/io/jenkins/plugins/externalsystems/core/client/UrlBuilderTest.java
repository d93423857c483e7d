package io.jenkins.plugins.externalsystems.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlBuilderTest {
    private static final URI BASE = URI.create("https://host/base/");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROJ-1 | PROJ-1",
                "../../admin | ..%2F..%2Fadmin",
                "%2e%2e | %252e%252e",
                "a?b#c&d | a%3Fb%23c%26d",
                "a b+c | a%20b%2Bc",
                "ü€😀 | %C3%BC%E2%82%AC%F0%9F%98%80",
                "... | ...",
                "x\\y | x%5Cy"
            })
    void aValueStaysInItsSegment(String value, String encoded) {
        assertThat(UrlBuilder.below(BASE).path("issue").segment(value).build())
                .hasToString("https://host/base/issue/" + encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refusesWhatNoEncodingCanHold(String value) {
        assertThatThrownBy(() -> UrlBuilder.below(BASE).segment(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void queryParametersAreEncodedAndNullIsLeftOut() {
        assertThat(UrlBuilder.below(URI.create("https://host"))
                        .path("x")
                        .query("a", "1&b=2")
                        .query("none", null)
                        .query("c d", "ü +")
                        .build())
                .hasToString("https://host/x?a=1%26b%3D2&c%20d=%C3%BC%20%2B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host/?a=b", "https://host/#a"})
    void aBaseHasNoQueryAndNoFragment(String base) {
        assertThatThrownBy(() -> UrlBuilder.below(URI.create(base))).isInstanceOf(IllegalArgumentException.class);
    }
}
