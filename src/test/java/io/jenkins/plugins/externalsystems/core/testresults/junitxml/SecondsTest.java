package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0            | PT0S
            0.           | PT0S
            .5           | PT0.5S
            0.003        | PT0.003S
            12           | PT12S
            0.0000000019 | PT0.000000001S
            0,003        | PT0.003S
            1,234        | PT1.234S
            1,204.5      | PT1204.5S
            1.204,5      | PT1204.5S
            1,234,567    | PT1234567S
            1.234.567    | PT1234567S
            1,234,567.25 | PT1234567.25S
            1 204,5      | PT1204.5S
            1'204.5      | PT1204.5S
            1\u00a0204,5 | PT1204.5S
            1\u202f204,5 | PT1204.5S
            1e-05        | PT0.00001S
            4.3E-4       | PT0.00043S
            1.5e3        | PT1500S
            1.5s         | PT1.5S
            +2           | PT2S
            00:01:02.5   | PT1M2.5S
            01:00:00     | PT1H
            ' 0.25 '     | PT0.25S
            123456789.5  | PT123456789.5S
            """)
    void reads(String text, Duration duration) {
        assertThat(Seconds.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "-",
                "-1",
                "NaN",
                "Infinity",
                "abc",
                "1e99",
                "99999999999",
                "0x10",
                "1.2.3,4,5x",
                ",",
                "..",
                "1e",
                "1111111111111111111111111111111111111111111111",
                "12:3",
                "\u0661"
            })
    void refuses(String text) {
        assertThat(Seconds.parse(text)).isNull();
    }
}
