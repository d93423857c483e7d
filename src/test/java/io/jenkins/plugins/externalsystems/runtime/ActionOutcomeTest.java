package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.actions.OnError;
import io.jenkins.plugins.externalsystems.core.CallTrace;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.Verdict;
import io.jenkins.plugins.externalsystems.core.Verdict.Level;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failed call and a check's verdict mean for the build. */
class ActionOutcomeTest {
    @ParameterizedTest
    @CsvSource({
        "PASS, true, false, false, false",
        "WARN, false, false, false, true",
        "UNSTABLE, false, false, true, false",
        "FAIL, false, true, false, false"
    })
    void aVerdictDecidesWhateverOnErrorSays(
            Level level, boolean isGood, boolean failsBuild, boolean makesUnstable, boolean warns) {
        for (OnError onError : OnError.values()) {
            ActionOutcome outcome = new ActionOutcome(judged(level), onError, "");
            assertThat(outcome.isGood()).isEqualTo(isGood);
            assertThat(outcome.failsBuild()).isEqualTo(failsBuild);
            assertThat(outcome.makesUnstable()).isEqualTo(makesUnstable);
            assertThat(outcome.warns()).isEqualTo(warns);
            assertThat(outcome.error()).isEqualTo(isGood ? null : "it is so.");
            assertThat(outcome.toMap()).containsEntry("ok", isGood).doesNotContainKey("error_code");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL, true, false, false",
        "UNSTABLE, false, true, false",
        "WARN, false, false, true",
        "IGNORE, false, false, false"
    })
    void onErrorDecidesAboutFailedCalls(OnError onError, boolean failsBuild, boolean makesUnstable, boolean warns) {
        ExternalSystemResult failed = ExternalSystemResult.failure(
                "op",
                new ExternalSystemException(ErrorCode.SERVER_ERROR, "it failed."),
                judged(Level.PASS).metadata());
        ActionOutcome outcome = new ActionOutcome(failed, onError, "");
        assertThat(outcome.isGood()).isFalse();
        assertThat(outcome.failsBuild()).isEqualTo(failsBuild);
        assertThat(outcome.makesUnstable()).isEqualTo(makesUnstable);
        assertThat(outcome.warns()).isEqualTo(warns);
        assertThat(outcome.toMap()).containsEntry("error", "it failed.").containsEntry("error_code", "SERVER_ERROR");
    }

    @Test
    void aRecordTellsTheReason() {
        Redactor mask = Redactor.of(List.of("is so"));
        ActionRecord good = ActionRecord.of("queryMetrics", "c", false, judged(Level.PASS), mask);
        assertThat(good.isSuccess()).isTrue();
        assertThat(good.toLogLine()).isEqualTo("queryMetrics: it ****");
        ActionRecord bad = ActionRecord.of("queryMetrics", "c", false, judged(Level.WARN), mask);
        assertThat(bad.isSuccess()).isFalse();
        assertThat(bad.getTarget()).isEqualTo("3 items");
        assertThat(bad.toLogLine()).isEqualTo("queryMetrics: it ****.");
    }

    @ParameterizedTest
    @CsvSource({
        "count,1,1 item",
        "count,12,12 items",
        "segments,1,'1 recipient, 1 segment'",
        "segments,3,'1 recipient, 3 segments'"
    })
    void aRecordCounts(String key, int number, String told) {
        ExternalSystemResult result = ExternalSystemResult.success("op", Map.of(key, number), Map.of());
        assertThat(ActionRecord.of("p", "c", false, result, Redactor.nothing()).getTarget())
                .isEqualTo(told);
    }

    @Test
    void aRecordTellsTheSummaryWhereNothingElseNamesTheTarget() {
        Redactor mask = Redactor.of(List.of("hidden"));
        Map<String, Object> data = Map.of("summary", "R81: 2 hidden", "url", "https://testrail.example.com/81");
        ActionRecord record =
                ActionRecord.of("p", "c", false, ExternalSystemResult.success("op", data, Map.of()), mask);
        assertThat(record.toLogLine()).isEqualTo("p: R81: 2 **** https://testrail.example.com/81");
        Map<String, Object> issue = Map.of("summary", "It broke", "key", "OPS-1");
        assertThat(ActionRecord.of("p", "c", false, ExternalSystemResult.success("op", issue, Map.of()), mask)
                        .getTarget())
                .isEqualTo("OPS-1");
    }

    @Test
    void aRecordNamesTheOperationWhereTheSymbolDoesNotTellIt() {
        assertThat(generic(ExternalSystemResult.success("get_pet", Map.of("id", "7"), Map.of()))
                        .toLogLine())
                .isEqualTo("externalSystem: get_pet, 7");
        assertThat(generic(ExternalSystemResult.success("get_pet", Map.of(), Map.of()))
                        .toLogLine())
                .isEqualTo("externalSystem: get_pet");
        ExternalSystemException failure = new ExternalSystemException(ErrorCode.SERVER_ERROR, "It failed.");
        assertThat(generic(ExternalSystemResult.failure("get_pet", failure, Map.of()))
                        .toLogLine())
                .isEqualTo("externalSystem: It failed.");
    }

    private static ActionRecord generic(ExternalSystemResult result) {
        return ActionRecord.of("externalSystem", "c", true, result, Redactor.nothing());
    }

    @Test
    void dataThatSaysVerdictIsNone() {
        ExternalSystemResult result = ExternalSystemResult.success("op", Map.of("verdict", "fail"), Map.of());
        assertThat(Verdict.of(result)).isEmpty();
        assertThat(new ActionOutcome(result, OnError.FAIL, "").failsBuild()).isFalse();
    }

    private static ExternalSystemResult judged(Level level) {
        CallTrace trace = new CallTrace();
        trace.judge(new Verdict(level, "it is so"));
        return ExternalSystemResult.success("op", Map.of("count", 3), trace.toMetadata());
    }
}
