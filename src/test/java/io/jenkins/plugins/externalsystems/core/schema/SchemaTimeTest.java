package io.jenkins.plugins.externalsystems.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which times a description may be remembered. */
class SchemaTimeTest {
    private static Duration read(Object value) {
        ConnectorConfig config =
                ConnectorConfig.builder("any").set(SchemaTime.SETTING, value).build();
        return SchemaTime.from(config.bind(List.of(SchemaTime.declare("it"))));
    }

    @Test
    void anHourUnlessSomebodySaysOtherwise() {
        assertThat(read(null)).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S", "1s, PT1S", "1000ms, PT1S", "90, PT90S", "PT2H, PT2H", "168h, PT168H", "604800, PT168H"})
    void aTimeWithinTheBoundsIsTaken(String value, Duration time) {
        assertThat(read(value)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "999ms", "-1", "-1s", "PT-1S", "604801", "168.001h", "999999999h", "PT9999999999999999999H"
            })
    void aTimeOutOfTheBoundsIsRefused(String value) {
        refused(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1 day", "1d", "NaN", "1e3", "٣", "1h; x", "0x10"})
    void whatIsNoTimeIsRefused(String value) {
        refused(value);
    }

    private static void refused(String value) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOfSatisfying(
                        ExternalSystemException.class,
                        wrong -> assertThat(wrong.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR))
                .hasMessageMatching("Connection 'any': setting 'schema_ttl' must be [^.]+\\.");
    }
}
