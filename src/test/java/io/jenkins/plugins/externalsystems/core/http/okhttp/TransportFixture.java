package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.http.TransportException;
import io.jenkins.plugins.externalsystems.core.http.TransportException.Kind;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** What the transport's tests share: a transport, and a URL with a path and a query that no message may tell. */
abstract class TransportFixture {
    static final String SECRET_PATH = "/secret/path?key=secret";
    static final HttpLimits LIMITS = new HttpLimits(Duration.ofSeconds(10), 100_000, TlsSettings.platform());

    final TestRuntime runtime = new TestRuntime();

    @AfterEach
    final void closeRuntime() {
        runtime.close();
    }

    static HttpRequest request(String method, URI base) {
        return HttpRequest.builder(method, base.resolve(SECRET_PATH))
                .limits(LIMITS)
                .build();
    }

    HttpResponse send(HttpRequest request) throws Exception {
        return runtime.transport().send(request).get(30, TimeUnit.SECONDS);
    }

    TransportException failure(HttpRequest request, Kind kind) {
        TransportException[] found = new TransportException[1];
        assertThatThrownBy(() -> send(request))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(TransportException.class, failed -> found[0] = failed)
                .hasMessageNotContaining("secret");
        assertThat(found[0].kind()).isEqualTo(kind);
        return found[0];
    }
}
