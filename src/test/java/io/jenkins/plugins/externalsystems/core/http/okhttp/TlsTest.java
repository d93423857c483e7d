package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.http.TransportException.Kind;
import io.jenkins.plugins.externalsystems.fakes.RawServer;
import io.jenkins.plugins.externalsystems.testing.TestKeyStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest extends TransportFixture {
    @TempDir
    private Path directory;

    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TestKeyStore.selfSigned(directory, "other.example")));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean isRedirect = exchange.getRequestURI().getPath().endsWith("/down");
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/plain");
            exchange.sendResponseHeaders(isRedirect ? 302 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void refusesACertificateThatNobodyKnows() {
        assertThat(failure(request("POST", url()), Kind.TLS)).hasMessageContaining("certificate");
    }

    @Test
    void takesAnyCertificateAndHostNameWhereTheCheckIsOff() throws Exception {
        assertThat(send(unchecked("")).status()).isEqualTo(200);
    }

    @Test
    void anUncheckedConnectionIsNotUsedForACheckedRequest() throws Exception {
        send(unchecked(""));
        failure(request("POST", url()), Kind.TLS);
        assertThat(send(unchecked("")).status()).isEqualTo(200);
    }

    @Test
    void neverGoesFromHttpsToHttp() throws Exception {
        assertThat(send(unchecked("/down")).status()).isEqualTo(302);
    }

    @Test
    void aServerWithoutTlsIsATlsFailure() {
        try (RawServer plain = new RawServer(connection -> connection.write("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            URI url = URI.create("https://127.0.0.1:" + plain.url().getPort());
            failure(request("POST", url), Kind.TLS);
        }
    }

    private HttpRequest unchecked(String path) {
        HttpLimits limits = new HttpLimits(LIMITS.timeout(), LIMITS.maxResponseBytes(), TlsSettings.unverified());
        return HttpRequest.builder("GET", URI.create(url() + path))
                .limits(limits)
                .build();
    }

    private URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }
}
