package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {
    @ParameterizedTest
    @CsvSource({
        "a, 0, 1, GSM-7",
        "a, 1, 1, GSM-7",
        "a, 160, 1, GSM-7",
        "a, 161, 2, GSM-7",
        "a, 306, 2, GSM-7",
        "a, 307, 3, GSM-7",
        "a, 459, 3, GSM-7",
        "a, 460, 4, GSM-7",
        "a, 1600, 11, GSM-7",
        // Each is an escape and another character; the escape never ends a part, so that a part has 76 of them.
        "€, 80, 1, GSM-7",
        "€, 81, 2, GSM-7",
        "€, 152, 2, GSM-7",
        "€, 153, 3, GSM-7",
        "ж, 1, 1, UCS-2",
        "ж, 70, 1, UCS-2",
        "ж, 71, 2, UCS-2",
        "ж, 134, 2, UCS-2",
        "ж, 135, 3, UCS-2",
        "ж, 1600, 24, UCS-2",
        // Two units each: 33 in a part, since the last one is not split.
        "🚢, 35, 1, UCS-2",
        "🚢, 36, 2, UCS-2",
        "🚢, 66, 2, UCS-2",
        "🚢, 67, 3, UCS-2"
    })
    void countsAtEveryBoundary(String character, int times, int segments, String encoding) {
        Segments counted = Segments.of(character.repeat(times));
        assertThat(counted.count()).isEqualTo(segments);
        assertThat(counted.encoding()).isEqualTo(encoding);
    }

    @Test
    void theWholeAlphabetIsCheap() {
        String basic =
                "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                        + "abcdefghijklmnopqrstuvwxyzäöñüà";
        assertThat(basic).hasSize(127);
        assertThat(Segments.of(basic)).isEqualTo(new Segments(1, "GSM-7", 127));
        assertThat(Segments.of("\f^{}\\[~]|€")).isEqualTo(new Segments(1, "GSM-7", 20));
    }

    @Test
    void oneCharacterMakesAllDear() {
        for (String dear : new String[] {"`", "ç", "\t", "“", "’", "–", "…", "ú", "»"}) {
            assertThat(Segments.of("a".repeat(70) + dear)).isEqualTo(new Segments(2, "UCS-2", 71));
        }
    }

    /** Twilio's own calculator keeps what is one character to people in one part. */
    @Test
    void whatPeopleSeeAsOneCharacterIsNotSplit() {
        String family = "👨‍👩‍👧‍👦";
        assertThat(family).hasSize(11);
        assertThat(Segments.of(family.repeat(6))).isEqualTo(new Segments(1, "UCS-2", 66));
        assertThat(Segments.of(family.repeat(12))).isEqualTo(new Segments(2, "UCS-2", 132));
        assertThat(Segments.of(family.repeat(12) + "aaaaa")).isEqualTo(new Segments(3, "UCS-2", 137));
    }

    @Test
    void aCharacterThatNoPartHasRoomForIsSplit() {
        assertThat(Segments.of("e" + "\u0301".repeat(199))).isEqualTo(new Segments(3, "UCS-2", 200));
    }
}
