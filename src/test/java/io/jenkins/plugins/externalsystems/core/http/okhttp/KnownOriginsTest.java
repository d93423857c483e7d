package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownOriginsTest {
    private final KnownOrigins origins = new KnownOrigins();

    /** The second time the origin is known. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "http://example.com/",
                "http://example.com:80/a",
                "https://example.com:8443/a/b/",
                "https://EXAMPLE.com/a%2Fb/c%20d;e",
                "https://example.com/a/../b/./c",
                "https://example.com/%2e%2e/x",
                "https://example.com//double//",
                "https://example.com/a?",
                "https://example.com/a?q=1+2%2B3&r=%26&r=x",
                "https://example.com/a?q='quoted'",
                "https://example.com?q=1",
                "https://example.com/a#part",
                "http://127.0.0.1:8080/v3/mail/send",
                "http://[::1]:8080/a",
                "https://user:word@example.com/a",
                "https://xn--bcher-kva.example/a"
            })
    void areWhatOkHttpReads(String text) {
        HttpUrl whole = HttpUrl.get(text).newBuilder().fragment(null).build();
        for (int i = 0; i < 2; i++) {
            HttpUrl made = origins.url(URI.create(text));
            assertThat(made.newBuilder().fragment(null).build()).isEqualTo(whole);
        }
    }

    @Test
    void manyOriginsAreStillRight() {
        for (int i = 0; i < 250; i++) {
            String text = "http://host" + i + ".example/path?q=" + i;
            assertThat(origins.url(URI.create(text))).hasToString(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/a", "mailto:jane@example.com", "http://a_b:99999/x", "/only/a/path"})
    void whatIsNoWebAddressIsRefused(String text) {
        assertThatThrownBy(() -> origins.url(URI.create(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
