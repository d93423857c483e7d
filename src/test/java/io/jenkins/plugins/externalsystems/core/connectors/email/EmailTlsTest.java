package io.jenkins.plugins.externalsystems.core.connectors.email;

import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.hello;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.testing.TestAuthority;
import io.jenkins.plugins.externalsystems.testing.TestKeyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are secure from the first byte on or by STARTTLS, and those that must not be used. */
class EmailTlsTest {
    @TempDir
    private static Path certificates;

    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static KeyStore good;
    private static KeyStore other;
    private static KeyStore expired;

    private final EmailFixture fixture = new EmailFixture();
    private final String secret = UUID.randomUUID().toString();

    @BeforeAll
    static void makeCertificates() throws Exception {
        authority = new TestAuthority(certificates, "authority");
        stranger = new TestAuthority(certificates, "stranger");
        good = authority.server("good", "localhost", 2);
        other = authority.server("other", "mail.example.org", 2);
        expired = authority.server("expired", "localhost", -30);
        authority.client("client");
        stranger.client("strange-client");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult send(Map<String, ?> settings) {
        return EmailFixture.run(fixture.connect(settings), "send_message", hello(), CallOptions.defaults());
    }

    @Test
    void withoutStartTlsNothingGoesOut() {
        fixture.smtp.withLogin("PLAIN", "me:" + secret);
        Map<String, Object> settings = fixture.login(secret);
        settings.put("use_tls", true);

        bad(send(settings), ErrorCode.CONFIGURATION_ERROR, "does not offer STARTTLS", "use_ssl");
        assertThat(fixture.smtp.commands()).noneMatch(command -> command.startsWith("AUTH"));
    }

    @Test
    void securesByStartTlsAndByTls(@TempDir Path folder) throws Exception {
        fixture.smtp.withStartTls(TestKeyStore.selfSigned(folder, "localhost"));
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("use_tls", true, "verify_ssl", false));

        good(send(settings));
        assertThat(fixture.smtp.commands()).containsSequence("STARTTLS");

        fixture.smtp.withTls(TestKeyStore.selfSigned(Files.createDirectory(folder.resolve("tls")), "localhost"));
        settings.put("use_tls", false);
        settings.put("use_ssl", true);
        good(send(settings));
        assertThat(fixture.smtp.messages()).hasSize(2);
        assertThat(fixture.smtp.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCertificateThatIsNotTrustedEndsIt(boolean isStartTls, @TempDir Path folder) throws Exception {
        if (isStartTls) {
            fixture.smtp.withStartTls(TestKeyStore.selfSigned(folder, "localhost"));
        } else {
            fixture.smtp.withTls(TestKeyStore.selfSigned(folder, "localhost"));
        }

        ExternalSystemResult result = bad(
                send(Map.of("use_tls", isStartTls, "use_ssl", !isStartTls)),
                ErrorCode.CONNECTION_ERROR,
                "not signed by a known authority");
        assertThat(result.metadata()).containsEntry(MetadataKeys.ATTEMPTS, 1);
    }

    private void serve(boolean isStartTls, KeyStore certificate, TestAuthority clients) throws Exception {
        if (isStartTls) {
            fixture.smtp.withStartTls(TestAuthority.context(certificate, clients));
        } else {
            fixture.smtp.withTls(TestAuthority.context(certificate, clients));
        }
        if (clients != null) {
            fixture.smtp.withClientCertificates();
        }
    }

    private static Map<String, Object> trusting(boolean isStartTls, TestAuthority trusted) throws Exception {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("use_tls", isStartTls);
        settings.put("use_ssl", !isStartTls);
        settings.put("ca_certificates", trusted.pem());
        return settings;
    }

    private void notSecure(Map<String, Object> settings, String reason) {
        ExternalSystemResult result = bad(send(settings), ErrorCode.CONNECTION_ERROR, "no secure connection", reason);
        assertThat(result.errorMessage()).doesNotContain("Exception", "PKIX");
        assertThat(result.metadata()).containsEntry(MetadataKeys.ATTEMPTS, 1).doesNotContainKey(MetadataKeys.OUTCOME);
        assertThat(fixture.smtp.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAuthorityOfOnesOwnIsTrusted(boolean isStartTls) throws Exception {
        serve(isStartTls, good, null);

        good(send(trusting(isStartTls, authority)));
        fixture.mail();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherAuthorityIsNot(boolean isStartTls) throws Exception {
        serve(isStartTls, good, null);

        notSecure(trusting(isStartTls, stranger), "not signed by a known authority");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCertificateForAnotherHostIsRefused(boolean isStartTls) throws Exception {
        serve(isStartTls, other, null);

        notSecure(trusting(isStartTls, authority), "the certificate is not for this host name");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExpiredCertificateIsRefused(boolean isStartTls) throws Exception {
        serve(isStartTls, expired, null);

        notSecure(trusting(isStartTls, authority), "the certificate has expired");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCertificateOfOnesOwnIsShown(boolean isStartTls) throws Exception {
        serve(isStartTls, good, authority);
        Map<String, Object> settings = trusting(isStartTls, authority);
        settings.put("client_certificate", SecretValue.of(authority.base64("client")));
        settings.put("client_certificate_password", SecretValue.of(TestAuthority.PASS));

        good(send(settings));
        fixture.mail();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatWantsACertificateSaysSo(boolean isStartTls) throws Exception {
        serve(isStartTls, good, authority);

        notSecure(trusting(isStartTls, authority), "the server wants a client certificate that it accepts");
    }

    @Test
    void tlsOnAPlainPortIsExplained() {
        notSecure(Map.of("use_tls", false, "use_ssl", true), "the port may not speak TLS");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPlainBeginningOnATlsPortIsExplained(boolean isStartTls, @TempDir Path folder) throws Exception {
        fixture.smtp.withTls(TestKeyStore.selfSigned(folder, "localhost"));

        bad(
                send(Map.of("use_tls", isStartTls, "timeout", "300ms", "max_retries", 0)),
                ErrorCode.TIMEOUT_ERROR,
                "did not answer in time at its greeting",
                "use_ssl");
        assertThat(fixture.smtp.commands()).isEmpty();
    }
}
