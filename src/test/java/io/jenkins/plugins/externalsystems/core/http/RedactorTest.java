package io.jenkins.plugins.externalsystems.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactorTest {
    private static final String SECRET = "s3cr+t/ \"väl\\ue\"";

    @Test
    void hidesEveryFormThatASecretIsSentIn() {
        Redactor redactor = Redactor.of(List.of(SECRET));
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        for (String form : List.of(
                SECRET,
                URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                URLEncoder.encode(SECRET, StandardCharsets.UTF_8).replace("+", "%20"),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                SECRET.replace("\\", "\\\\").replace("\"", "\\\""))) {
            assertThat(redactor.redact("before " + form + " after")).isEqualTo("before **** after");
        }
    }

    @Test
    void hidesTheLongerOfTwoThatOverlap() {
        assertThat(Redactor.of(List.of("abcd", "abcdefg")).redact("x abcdefg y")).isEqualTo("x **** y");
    }

    @Test
    void leavesTextsAloneThatHoldNothingOfIt() {
        assertThat(Redactor.of(List.of("", "abc", "secret")).redact("a table of abc"))
                .isEqualTo("a table of abc");
    }

    @Test
    void tellsNothingItself() {
        assertThat(Redactor.of(List.of("secret"))).asString().doesNotContain("secret");
    }
}
