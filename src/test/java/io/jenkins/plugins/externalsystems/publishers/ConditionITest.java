package io.jenkins.plugins.externalsystems.publishers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table: result now × result before → conditions that hold. */
class ConditionITest {
    @ParameterizedTest
    @CsvSource({
        // now, before, what holds besides always
        "SUCCESS,   ,          success",
        "SUCCESS,   SUCCESS,   success",
        "SUCCESS,   UNSTABLE,  success changed fixed",
        "SUCCESS,   FAILURE,   success changed fixed",
        "SUCCESS,   NOT_BUILT, success changed fixed",
        "SUCCESS,   ABORTED,   success changed fixed",
        "UNSTABLE,  ,          unstable",
        "UNSTABLE,  SUCCESS,   unstable changed regression",
        "UNSTABLE,  UNSTABLE,  unstable stillFailing",
        "UNSTABLE,  FAILURE,   unstable changed stillFailing",
        "UNSTABLE,  NOT_BUILT, unstable changed",
        "UNSTABLE,  ABORTED,   unstable changed",
        "FAILURE,   ,          failure",
        "FAILURE,   SUCCESS,   failure changed regression",
        "FAILURE,   UNSTABLE,  failure changed regression",
        "FAILURE,   FAILURE,   failure stillFailing",
        "FAILURE,   NOT_BUILT, failure changed",
        "FAILURE,   ABORTED,   failure changed",
        "NOT_BUILT, ,          notBuilt",
        "NOT_BUILT, SUCCESS,   notBuilt changed",
        "NOT_BUILT, UNSTABLE,  notBuilt changed",
        "NOT_BUILT, FAILURE,   notBuilt changed",
        "NOT_BUILT, NOT_BUILT, notBuilt",
        "NOT_BUILT, ABORTED,   notBuilt changed",
        "ABORTED,   ,          aborted",
        "ABORTED,   SUCCESS,   aborted changed",
        "ABORTED,   UNSTABLE,  aborted changed",
        "ABORTED,   FAILURE,   aborted changed",
        "ABORTED,   NOT_BUILT, aborted changed",
        "ABORTED,   ABORTED,   aborted",
    })
    void holds(String now, String before, String besidesAlways) {
        List<String> expected = new ArrayList<>(List.of("always"));
        expected.addAll(List.of(besidesAlways.split(" ")));
        Result previous = before == null ? null : Result.fromString(before);
        assertThat(Arrays.stream(Condition.values())
                        .filter(condition -> condition.holds(Result.fromString(now), previous))
                        .map(Condition::symbol))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void isReadFromItsWord() {
        for (Condition condition : Condition.values()) {
            assertThat(Condition.parse(" " + condition.symbol() + " ")).isEqualTo(condition);
        }
        for (String wrong : new String[] {null, "", "SUCCESS", "sometimes"}) {
            assertThatThrownBy(() -> Condition.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("allowed are always, success, unstable, failure, aborted, notBuilt, changed");
        }
    }
}
