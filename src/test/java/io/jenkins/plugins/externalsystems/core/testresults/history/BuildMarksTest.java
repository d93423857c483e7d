package io.jenkins.plugins.externalsystems.core.testresults.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildMarksTest {
    private static BuildMarks marks(int... builds) {
        BuildMarks marks = BuildMarks.NONE;
        for (int build : builds) {
            marks = marks.with(Math.abs(build), build > 0);
        }
        return marks;
    }

    @Test
    void tellsRegressionAndFixByTheBuildBefore() {
        BuildMarks marks = marks(1, 2, -3, -5, 6);

        assertThat(marks.isRegressionIn(1)).isTrue();
        assertThat(marks.isRegressionIn(2)).isFalse();
        assertThat(marks.isFixedIn(3)).isTrue();
        assertThat(marks.isFixedIn(5)).isFalse();
        assertThat(marks.isRegressionIn(6)).isTrue();
        assertThat(marks.isFixedIn(4)).isFalse();
        assertThat(marks.isRegressionIn(4)).isFalse();
    }

    @Test
    void goesByNumbersWhateverBuildEndsFirst() {
        BuildMarks late = marks(-8, 7, 6);

        assertThat(late.builds(true)).containsExactly(6, 7);
        assertThat(late.greenStreak()).isEqualTo(1);
        assertThat(late.isOvertaken(7)).isTrue();
        assertThat(late.isOvertaken(8)).isFalse();
        assertThat(late.isFixedIn(8)).isTrue();
        assertThat(late.lastSeen()).isEqualTo(7);
        assertThat(late.firstSeen()).isEqualTo(6);
    }

    @Test
    void countsInAWindowOfBuildsInWhichItsTestsRan() {
        BuildMarks flaky = marks(1, -2, -5, 9, -11, 12);

        assertThat(flaky.seenIn(1, 12)).isEqualTo(1);
        assertThat(flaky.seenIn(3, 12)).isEqualTo(2);
        assertThat(flaky.seenIn(6, 12)).isEqualTo(3);
        assertThat(flaky.seenIn(3, 9)).isEqualTo(1);
    }

    @Test
    void aBuildThatHasBothHasSeenIt() {
        assertThat(marks(4, -4).isSeenIn(4)).isTrue();
        assertThat(marks(-4, 4).isSeenIn(4)).isTrue();
    }

    @Test
    void isBounded() {
        BuildMarks marks = BuildMarks.NONE;
        for (int build = 1; build <= 1000; build++) {
            marks = marks.with(build, true);
        }

        assertThat(marks.builds(true)).hasSize(BuildMarks.MOST).endsWith(1000).startsWith(1000 - BuildMarks.MOST + 1);
    }
}
