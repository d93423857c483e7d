package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.TransportException;
import io.jenkins.plugins.externalsystems.core.http.TransportException.Kind;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OkHttpTransportTest {
    private final TestRuntime runtime = new TestRuntime();
    private final FakeServer server = new FakeServer() {
        @Override
        protected Reply answer(RecordedRequest request) {
            return Reply.text(200, request.method() + " " + request.text());
        }
    };

    @AfterEach
    void close() {
        server.close();
        runtime.close();
    }

    @Test
    void sendsMethodHeadersAndBodyAsTheyAre() throws Exception {
        HttpResponse response = get(HttpRequest.builder("POST", server.url().resolve("/a%2Fb?q=%20x"))
                .header("X-Key", "value")
                .body(HttpBody.of("text".getBytes(), "text/x-own; charset=utf-8"))
                .build());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("POST text");
        RecordedRequest received = server.requests().get(0);
        assertThat(received).hasToString("POST /a%2Fb?q=%20x");
        assertThat(received.header("X-Key")).isEqualTo("value");
        assertThat(received.header("Content-Type")).isEqualTo("text/x-own; charset=utf-8");
    }

    @Test
    void everyStatusIsAnAnswer() throws Exception {
        for (int status : new int[] {204, 304, 400, 401, 404, 408, 421, 429, 500, 503}) {
            server.nextReply(Reply.empty(status));
            assertThat(get(request("POST")).status()).isEqualTo(status);
        }
        assertThat(server.requests()).hasSize(10);
    }

    @Test
    void nothingIsSentTwiceWhateverA503Asks() throws Exception {
        for (String wait : new String[] {"0", "00", "99999999999"}) {
            server.nextReply(Reply.empty(503).with("Retry-After", wait));
            assertThat(get(request("POST")).header("Retry-After")).contains(wait);
        }
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void saysWhetherSomethingWasSent() {
        server.nextReply(Reply.reset());
        assertKind(request("POST"), Kind.BROKEN);
        URI nobody = URI.create("http://127.0.0.1:1/secret?key=secret");
        assertKind(HttpRequest.builder("POST", nobody).build(), Kind.NOT_CONNECTED);
        URI unknown = URI.create("http://no-such-host.invalid/secret?key=secret");
        assertKind(HttpRequest.builder("POST", unknown).build(), Kind.NOT_CONNECTED);
        server.nextReply(Reply.stall());
        assertKind(
                request("POST").toBuilder().timeout(Duration.ofMillis(200)).build(), Kind.TIMED_OUT);
    }

    @Test
    void capsTheBody() throws Exception {
        HttpLimits limits = new HttpLimits(Duration.ofSeconds(5), 10, true);
        server.nextReply(Reply.text(200, "0123456789"), Reply.text(200, "0123456789a"));
        HttpRequest request = request("GET").toBuilder().limits(limits).build();
        assertThat(get(request).text()).isEqualTo("0123456789");
        assertKind(request, Kind.TOO_LARGE);
    }

    @Test
    void cancellingEndsTheRequest() {
        server.nextReply(Reply.stall());
        CompletableFuture<HttpResponse> sent = runtime.transport().send(request("POST"));
        sent.cancel(true);
        assertThat(sent).isCancelled();
    }

    private HttpRequest request(String method) {
        return HttpRequest.builder(method, server.url().resolve("/secret?key=secret"))
                .build();
    }

    private HttpResponse get(HttpRequest request) throws Exception {
        return runtime.transport().send(request).get(20, TimeUnit.SECONDS);
    }

    private void assertKind(HttpRequest request, Kind kind) {
        assertThatThrownBy(() -> get(request))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        TransportException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(kind))
                .hasMessageNotContaining("secret");
    }
}
