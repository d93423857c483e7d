package io.jenkins.plugins.externalsystems.core.auth.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.auth.AuthenticatedCalls;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.auth.oauth2.ClientCredentials.Style;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OAuth2AuthenticationTest {
    private final AuthenticatedCalls calls = new AuthenticatedCalls();
    private final TokenServer server = new TokenServer();

    @AfterEach
    void close() {
        server.close();
        calls.close();
    }

    private ClientCredentials client(String phrase, Style style, String... scopes) {
        return new ClientCredentials(
                URI.create(server.url() + "/token"),
                TokenServer.CLIENT,
                SecretValue.of(phrase),
                style,
                List.of(scopes),
                Map.of("audience", "https://api.example.com"),
                HttpLimits.defaults());
    }

    private Authentication oauth2(ClientCredentials client) {
        return new OAuth2Authentication(
                client, calls.runtime().transport(), calls.runtime().time());
    }

    private Authentication oauth2() {
        return oauth2(client(TokenServer.CLIENT_PHRASE, Style.BASIC, "read", "write"));
    }

    private String get(Authentication authentication) {
        return calls.get(server.url(), "/things", authentication);
    }

    private ExternalSystemException failure(Authentication authentication) {
        return calls.failure(server.url(), "/things", authentication);
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void fetchesATokenAndSendsIt(Style style) {
        assertThat(get(oauth2(client(TokenServer.CLIENT_PHRASE, style, "read", "write"))))
                .isEqualTo("welcome");
        RecordedRequest token = server.requests().get(0);
        assertThat(token.text()).contains("scope=read+write").contains("audience=https%3A%2F%2Fapi.example.com");
        assertThat(server.requests().get(1).header("Authorization")).isEqualTo("Bearer canary-token-1");
    }

    @Test
    void keepsATokenUntilShortlyBeforeItExpires() {
        server.life("100");
        Authentication oauth2 = oauth2();
        get(oauth2);
        calls.runtime().time().advance(Duration.ofSeconds(89));
        get(oauth2);
        assertThat(server.issued()).isEqualTo(1);
        calls.runtime().time().advance(Duration.ofSeconds(1));
        get(oauth2);
        assertThat(server.issued()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"3600, 3539, 3540", "'\"3600\"', 3539, 3540", "'', 539, 540", "0, 539, 540"})
    void takesEveryFormOfTheLifetime(String life, long stillGood, long renewed) {
        server.life(life);
        Authentication oauth2 = oauth2();
        get(oauth2);
        calls.runtime().time().advance(Duration.ofSeconds(stillGood));
        get(oauth2);
        assertThat(server.issued()).isEqualTo(1);
        calls.runtime().time().advance(Duration.ofSeconds(renewed - stillGood));
        get(oauth2);
        assertThat(server.issued()).isEqualTo(2);
    }

    @Test
    void renewsOnceAfterA401() {
        Authentication oauth2 = oauth2();
        get(oauth2);
        server.revokeAll();
        assertThat(get(oauth2)).isEqualTo("welcome");
        assertThat(server.issued()).isEqualTo(2);
    }

    @Test
    void aServiceThatTakesNoTokenEndsTheCallAfterOneRenewal() {
        server.nextReply(
                Reply.json(200, "{\"access_token\":\"stale-1\"}"),
                Reply.empty(401),
                Reply.json(200, "{\"access_token\":\"stale-2\"}"),
                Reply.empty(401));
        assertThat(failure(oauth2()).code()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void manyCallsThatMeetA401RenewByOneRequest() {
        Authentication oauth2 = oauth2();
        get(oauth2);
        server.revokeAll();
        List<CompletionStage<HttpResponse>> running = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            running.add(calls.start(server.url(), "/things", oauth2));
        }
        running.forEach(call -> assertThat(TestCalls.await(call).text()).isEqualTo("welcome"));
        assertThat(server.issued()).isEqualTo(2);
    }

    @Test
    void manyFirstCallsFetchOneToken() {
        Authentication oauth2 = oauth2();
        List<CompletionStage<HttpResponse>> running = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            running.add(calls.start(server.url(), "/things", oauth2));
        }
        running.forEach(TestCalls::await);
        assertThat(server.issued()).isEqualTo(1);
    }

    @Test
    void tellsOfAClientThatIsRefusedWithoutTheServersWords() {
        ExternalSystemException failure = failure(oauth2(client("wrong canary", Style.FORM)));
        assertThat(failure.code()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(failure)
                .hasMessage("Connection 'conn', operation 'op': no token from 127.0.0.1: it does not accept the client"
                        + " (HTTP 401, invalid_client); check client id and secret.");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tellsOfScopesThatAreRefused() {
        ExternalSystemException failure = failure(oauth2(client(TokenServer.CLIENT_PHRASE, Style.BASIC, "root")));
        assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(failure).hasMessageContaining("does not give the client these scopes (HTTP 400, invalid_scope)");
    }

    @ParameterizedTest
    @CsvSource({
        "400, '{\"error\":\"invalid_grant\"}', AUTHENTICATION_ERROR",
        "400, '{\"error\":\"unauthorized_client\"}', AUTHENTICATION_ERROR",
        "401, 'no json', AUTHENTICATION_ERROR",
        "403, '', AUTHENTICATION_ERROR",
        "400, '{\"error\":\"invalid_request\"}', CONFIGURATION_ERROR",
        "400, '{\"error\":\"unsupported_grant_type\"}', CONFIGURATION_ERROR",
        "404, '', CONFIGURATION_ERROR",
        "200, '<html>', EXCEPTION",
        "200, '{}', EXCEPTION",
        "200, '{\"access_token\":\"t\",\"token_type\":\"mac\"}', UNSUPPORTED_OPERATION"
    })
    void mapsWhatTheServerSays(int status, String body, ErrorCode code) {
        server.nextReply(Reply.json(status, body));
        assertThat(failure(oauth2()).code()).isEqualTo(code);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void waitsAsTheAuthorizationServerAsks() {
        server.nextReply(Reply.empty(429).with("Retry-After", "7"));
        assertThat(get(oauth2())).isEqualTo("welcome");
        assertThat(calls.runtime().time().waits()).containsExactly(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({"500", "503", "0"})
    void triesAgainWhereTheAuthorizationServerFails(int status) {
        server.nextReply(Reply.empty(status));
        assertThat(get(oauth2())).isEqualTo("welcome");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aServerThatCannotBeReachedIsNamed() {
        ClientCredentials nowhere = new ClientCredentials(
                URI.create("http://127.0.0.1:1/token"),
                "c",
                SecretValue.of("s"),
                Style.BASIC,
                List.of(),
                Map.of(),
                HttpLimits.defaults());
        ExternalSystemException failure = failure(oauth2(nowhere));
        assertThat(failure.code()).isEqualTo(ErrorCode.CONNECTION_ERROR);
        assertThat(failure).hasMessageContaining("no token from 127.0.0.1: it cannot be reached (connection refused)");
        assertThat(failure.metadata()).doesNotContainKey(MetadataKeys.OUTCOME);
    }

    @Test
    void goesTogetherWithAnApiKey() {
        Authentication both = Authentications.combined(
                oauth2(),
                List.of(
                        Authentications.apiKeyHeader("X-Api-Key", "", SecretValue.of("canary-key")),
                        Authentications.apiKeyQuery("subscription", SecretValue.of("canary-query"))));
        assertThat(get(both)).isEqualTo("welcome");
        RecordedRequest request = server.requests().get(1);
        assertThat(request.header("X-Api-Key")).isEqualTo("canary-key");
        assertThat(request.query()).isEqualTo("subscription=canary-query");
        assertThat(server.requests().get(0).header("X-Api-Key")).isEmpty();
        assertThat(both.redactor().redact("canary-key canary-query canary-token-1 " + TokenServer.CLIENT_PHRASE))
                .isEqualTo("**** **** **** ****");
        assertThat(both.toString()).doesNotContain("canary");
    }
}
