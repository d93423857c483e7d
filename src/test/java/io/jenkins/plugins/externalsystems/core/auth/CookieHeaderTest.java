package io.jenkins.plugins.externalsystems.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several places that each have cookies for one request. */
class CookieHeaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''|''",
                "a=1|''|a=1",
                "''|b=2|b=2",
                "a=1|b=2|a=1; b=2",
                "a=1;b=2 ;;|c=3; |a=1; b=2; c=3",
                "a=1; b=2|a=3|b=2; a=3",
                "a=1; a=2|a=3; a=4|a=3; a=4",
                "A=1|a=2|A=1; a=2",
                "a=x=y|b==|a=x=y; b==",
                "a|a=1|a=1"
            })
    void bothAreInOne(String before, String later, String header) {
        assertThat(CookieHeader.joined(before, later)).isEqualTo(header);
    }

    @Test
    void aSecretCookieComesBesideTheRequestsOwnAndCannotBeReplaced() {
        HttpRequest request = HttpRequest.builder("GET", URI.create("https://h.example/"))
                .header("cookie", "tide=low; session=mine")
                .header("X-Key", "plain")
                .build();
        Authentication cookie = Authentications.apiKeyHeader("Cookie", "", SecretValue.of("session=s3cret-id"));
        HttpRequest once = cookie.authenticate(request).toCompletableFuture().join();
        assertThat(once.headers()).isEqualTo(Map.of("X-Key", "plain", "Cookie", "tide=low; session=s3cret-id"));
        assertThat(cookie.authenticate(once).toCompletableFuture().join().headers())
                .isEqualTo(once.headers());
        assertThat(cookie.redactor().redact("session=s3cret-id, or s3cret-id by itself"))
                .isEqualTo("****, or **** by itself");

        Authentication key = Authentications.apiKeyHeader("X-Key", "", SecretValue.of("k3y"));
        assertThat(key.authenticate(request).toCompletableFuture().join().headers())
                .as("another header is replaced, as ever")
                .containsEntry("X-Key", "k3y");
    }
}
