package io.jenkins.plugins.externalsystems.core.auth.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.http.TransportException;
import io.jenkins.plugins.externalsystems.testing.TestAuthority;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import io.jenkins.plugins.externalsystems.testing.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real handshakes with certificates of a private authority. */
class PrivateAuthorityTest {
    private static final String LOOPBACK = "127.0.0.1";

    @TempDir
    private static Path directory;

    private static TestAuthority authority;
    private static TestAuthority intermediate;
    private static TestAuthority stranger;
    private static KeyStore direct;
    private static KeyStore chained;

    private final TestRuntime runtime = new TestRuntime();
    private final List<TlsServer> servers = new ArrayList<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        authority = new TestAuthority(directory, "authority");
        intermediate = authority.intermediate("intermediate");
        stranger = new TestAuthority(directory, "stranger");
        direct = authority.server("direct", LOOPBACK, 2);
        chained = intermediate.server("chained", LOOPBACK, 2);
        authority.client("client");
        stranger.client("strange-client");
    }

    @AfterEach
    void close() throws IOException {
        for (TlsServer server : servers) {
            server.close();
        }
        runtime.close();
    }

    private URI serve(KeyStore certificate) throws Exception {
        return serve(certificate, null, "TLSv1.3");
    }

    /** @param clients whose certificates are needed; null for nobody's */
    private URI serve(KeyStore certificate, TestAuthority clients, String protocol) throws Exception {
        TlsServer server = new TlsServer(TestAuthority.context(certificate, clients), clients != null, protocol);
        servers.add(server);
        return server.url();
    }

    private static TlsSettings settings(Map<String, ?> given) {
        ConnectorConfig.Builder config = ConnectorConfig.builder("conn");
        given.forEach(config::set);
        return TlsOptions.from(config.build().bind(TlsOptions.declare()));
    }

    private static Map<String, Object> trusting(TestAuthority trusted) throws Exception {
        return new HashMap<>(Map.of("ca_certificates", trusted.pem()));
    }

    private static Map<String, Object> showing(String client) throws IOException, Exception {
        Map<String, Object> settings = trusting(authority);
        settings.put("client_certificate", SecretValue.of(authority.base64(client)));
        settings.put("client_certificate_password", SecretValue.of(TestAuthority.PASS));
        return settings;
    }

    private int status(URI url, TlsSettings tls) {
        HttpLimits limits = new HttpLimits(Duration.ofSeconds(10), 1000, tls);
        HttpRequest request = HttpRequest.builder("POST", url).limits(limits).build();
        return runtime.transport().send(request).join().status();
    }

    private TransportException failure(URI url, TlsSettings tls) {
        try {
            throw new AssertionError("was answered with " + status(url, tls));
        } catch (CompletionException failed) {
            TransportException reason = (TransportException) failed.getCause();
            assertThat(reason.kind()).as(reason.toString() + reason.getCause()).isEqualTo(TransportException.Kind.TLS);
            return reason;
        }
    }

    @Test
    void aPrivateAuthorityIsTrustedWhereItIsGivenAndNowhereElse() throws Exception {
        URI url = serve(direct);
        assertThat(status(url, settings(trusting(authority)))).isEqualTo(200);
        assertThat(failure(url, settings(Map.of()))).hasMessageContaining("not signed by a known authority");
        assertThat(failure(url, settings(trusting(stranger)))).hasMessageContaining("not signed by a known authority");
    }

    @Test
    void aSocketIsNotSharedBetweenDifferentTrust() throws Exception {
        URI url = serve(direct);
        TlsSettings trusting = settings(trusting(authority));
        status(url, trusting);
        failure(url, settings(Map.of()));
        failure(url, settings(trusting(stranger)));
        assertThat(status(url, trusting)).isEqualTo(200);
    }

    @Test
    void anAuthorityVouchesForOthers() throws Exception {
        URI url = serve(chained);
        assertThat(status(url, settings(trusting(authority)))).isEqualTo(200);
        assertThat(status(
                        url, settings(Map.of("ca_certificates", stranger.pem() + "\n# a comment\n" + authority.pem()))))
                .isEqualTo(200);
    }

    @Test
    void theHostNameIsCheckedAllTheSame() throws Exception {
        URI url = serve(authority.server("other", "other.example", 2));
        assertThat(failure(url, settings(trusting(authority)))).hasMessageContaining("not for this host name");
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        URI url = serve(authority.server("expired", LOOPBACK, -30));
        assertThat(failure(url, settings(trusting(authority)))).hasMessageContaining("has expired");
    }

    @Test
    void whatThePlatformTrustsIsTrustedBeside() throws Exception {
        X509Issuers platform = X509Issuers.of(AddedTrust.beside(List.of()));
        X509Issuers both = X509Issuers.of(AddedTrust.beside(PemText.certificates(authority.pem())));
        assertThat(both.names()).containsAll(platform.names()).contains("CN=authority");
        assertThat(platform.names()).isNotEmpty().doesNotContain("CN=authority");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aClientCertificateOpensWhatNeedsOne(String protocol) throws Exception {
        URI url = serve(direct, authority, protocol);
        assertThat(status(url, settings(showing("client")))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aMissingOrForeignClientCertificateIsTold(String protocol) throws Exception {
        URI url = serve(direct, authority, protocol);
        assertThat(failure(url, settings(trusting(authority))))
                .hasMessageContaining("the server wants a client certificate");
        assertThat(failure(url, settings(showing("strange-client")))).hasMessageContaining("client certificate");
    }

    @Test
    void anUncheckedConnectionShowsItsCertificateToo() throws Exception {
        URI url = serve(direct, authority, "TLSv1.3");
        Map<String, Object> given = showing("client");
        given.remove("ca_certificates");
        given.put("verify_ssl", false);
        assertThat(status(url, settings(given))).isEqualTo(200);
    }

    @Test
    void aClientCertificateMayBePem() throws Exception {
        URI url = serve(direct, authority, "TLSv1.3");
        Map<String, Object> given = trusting(authority);
        given.put("client_certificate", SecretValue.of(PemClient.of(directory.resolve("client.p12"), "client")));
        assertThat(status(url, settings(given))).isEqualTo(200);
    }

    @Test
    void namesWhatCannotBeRead() throws Exception {
        refused(Map.of("ca_certificates", "hello"), "'ca_certificates' holds no certificate in PEM form");
        refused(
                Map.of("ca_certificates", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"),
                "'ca_certificates' holds a certificate that cannot be read (number 1)");
        refused(Map.of("client_certificate", SecretValue.of("canary")), "'client_certificate' cannot be opened");
        refused(Map.of("client_certificate", SecretValue.of("%%%")), "'client_certificate' cannot be opened");
        Map<String, Object> wrongPass = showing("client");
        wrongPass.put("client_certificate_password", SecretValue.of("canary"));
        refused(wrongPass, "'client_certificate' cannot be opened: the password is wrong");
        refused(
                Map.of("client_certificate", SecretValue.of(authority.pem())),
                "'client_certificate' holds no private key in PKCS#8 form");
        refused(
                Map.of(
                        "client_certificate",
                        SecretValue.of(
                                authority.pem() + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")),
                "'client_certificate' holds a key that cannot be used");
    }

    private static void refused(Map<String, ?> given, String problem) {
        assertThatThrownBy(() -> settings(given))
                .isInstanceOfSatisfying(
                        ExternalSystemException.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR))
                .hasMessageContaining(problem)
                .hasMessageNotContaining("canary");
    }
}
