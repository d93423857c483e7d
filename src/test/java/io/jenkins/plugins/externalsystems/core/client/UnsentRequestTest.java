package io.jenkins.plugins.externalsystems.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.files.FileBody;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.testing.MemoryFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnsentRequestTest {
    private static final URI PAGE = URI.create("https://example.com/a?key=s3cret-key");

    @Test
    void showsWhatPeopleCanReadAndMasksSecretsEverywhere() {
        HttpRequest request = HttpRequest.builder("POST", PAGE)
                .header("X-Mark", "of s3cret-key")
                .body(HttpBody.json("{\"text\":\"s3cret-key\",\"n\":1}"))
                .build();

        assertThat(describe(request))
                .containsEntry("method", "POST")
                .containsEntry("url", "https://example.com/a?key=****")
                .containsEntry("headers", Map.of("X-Mark", "of ****"))
                .containsEntry("body", Map.of("text", "****", "n", 1));
    }

    @Test
    void showsFormsAsTheyAreSent() {
        assertThat(describe(with(HttpBody.form(Map.of("a", "b c"))))).containsEntry("body", "a=b+c");
    }

    @Test
    void tellsOnlyTheSizeOfWhatIsNoTextOrLong() {
        assertThat(describe(with(HttpBody.of(new byte[] {0, 1, 2}, "image/png"))))
                .containsEntry("body_bytes", 3L)
                .doesNotContainKey("body");
        String longest = "x".repeat(UnsentRequest.LONGEST_BODY);
        assertThat(describe(with(HttpBody.of(longest.getBytes(StandardCharsets.UTF_8), "text/plain"))))
                .containsKey("body");
        assertThat(describe(with(HttpBody.of((longest + "x").getBytes(StandardCharsets.UTF_8), "text/plain"))))
                .containsEntry("body_bytes", UnsentRequest.LONGEST_BODY + 1L)
                .doesNotContainKey("body");
    }

    @Test
    void ofFilesTheNamesAndSizesAreShownAndNoContent() {
        HttpBody file = new FileBody(MemoryFile.of("out/s3cret-key.csv", "a,b"), "text/csv");
        assertThat(describe(with(file)))
                .containsEntry("content_type", "text/csv")
                .containsEntry("body_bytes", 3L)
                .containsEntry("parts", List.of(Map.of("file", "out/****.csv", "bytes", 3L)))
                .doesNotContainKey("body");
    }

    @Test
    void hasNoBodyWhereTheRequestHasNone() {
        assertThat(describe(HttpRequest.builder("GET", PAGE).build())).containsOnlyKeys("method", "url", "headers");
    }

    private static HttpRequest with(HttpBody body) {
        return HttpRequest.builder("POST", PAGE).body(body).build();
    }

    private static Map<String, Object> describe(HttpRequest request) {
        return UnsentRequest.describe(request, Redactor.of(List.of("s3cret-key")));
    }
}
