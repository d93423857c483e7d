package io.jenkins.plugins.externalsystems.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpBodyTest {
    private static String text(HttpBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        assertThat(body.contentLength()).isEqualTo(out.size());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFormIsEncoded() throws IOException {
        HttpBody form = HttpBody.form(Map.of("a b", "1+1=2&ü"));
        assertThat(form.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(text(form)).isEqualTo("a+b=1%2B1%3D2%26%C3%BC");
    }

    @Test
    void aNameMayComeMoreThanOnceInAFormAndTheOrderStays() throws IOException {
        assertThat(text(HttpBody.form(List.of(Map.entry("b", "1"), Map.entry("a", "2"), Map.entry("b", "")))))
                .isEqualTo("b=1&a=2&b=");
        assertThat(text(HttpBody.form(List.of()))).isEmpty();
    }
}
