package io.jenkins.plugins.externalsystems.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorConfigTest {
    private static final List<Setting> SETTINGS = List.of(
            Setting.required("server_url", SettingType.URL, "Where.").fromEnvironment("APP_URL"),
            Setting.optional("token", SettingType.SECRET, "Who.").fromEnvironment("APP_TOKEN"),
            Setting.withDefault("timeout", SettingType.DURATION, Duration.ofSeconds(30), "How long."),
            Setting.withDefault("max", SettingType.INTEGER, 3, "How many."),
            Setting.withDefault("factor", SettingType.DECIMAL, 0.3, "How much."),
            Setting.optional("verify", SettingType.BOOLEAN, "Whether."),
            Setting.optional("labels", SettingType.LIST, "Which."),
            Setting.optional("name", SettingType.TEXT, "What."));

    @Test
    void defaultsApplyWhereNothingIsGiven() {
        ConnectorConfig config = bound(Map.of());
        assertThat(config.duration("timeout")).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.integer("max")).isEqualTo(3);
        assertThat(config.decimal("factor")).isEqualTo(0.3);
        assertThat(config.bool("verify")).isFalse();
        assertThat(config.list("labels")).isEmpty();
        assertThat(config.text("name")).isEmpty();
        assertThat(config.secret("token")).isEmpty();
        assertThat(config.has("name")).isFalse();
        assertThat(config.has("max")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "30, PT30S",
        "1.5, PT1.5S",
        "500ms, PT0.5S",
        "30 s, PT30S",
        "2M, PT2M",
        "1h, PT1H",
        "PT45S, PT45S",
        "p1d, PT24H"
    })
    void readsDurations(String text, Duration expected) {
        assertThat(bound(Map.of("timeout", text)).duration("timeout")).isEqualTo(expected);
        assertThat(bound(Map.of("timeout", expected)).duration("timeout")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "YES, true", "1, true", "on, true", "false, false", "No, false", "0, false", "off, false"
    })
    void readsBooleans(String text, boolean expected) {
        assertThat(bound(Map.of("verify", text)).bool("verify")).isEqualTo(expected);
    }

    @Test
    void readsNumbersListsAndTexts() {
        ConnectorConfig config = bound(Map.of("max", " 7 ", "factor", 2, "labels", "a, b,,c ,", "name", "  spaced  "));
        assertThat(config.integer("max")).isEqualTo(7);
        assertThat(config.decimal("factor")).isEqualTo(2.0);
        assertThat(config.list("labels")).containsExactly("a", "b", "c");
        assertThat(config.text("name")).contains("spaced");
        assertThat(bound(Map.of("labels", List.of("x", 1))).list("labels")).containsExactly("x", "1");
        assertThat(config.url("server_url").orElseThrow()).hasToString("https://host");
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                Arguments.of("server_url", "host"),
                Arguments.of("server_url", "ftp://host"),
                Arguments.of("server_url", "https://user:canary@host"),
                Arguments.of("server_url", "https://ho st"),
                Arguments.of("server_url", "file:///etc"),
                Arguments.of("timeout", "soon"),
                Arguments.of("timeout", "-5"),
                Arguments.of("timeout", "5 years"),
                Arguments.of("max", "3.5"),
                Arguments.of("max", "three"),
                Arguments.of("max", "99999999999"),
                Arguments.of("factor", "NaN"),
                Arguments.of("factor", "much"),
                Arguments.of("verify", "maybe"),
                Arguments.of("token", "plain-text"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void namesConnectionAndSettingOfAWrongValue(String name, String value) {
        ConnectorConfig given = ConnectorConfig.builder("conn")
                .set("server_url", "https://host")
                .set(name, value)
                .build();
        assertThatThrownBy(() -> given.bind(SETTINGS))
                .isInstanceOfSatisfying(
                        ExternalSystemException.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR))
                .hasMessageStartingWith("Connection 'conn': setting '" + name + "' must ")
                .hasMessageNotContaining("canary")
                .hasMessageNotContaining("plain-text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void whatIsMissingOrBlankIsReported(String blank) {
        ConnectorConfig given =
                ConnectorConfig.builder("conn").set("server_url", blank).build();
        assertThatThrownBy(() -> given.bind(SETTINGS))
                .hasMessage("Connection 'conn': setting 'server_url' is missing.");
    }

    @Test
    void theEnvironmentFillsInAndNeverOverrides() {
        Map<String, String> environment = Map.of("APP_URL", "https://from-environment", "APP_TOKEN", "env-token");
        ConnectorConfig fallback = ConnectorConfig.builder("conn")
                .environment(environment::get)
                .build()
                .bind(SETTINGS);
        assertThat(fallback.url("server_url").orElseThrow()).hasToString("https://from-environment");
        assertThat(fallback.secret("token")).contains(SecretValue.of("env-token"));
        ConnectorConfig given = ConnectorConfig.builder("conn")
                .environment(environment::get)
                .set("server_url", "https://given")
                .build()
                .bind(SETTINGS);
        assertThat(given.url("server_url").orElseThrow()).hasToString("https://given");
        ConnectorConfig withoutEnvironment = ConnectorConfig.builder("conn").build();
        assertThatThrownBy(() -> withoutEnvironment.bind(SETTINGS)).isInstanceOf(ExternalSystemException.class);
    }

    @Test
    void unknownKeysAreReportedSorted() {
        assertThat(bound(Map.of("zeta", 1, "alpha", 2)).unknownKeys()).containsExactly("alpha", "zeta");
    }

    @Test
    void readingWhatIsNotDeclaredIsADefect() {
        assertThatThrownBy(() -> bound(Map.of()).text("other")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bound(Map.of()).requiredText("name")).hasMessageContaining("'name' is missing");
    }

    @Test
    void printsNamesOnly() {
        ConnectorConfig config = ConnectorConfig.builder("conn")
                .set("token", SecretValue.of("hidden"))
                .set("name", "visible")
                .build();
        assertThat(config.toString()).contains("token").doesNotContain("hidden").doesNotContain("visible");
    }

    private static ConnectorConfig bound(Map<String, Object> values) {
        return ConnectorConfig.builder("conn")
                .set("server_url", "https://host")
                .setAll(values)
                .build()
                .bind(SETTINGS);
    }
}
