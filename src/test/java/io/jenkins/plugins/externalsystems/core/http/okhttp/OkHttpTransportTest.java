package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.http.TransportException.Kind;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OkHttpTransportTest extends TransportFixture {
    private final FakeServer server = new FakeServer() {
        @Override
        protected Reply answer(RecordedRequest request) {
            return Reply.text(200, request.method() + " " + request.text());
        }
    };

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sendsMethodHeadersAndBodyAsTheyAre() throws Exception {
        HttpResponse response = send(HttpRequest.builder("POST", server.url().resolve("/a%2Fb?q=%20x+y"))
                .header("X-Key", "value")
                .body(HttpBody.of("text".getBytes(StandardCharsets.UTF_8), "text/x-own; charset=utf-8"))
                .build());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("POST text");
        RecordedRequest received = server.requests().get(0);
        assertThat(received).hasToString("POST /a%2Fb?q=%20x+y");
        assertThat(received.header("X-Key")).isEqualTo("value");
        assertThat(received.header("Content-Type")).isEqualTo("text/x-own; charset=utf-8");
        assertThat(received.header("Content-Length")).isEqualTo("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void aBodyMayBeMissing(String method) throws Exception {
        assertThat(send(request(method, server.url())).text()).isEqualTo(method + " ");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 304, 400, 401, 404, 408, 409, 421, 429, 500, 502, 503, 504, 599})
    void everyStatusIsAnAnswerAndNothingIsSentTwice(int status) throws Exception {
        server.nextReply(Reply.empty(status));
        assertThat(send(request("POST", server.url())).status()).isEqualTo(status);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "5", "99999999999", "Sun, 22 Nov 2026 08:00:00 GMT"})
    void a503IsNotRepeatedWhateverItAsksAndItsHeaderIsKept(String wait) throws Exception {
        server.nextReply(Reply.empty(503).with("Retry-After", wait));
        assertThat(send(request("POST", server.url())).header("retry-after")).contains(wait);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain;charset=ISO-8859-1, ISO-8859-1",
        "text/plain; charset=\"utf-16\", UTF-16",
        "application/json, UTF-8",
        "text/plain;charset=no-such-charset, UTF-8",
        "nonsense, UTF-8"
    })
    void readsTextInTheCharsetOfTheAnswer(String type, String charset) throws Exception {
        byte[] bytes =
                "Grüße €".replace("€", charset.startsWith("ISO") ? "" : "€").getBytes(Charset.forName(charset));
        server.nextReply(new Reply(200, Map.of("Content-Type", type), bytes));
        HttpResponse answer = send(request("GET", server.url()));
        assertThat(answer.text()).startsWith("Grüße");
        assertThat(answer.bytes()).isEqualTo(bytes);
    }

    @Test
    void unpacksGzip() throws Exception {
        server.nextReply(gzipped("packed text".getBytes(StandardCharsets.UTF_8)));
        assertThat(send(request("GET", server.url())).text()).isEqualTo("packed text");
        assertThat(server.requests().get(0).header("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void capsTheBody() throws Exception {
        HttpRequest request = capped(10);
        server.nextReply(Reply.text(200, "0123456789"), Reply.text(200, "0123456789a"));
        assertThat(send(request).text()).isEqualTo("0123456789");
        failure(request, Kind.TOO_LARGE);
    }

    @Test
    void capsWhatComesOutOfGzip() throws Exception {
        byte[] unpacked = new byte[50_000_000];
        Reply bomb = gzipped(unpacked);
        assertThat(bomb.body().length).isLessThan(100_000);
        server.nextReply(bomb);
        failure(capped(100_000), Kind.TOO_LARGE);
    }

    @Test
    void manyRequestsToOneHostDoNotQueue() throws Exception {
        List<CompletableFuture<HttpResponse>> stalled = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            server.nextReply(Reply.stall());
            stalled.add(runtime.transport().send(request("GET", server.url())));
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.requests().size() < 100 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(send(request("GET", server.url())).status()).isEqualTo(200);
        stalled.forEach(sent -> sent.cancel(true));
    }

    private HttpRequest capped(int bytes) {
        HttpLimits limits = new HttpLimits(Duration.ofSeconds(10), bytes, TlsSettings.platform());
        return request("GET", server.url()).toBuilder().limits(limits).build();
    }

    private static Reply gzipped(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return new Reply(200, Map.of("Content-Encoding", "gzip", "Content-Type", "text/plain"), packed.toByteArray());
    }
}
