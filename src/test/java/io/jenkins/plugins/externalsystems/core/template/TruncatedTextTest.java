package io.jenkins.plugins.externalsystems.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruncatedTextTest {
    private static String cut(String text, int limit) {
        return TruncatedText.of(text, limit).text();
    }

    private static String filler(int length) {
        return "x".repeat(length);
    }

    @Test
    void leavesShortTextAlone() {
        TruncatedText whole = TruncatedText.of("abc", 3);
        assertThat(whole.text()).isEqualTo("abc");
        assertThat(whole.isCut()).isFalse();
        assertThat(cut("", 0)).isEmpty();
    }

    @Test
    void saysHowMuchIsMissing() {
        TruncatedText text = TruncatedText.of("word ".repeat(400), 766);
        assertThat(text.text()).endsWith("word … (cut, 1,266 characters more)").hasSizeLessThanOrEqualTo(766);
        assertThat(text.missing()).isEqualTo(1_266);
        assertThat(text.isCut()).isTrue();
    }

    @Test
    void prefersParagraphThenLineThenSentenceThenWord() {
        String tail = " " + filler(200);
        assertThat(cut("a".repeat(80) + "\n\nb.\nc" + tail, 130)).startsWith("a".repeat(80) + "\n… (cut");
        assertThat(cut("a".repeat(80) + "\nb. c" + tail, 130)).startsWith("a".repeat(80) + "\n… (cut");
        assertThat(cut("a".repeat(80) + ". b c" + tail, 130)).startsWith("a".repeat(80) + ". … (cut");
        assertThat(cut("a".repeat(80) + " b" + tail, 130)).startsWith("a".repeat(80) + " b … (cut");
    }

    @Test
    void doesNotGiveUpMuchTextForAGoodPlace() {
        assertThat(cut("a\n\n" + filler(500), 200)).startsWith("a\n\n" + filler(100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "😀",
                "👩‍👩‍👧‍👦",
                "🇩🇪",
                "👍🏽",
                "e\u0301\u0302",
                "\r\n",
                "&amp;",
                "&#39;",
                "<https://e.example/a?b=1&amp;c=2|the label>",
                "<mailto:a@e.example|a@e.example>",
                "<@U012345>"
            })
    void neverCutsInsideAUnit(String unit) {
        String text = unit.repeat(40);
        for (int limit = 0; limit < text.length(); limit++) {
            String kept = cut(text, limit).replaceFirst("\\s*… \\(cut.*", "");
            assertThat(kept.length()).isLessThanOrEqualTo(limit);
            assertThat(kept.replace(unit, "").strip()).as("limit %d", limit).isEmpty();
        }
    }

    @Test
    void keepsUnitsWholeInSentencesToo() {
        String text = "See <https://e.example/a b|a long. label with words> now. ".repeat(10);
        for (int limit = 60; limit < text.length(); limit++) {
            String kept = cut(text, limit).replaceFirst("\\s*… \\(cut.*", "");
            assertThat(kept.replaceAll("<[^<>]*>", "")).as("limit %d", limit).doesNotContain("<");
        }
    }

    @Test
    void closesAnOpenCodeFence() {
        String text = "Log:\n```\n" + "line of the log\n".repeat(50) + "```\nend";
        for (int limit = 60; limit < text.length(); limit++) {
            String result = cut(text, limit);
            assertThat(result).hasSizeLessThanOrEqualTo(limit);
            assertThat(CutPoints.fences(result) % 2)
                    .as("limit %d: %s", limit, result)
                    .isZero();
        }
        assertThat(cut(text, 400)).contains("line of the log\n```\n… (cut, ");
    }

    @Test
    void leavesAClosedFenceClosed() {
        assertThat(cut("```\na\n```\n" + filler(300), 100)).containsPattern("^```\na\n```\nx+ … \\(cut, ");
    }

    @Test
    void givesTheBareBeginningWhereTheNoteDoesNotFit() {
        assertThat(cut("abcdefghij", 4)).isEqualTo("abcd");
        assertThat(cut("😀😀", 3)).isEqualTo("😀");
        assertThat(cut("abc", 0)).isEmpty();
    }

    @Test
    void refusesANegativeLimit() {
        assertThatThrownBy(() -> TruncatedText.of("a", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void staysWithinTheLimitForRandomText() {
        RandomMarkdown random = new RandomMarkdown(7);
        for (int round = 0; round < 300; round++) {
            String text = Markdown.toMrkdwn(random.next());
            for (int limit = 0; limit <= text.length(); limit += 7) {
                assertThat(cut(text, limit)).hasSizeLessThanOrEqualTo(limit);
            }
        }
    }

    @Test
    void dotsStandForTheNoteWhereThereIsNoRoomForIt() {
        assertThat(TruncatedText.withDots("0123456789", 10)).isEqualTo(new TruncatedText("0123456789", 0));
        assertThat(TruncatedText.withDots("0123456789x", 10)).isEqualTo(new TruncatedText("0123456...", 4));
        assertThat(TruncatedText.withDots("one two three", 12)).isEqualTo(new TruncatedText("one two...", 6));
        assertThat(TruncatedText.withDots("\uD83D\uDEA2".repeat(5), 8))
                .isEqualTo(new TruncatedText("\uD83D\uDEA2".repeat(2) + "...", 6));
        assertThat(TruncatedText.withDots("0123", 3).text()).isEqualTo("...");
        assertThatThrownBy(() -> TruncatedText.withDots("0123", 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
