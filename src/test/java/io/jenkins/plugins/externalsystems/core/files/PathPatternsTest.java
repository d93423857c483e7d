package io.jenkins.plugins.externalsystems.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.log        | a.log
            *.log        | a.log
            *            | .hidden
            ?.log        | a.log
            a*c*e        | abcde
            a*           | a
            **           | a.log
            **           | x/y/a.log
            **/*.log     | a.log
            **/*.log     | x/y/a.log
            x/**         | x/y/a.log
            x/**         | x
            x/           | x/y/a.log
            x/**/a.log   | x/a.log
            x/**/a.log   | x/y/z/a.log
            x/**/y/*.log | x/y/q/y/a.log
            **/y/**/b*   | y/y/x/b1
            x//a.log     | x/a.log
            ./x/./a.log  | x/a.log
            x\\a.log     | x/a.log
            x/***        | x/abc
            x/a**c       | x/abbc
            """)
    void matches(String pattern, String path) {
        assertThat(PathPatterns.of(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.log        | b.log
            *.log        | a.LOG
            A.log        | a.log
            *.log        | x/a.log
            ?.log        | ab.log
            ?.log        | .log
            a?           | a
            x/*          | x/y/a.log
            x/*          | x
            x/**/a.log   | y/x/a.log
            x/**/a.log   | x/a.log/b
            a**c         | a/b/c
            x            | x/y
            """)
    void doesNotMatch(String pattern, String path) {
        assertThat(PathPatterns.of(pattern).matches(path)).isFalse();
    }

    @Test
    void takesSeveralAndIgnoresEmptyOnes() {
        PathPatterns patterns = PathPatterns.of(" a.log ,, *.txt ,");
        assertThat(patterns.matches("a.log")).isTrue();
        assertThat(patterns.matches("b.txt")).isTrue();
        assertThat(patterns.matches("b.log")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/passwd", "\\\\host\\share", "C:/x", "c:x", "../x", "x/../../y", "x/..", "a,/b", "..\\x"})
    void refusesOtherPlaces(String pattern) {
        assertThatThrownBy(() -> PathPatterns.of(pattern))
                .isInstanceOf(RefusedPatternException.class)
                .hasMessageMatching("'.*' (is absolute; patterns are relative to the folder|leads out of the folder)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , "})
    void refusesNone(String pattern) {
        assertThatThrownBy(() -> PathPatterns.of(pattern))
                .isInstanceOf(RefusedPatternException.class)
                .hasMessage("there is no pattern");
    }

    @ParameterizedTest
    @CsvSource({"**/a, x/y, true", "x/*.log, x, true", "x/*.log, y, false", "x/*.log, x/y, false", "x/**, x/y/z, true"})
    void knowsWhereMatchesMayBe(String pattern, String folder, boolean expected) {
        assertThat(PathPatterns.of(pattern).mayMatchBelow(folder)).isEqualTo(expected);
    }

    @Test
    @Timeout(10)
    void staysFastOnHostilePatterns() {
        assertThat(PathPatterns.of("*a".repeat(2_000) + "b").matches("a".repeat(4_000)))
                .isFalse();
        assertThat(PathPatterns.of("**/a/".repeat(1_000) + "b").matches("a/".repeat(2_000) + "a"))
                .isFalse();
    }
}
