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
import io.jenkins.plugins.externalsystems.core.auth.oauth2.TokenServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins by password and by token, good and refused. */
class EmailLoginTest {
    private static final String MAILBOX = "builds@example.com";

    private final EmailFixture fixture = new EmailFixture();
    private final String secret = UUID.randomUUID().toString();
    private final TokenServer tokens = new TokenServer();

    @AfterEach
    void close() {
        fixture.close();
        tokens.close();
    }

    private ExternalSystemResult send(Map<String, ?> settings) {
        return EmailFixture.run(fixture.connect(settings), "send_message", hello(), CallOptions.defaults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "XOAUTH2 LOGIN PLAIN"})
    void logsInByWhatTheServerOffers(String offered) {
        fixture.smtp.withLogin(offered, "me:" + secret);

        good(send(fixture.login(secret)));
        fixture.mail();
    }

    @Test
    void logsInWithATokenByXoauth2() {
        fixture.smtp.withLogin("PLAIN XOAUTH2", "me@example.com:" + secret);

        good(send(Map.of("username", "me@example.com", "access_token", SecretValue.of(secret))));
        assertThat(fixture.smtp.commands()).contains("AUTH XOAUTH2");
        fixture.mail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void aWrongPasswordIsToldWithoutIt(String offered) {
        fixture.smtp.withLogin(offered, "me:other");

        ExternalSystemResult result =
                bad(send(fixture.login(secret)), ErrorCode.AUTHENTICATION_ERROR, "535", "check user and secret");
        assertThat(result.toString() + result.errorMessage()).doesNotContain(secret);
        assertThat(result.metadata()).doesNotContainKey(MetadataKeys.OUTCOME).containsEntry(MetadataKeys.ATTEMPTS, 1);
    }

    @Test
    void aWrongTokenEndsTheExchange() {
        fixture.smtp.withLogin("XOAUTH2", "me:other");

        ExternalSystemResult result = bad(
                send(Map.of("username", "me", "access_token", SecretValue.of(secret))), ErrorCode.AUTHENTICATION_ERROR);
        assertThat(result.errorMessage()).doesNotContain(secret);
        assertThat(fixture.smtp.violations()).isEmpty();
    }

    @Test
    void aLoginThatTheServerDoesNotOfferSendsNoSecret() {
        fixture.smtp.withLogin("CRAM-MD5", "me:" + secret);

        bad(send(fixture.login(secret)), ErrorCode.AUTHENTICATION_ERROR, "CRAM-MD5", "PLAIN, LOGIN");
        assertThat(fixture.smtp.commands()).noneMatch(command -> command.startsWith("AUTH"));
    }

    @Test
    void aServerThatWantsALoginSaysSo() {
        fixture.smtp.withLogin("PLAIN", "me:x");

        bad(send(Map.of()), ErrorCode.AUTHENTICATION_ERROR, "530");
    }

    private Map<String, Object> oauth2() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("username", MAILBOX);
        settings.put("oauth2_token_url", tokens.url() + "/token");
        settings.put("oauth2_client_id", TokenServer.CLIENT);
        settings.put("oauth2_client_secret", SecretValue.of(TokenServer.CLIENT_PHRASE));
        return settings;
    }

    @Test
    void aTokenIsFetchedOnceForManyMessages() {
        fixture.smtp.withLogin("XOAUTH2", MAILBOX + ":canary-token-1");
        var connection = fixture.connect(oauth2());

        good(EmailFixture.run(connection, "send_message", hello(), CallOptions.defaults()));
        good(EmailFixture.run(connection, "send_message", hello(), CallOptions.defaults()));
        assertThat(tokens.issued()).isEqualTo(1);
        assertThat(fixture.smtp.messages()).hasSize(2);
    }

    @Test
    void aTokenThatExpiredIsFetchedAnewOnce() {
        fixture.smtp.withLogin("XOAUTH2", MAILBOX + ":canary-token-2");

        ExternalSystemResult result = send(oauth2());
        good(result);
        fixture.mail();
        assertThat(tokens.issued()).isEqualTo(2);
        assertThat(result.metadata()).containsEntry(MetadataKeys.ATTEMPTS, 1);
    }

    @Test
    void aSecondRefusalIsTheEnd() {
        fixture.smtp.withLogin("XOAUTH2", MAILBOX + ":canary-token-3");

        ExternalSystemResult result =
                bad(send(oauth2()), ErrorCode.AUTHENTICATION_ERROR, "535", "check user and secret");
        assertThat(tokens.issued()).isEqualTo(2);
        assertThat(fixture.smtp.sessions()).isEqualTo(2);
        assertThat(fixture.smtp.violations()).isEmpty();
        assertThat(result.toString()).doesNotContain("canary");
        assertThat(result.metadata()).doesNotContainKey(MetadataKeys.OUTCOME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"454 4.7.0 Temporary authentication failure", "421 4.3.2 Later"})
    void aLoginThatFailsForNowCostsNoToken(String answer) {
        fixture.smtp.withLogin("XOAUTH2", MAILBOX + ":canary-token-1").answer("AUTH", answer);

        good(send(oauth2()));
        assertThat(tokens.issued()).isEqualTo(1);
        assertThat(fixture.smtp.sessions()).isEqualTo(2);
    }

    @Test
    void whereNoTokenComesNothingIsSent() {
        fixture.smtp.withLogin("XOAUTH2", MAILBOX + ":canary-token-1");
        Map<String, Object> settings = oauth2();
        settings.put("oauth2_client_secret", SecretValue.of("canary-wrong"));

        ExternalSystemResult result = bad(send(settings), ErrorCode.AUTHENTICATION_ERROR);
        assertThat(result.toString()).doesNotContain("canary");
        assertThat(fixture.smtp.sessions()).isZero();
    }
}
