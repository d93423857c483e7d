package io.jenkins.plugins.externalsystems.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactorTest {
    private static final String SECRET = "p\"a\\s/s +wörd";

    private final Redactor redactor = Redactor.of(List.of(SECRET, "user:" + SECRET));

    @Test
    void masksEveryFormOfASecret() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        String encoded = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String pair = Base64.getEncoder().encodeToString(("user:" + SECRET).getBytes(StandardCharsets.UTF_8));
        for (String form : List.of(
                SECRET,
                encoded,
                encoded.replace("+", "%20"),
                Base64.getUrlEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                "p\\\"a\\\\s/s +wörd",
                "p\\\"a\\\\s\\/s +wörd",
                pair)) {
            assertThat(redactor.redact("<" + form + ">")).startsWith("<****").doesNotContain(form);
        }
    }

    @Test
    void masksWhatMarkupMakesOfASecret() {
        Redactor marked = Redactor.of(List.of("a&b<c>\"d'e"));
        for (String form : List.of(
                "a&amp;b&lt;c&gt;\"d'e",
                "a&amp;b&lt;c&gt;&quot;d'e",
                "a&amp;b&lt;c&gt;&quot;d&#39;e",
                "a&amp;b&lt;c&gt;&quot;d&apos;e")) {
            assertThat(marked.redact("<x>" + form + "</x>")).isEqualTo("<x>****</x>");
        }
    }

    @Test
    void leavesOtherTextAlone() {
        assertThat(redactor.redact("a password")).isEqualTo("a password");
        assertThat(Redactor.of(List.of("", "abc")).redact("abcabc")).isEqualTo("abcabc");
        assertThat(Redactor.nothing().redact("x")).isEqualTo("x");
    }

    @Test
    void masksWithinData() {
        Redactor token = Redactor.of(List.of("token"));
        assertThat(token.redactData(Map.of("my token", List.of("a token", 1, Map.of("x", "token")))))
                .isEqualTo(Map.of("my ****", List.of("a ****", 1, Map.of("x", "****"))));
    }

    @Test
    void doesNotPrintThem() {
        assertThat(redactor.toString()).doesNotContain("wörd");
    }
}
