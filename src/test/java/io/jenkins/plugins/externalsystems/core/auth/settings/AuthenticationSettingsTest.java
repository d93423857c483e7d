package io.jenkins.plugins.externalsystems.core.auth.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuthenticationSettingsTest {
    private static final SecretValue SECRET = SecretValue.of("canary");
    private final TestRuntime runtime = new TestRuntime();
    private final AuthenticationSettings settings = new AuthenticationSettings("push_");

    @AfterEach
    void close() {
        runtime.close();
    }

    private Authentication authentication(Map<String, ?> values) {
        ConnectorConfig.Builder given = ConnectorConfig.builder("conn");
        values.forEach((name, value) -> given.set("push_" + name, value));
        ConnectorConfig bound = given.build().bind(settings.declare());
        return settings.from(bound, runtime.runtime(), HttpLimits.defaults());
    }

    private HttpRequest sent(Map<String, ?> values) {
        HttpRequest plain =
                HttpRequest.builder("GET", URI.create("https://host/path")).build();
        return TestCalls.await(authentication(values).authenticate(plain));
    }

    @Test
    void sendsNothingByDefault() {
        assertThat(sent(Map.of()).headers()).isEmpty();
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of(
                        Map.of("auth_type", "basic", "auth_username", "me", "auth_secret", SECRET),
                        "Authorization",
                        "Basic bWU6Y2FuYXJ5"),
                Arguments.of(Map.of("auth_type", "Bearer", "auth_secret", SECRET), "Authorization", "Bearer canary"),
                Arguments.of(
                        Map.of("auth_type", "api_key_header", "auth_name", "X-Key", "auth_secret", SECRET),
                        "X-Key",
                        "canary"),
                Arguments.of(
                        Map.of(
                                "auth_type",
                                "api_key_header",
                                "auth_name",
                                "Authorization",
                                "auth_scheme",
                                "Token",
                                "auth_secret",
                                SECRET),
                        "Authorization",
                        "Token canary"),
                Arguments.of(Map.of("secret_headers", Map.of("X-More", SECRET)), "X-More", "canary"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void putsCredentialsIntoHeaders(Map<String, ?> values, String name, String value) {
        assertThat(sent(values).headers()).containsExactly(Map.entry(name, value));
    }

    @Test
    void putsKeysIntoTheQuery() {
        Map<String, ?> values = Map.of(
                "auth_type",
                "api_key_query",
                "auth_name",
                "key",
                "auth_secret",
                SECRET,
                "secret_query",
                Map.of("more", SecretValue.of("a&b")));
        assertThat(sent(values).url()).hasToString("https://host/path?more=a%26b&key=canary");
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(Map.of("auth_type", "digest", "auth_username", "me", "auth_secret", SECRET), "digest"),
                Arguments.of(oauth2(Map.of("auth_parameters", "audience=a=b")), "OAuth2 client credentials"));
    }

    private static Map<String, Object> oauth2(Map<String, ?> more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "auth_type",
                "oauth2",
                "auth_username",
                "client",
                "auth_secret",
                SECRET,
                "auth_token_url",
                "https://login.example.com/token"));
        values.putAll(more);
        return values;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void makesWhatTalksToTheService(Map<String, ?> values, String kind) {
        assertThat(authentication(values)).hasToString(kind);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(Map.of("auth_type", "magic"), "auth_type", "is 'magic'; allowed are none, basic"),
                Arguments.of(Map.of("auth_type", "basic", "auth_secret", SECRET), "auth_username", "is missing"),
                Arguments.of(Map.of("auth_type", "basic", "auth_username", "me"), "auth_secret", "is missing"),
                Arguments.of(Map.of("auth_type", "bearer"), "auth_secret", "is missing"),
                Arguments.of(Map.of("auth_type", "bearer", "auth_secret", "text"), "auth_secret", "credential"),
                Arguments.of(Map.of("auth_type", "api_key_header", "auth_secret", SECRET), "auth_name", "is missing"),
                Arguments.of(
                        Map.of("auth_type", "api_key_header", "auth_name", "X: y", "auth_secret", SECRET),
                        "auth_name",
                        "no header can have"),
                Arguments.of(
                        Map.of("secret_headers", Map.of("X\r\nY", SECRET)), "secret_headers", "no header can have"),
                Arguments.of(Map.of("secret_headers", Map.of("X", "text")), "secret_headers", "credential"),
                Arguments.of(Map.of("secret_query", List.of("x")), "secret_query", "names"),
                Arguments.of(
                        Map.of("auth_type", "oauth2", "auth_username", "c", "auth_secret", SECRET),
                        "auth_token_url",
                        "is missing"),
                Arguments.of(oauth2(Map.of("auth_client_style", "post")), "auth_client_style", "allowed are basic"),
                Arguments.of(oauth2(Map.of("auth_parameters", "audience")), "auth_parameters", "name=value"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheSettingThatIsWrong(Map<String, ?> values, String name, String problem) {
        assertThatThrownBy(() -> authentication(values))
                .isInstanceOfSatisfying(
                        ExternalSystemException.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR))
                .hasMessageStartingWith("Connection 'conn': setting 'push_" + name + "' ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("canary");
    }
}
