package io.jenkins.plugins.externalsystems.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the examples of RFC 7616, and on a socket against a server that checks each digest by itself. */
class DigestAuthenticationTest {
    private static final String PASSPHRASE = "canary Circle of Life";
    private final AuthenticatedCalls calls = new AuthenticatedCalls();
    private final DigestServer server = new DigestServer("Mufasa", PASSPHRASE);
    private final Authentication digest = Authentications.digest("Mufasa", SecretValue.of(PASSPHRASE), new Random(7));

    @AfterEach
    void close() {
        server.close();
        calls.close();
    }

    private static Optional<DigestChallenge> challenge(String... headers) {
        return DigestChallenge.strongest(List.of(headers));
    }

    @ParameterizedTest
    @CsvSource({
        "MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void answersTheExampleOfTheStandard(String algorithm, String response) {
        DigestChallenge asked = challenge("Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
                        + algorithm + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                        + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"")
                .orElseThrow();
        DigestAuthentication mufasa =
                new DigestAuthentication("Mufasa", SecretValue.of("Circle of Life"), new Random(1));
        String header =
                mufasa.answer(asked, "GET", "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", 1);
        assertThat(header)
                .contains("response=\"" + response + "\"")
                .contains("nc=00000001")
                .contains("qop=auth")
                .contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "MD5-sess", "SHA-256", "SHA-256-sess", "SHA-512-256", "SHA-512-256-sess"})
    void isTakenByAServerOfEveryAlgorithm(String algorithm) {
        server.offer(algorithm);
        assertThat(calls.get(server.url(), "/a%20b?q=1&r=%22", digest)).isEqualTo("welcome");
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(0).header("Authorization")).isEmpty();
    }

    @Test
    void answersAheadAndCountsUntilTheNonceIsStale() {
        calls.get(server.url(), "/1", digest);
        calls.get(server.url(), "/2", digest);
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().get(2).header("Authorization")).contains("nc=00000002");
        server.newNonce();
        assertThat(calls.get(server.url(), "/3", digest)).isEqualTo("welcome");
        assertThat(server.requests()).hasSize(5);
        assertThat(server.requests().get(4).header("Authorization")).contains("nc=00000001");
    }

    @Test
    void aWrongPasswordIsTriedOnce() {
        Authentication wrong = Authentications.digest("Mufasa", SecretValue.of("Scar"), new Random(7));
        assertThat(calls.failure(server.url(), "/", wrong).code()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void choosesTheStrongestAlgorithmItKnows() {
        String md5 = "Digest realm=\"r\", nonce=\"n\", algorithm=MD5";
        String sha = "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-256";
        assertThat(challenge(md5, sha).orElseThrow().algorithm()).isEqualTo(DigestAlgorithm.SHA_256);
        assertThat(challenge(md5 + ", " + sha).orElseThrow().algorithm()).isEqualTo(DigestAlgorithm.SHA_256);
        assertThat(challenge("Basic realm=\"r\"", "Digest realm=\"r\", nonce=\"n\"")
                        .orElseThrow()
                        .algorithm())
                .isEqualTo(DigestAlgorithm.MD5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic realm=\"Digest nonce=x\"",
                "Digest realm=\"r\"",
                "Digest nonce=\"n\", algorithm=\"ROT13\"",
                "Digest nonce=\"n\", qop=\"auth-int\"",
                ""
            })
    void leavesAloneWhatItCannotAnswer(String header) {
        assertThat(challenge(header)).isEmpty();
    }

    @Test
    void readsQuotedTextWithQuotesAndCommas() {
        DigestChallenge asked = challenge("Digest realm=\"a, \\\"b\\\" c\", nonce=\"n\", stale=TRUE, userhash=true")
                .orElseThrow();
        assertThat(asked.realm()).isEqualTo("a, \"b\" c");
        assertThat(asked.isStale()).isTrue();
        DigestAuthentication user = new DigestAuthentication("me", SecretValue.of("x"), new Random(1));
        assertThat(user.answer(asked, "GET", "/", "c", 1))
                .contains("realm=\"a, \\\"b\\\" c\"")
                .contains("userhash=true")
                .doesNotContain("\"me\"")
                .doesNotContain("qop");
    }

    @Test
    void keepsThePasswordToItself() {
        calls.get(server.url(), "/", digest);
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.headers().toString()).doesNotContain("canary"));
        assertThat(digest.toString()).isEqualTo("digest");
        assertThat(digest.redactor().redact("echo " + PASSPHRASE)).isEqualTo("echo ****");
    }

    @Test
    void a401WithoutAChallengeIsNotTriedAgain() {
        HttpResponse refused = new HttpResponse(401, java.util.Map.of(), new byte[0]);
        assertThat(TestCalls.await(digest.renew(calls.request(server.url(), "/"), refused)))
                .isFalse();
    }
}
