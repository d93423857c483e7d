package io.jenkins.plugins.externalsystems.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultipartBodyTest {
    private static String written(HttpBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static HttpBody text(String text) {
        return HttpBody.of(text.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    @Test
    void writesFieldsAndFilesInOrder() throws IOException {
        MultipartBody body = MultipartBody.builder("b-1")
                .field("title", "größer")
                .file("file", "a.log", text("one\n"))
                .build();
        assertThat(body.contentType()).isEqualTo("multipart/form-data; boundary=b-1");
        assertThat(written(body))
                .isEqualTo("--b-1\r\n"
                        + "Content-Disposition: form-data; name=\"title\"\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                        + "größer\r\n"
                        + "--b-1\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a.log\"\r\n"
                        + "Content-Type: text/plain\r\n\r\n"
                        + "one\n\r\n"
                        + "--b-1--\r\n");
    }

    @Test
    void knowsItsLengthBeforeAndIsTheSameEachTime() throws IOException {
        MultipartBody body = MultipartBody.builder("b")
                .field("ü", "ü")
                .file("f", "ö", text("ä"))
                .build();
        String once = written(body);
        assertThat(body.contentLength()).isEqualTo(once.getBytes(StandardCharsets.UTF_8).length);
        assertThat(written(body)).isEqualTo(once);
    }

    @Test
    void hasNoKnownLengthWhenAPartHasNone() {
        HttpBody endless = new HttpBody() {
            @Override
            public String contentType() {
                return "text/plain";
            }

            @Override
            public long contentLength() {
                return -1;
            }

            @Override
            public void writeTo(OutputStream out) {
                throw new AssertionError("not asked for");
            }
        };
        assertThat(MultipartBody.builder("b").file("f", "f", endless).build().contentLength())
                .isEqualTo(-1);
    }

    @Test
    void aFileNameStaysInItsQuotes() throws IOException {
        String evil = "a\"; name=\"x\r\nContent-Type: text/html\r\n\r\n<script>";
        String written =
                written(MultipartBody.builder("b").file("f", evil, text("")).build());
        assertThat(written.lines().filter(line -> line.startsWith("Content-"))).hasSize(2);
        assertThat(written).contains("filename=\"a%22; name=%22x%0D%0AContent-Type: text/html%0D%0A%0D%0A<script>\"");
    }

    @Test
    void partsHaveTheirOwnTypeAndNoFileName() throws IOException {
        MultipartBody body = MultipartBody.seeded("k/a")
                .part("x\"\r\ny", HttpBody.of("{}".getBytes(StandardCharsets.UTF_8), "application/json"))
                .build();
        assertThat(written(body))
                .contains("name=\"x%22%0D%0Ay\"\r\nContent-Type: application/json\r\n\r\n{}\r\n")
                .doesNotContain("filename");
        assertThat(body.contentType())
                .isEqualTo(MultipartBody.seeded("k/a").build().contentType())
                .isNotEqualTo(MultipartBody.seeded("k/b").build().contentType());
    }

    @Test
    void aTypeThatWouldAddALineIsRefused() {
        HttpBody evil = HttpBody.of(new byte[0], "text/plain\r\nX-Evil: 1");
        MultipartBody.Builder form = MultipartBody.builder("b");
        assertThatThrownBy(() -> form.part("a", evil)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> form.file("a", "a", evil)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsOutlineHasNamesAndSizesAndNoContent() {
        assertThat(MultipartBody.builder("b")
                        .field("title", "größer")
                        .file("file", "a.log", text("one\n"))
                        .build()
                        .outline())
                .containsExactly(
                        Map.of("name", "title", "content_type", "text/plain; charset=utf-8", "bytes", 8L),
                        Map.of("name", "file", "file", "a.log", "content_type", "text/plain", "bytes", 4L));
    }

    @Test
    void refusesABoundaryThatIsNone() {
        assertThatThrownBy(() -> MultipartBody.builder("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MultipartBody.builder("")).isInstanceOf(IllegalArgumentException.class);
    }
}
