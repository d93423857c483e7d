package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.actions.OnError;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see of a dry run. */
class UnsentCallTest {
    private static final Map<String, Object> POST =
            Map.of("method", "POST", "url", "https://example.com/a", "body", Map.of("text", "done"));

    @Test
    void showsTheRequestThatWouldChangeSomething() {
        assertThat(text(POST, Map.of("text", "done")))
                .startsWith("The request would be:\n{\n")
                .contains("\"method\" : \"POST\"", "\"text\" : \"done\"")
                .doesNotContain("parameters");
    }

    @Test
    void showsTheParametersWhereTheFirstRequestOnlyAsks() {
        assertThat(text(Map.of("method", "GET", "url", "https://example.com/users?q=me"), Map.of("assignee", "me")))
                .startsWith("The first request of the operation only asks")
                .contains("\"method\" : \"GET\"", "The operation's parameters:\n{\n", "\"assignee\" : \"me\"");
    }

    @Test
    void isBounded() {
        String longest = "x".repeat(UnsentCall.LONGEST_TEXT);
        String text = text(Map.of("method", "POST", "body", longest), Map.of());
        assertThat(text).hasSizeLessThan(UnsentCall.LONGEST_TEXT + 100).containsPattern("x\n… \\d+ characters more$");
    }

    @Test
    void isNoneOfACallThatWasSentOrHadNothingToSend() {
        assertThat(UnsentCall.of(ExternalSystemResult.success("a", Map.of("request", POST), Map.of())))
                .isEmpty();
        assertThat(UnsentCall.of(dryRun(Map.of("count", 0)))).isEmpty();
    }

    @Test
    void isToldOnTheBuildPageWithWhoseSwitchItWas() {
        ActionRecord record = record(dryRun(Map.of("request", POST, "parameters", Map.of())));
        assertThat(record.isDryRun()).isTrue();
        assertThat(record.getUrl()).isNull();
        assertThat(record.toLogLine()).isEqualTo("notifySlack: not sent: dry run of folder 'ops'");
    }

    @Test
    void isToldOfAFailureToo() {
        ExternalSystemResult failed = ExternalSystemResult.failure(
                "a", new ExternalSystemException(ErrorCode.VALIDATION_ERROR, "Wrong."), Map.of());
        assertThat(record(UnsentCall.by("folder 'ops'", failed)).toLogLine())
                .isEqualTo("notifySlack: Wrong. (not sent: dry run of folder 'ops')");
        assertThat(record(failed).toLogLine()).isEqualTo("notifySlack: Wrong.");
    }

    @Test
    void isMarkedInWhatAPipelineGets() {
        Map<String, Object> map =
                new ActionOutcome(dryRun(Map.of("request", POST, "parameters", Map.of())), OnError.FAIL, "").toMap();
        assertThat(map).containsEntry("ok", true).containsEntry("dryRun", true).containsEntry("request", POST);
        assertThat(new ActionOutcome(ExternalSystemResult.success("a", Map.of(), Map.of()), OnError.FAIL, "").toMap())
                .doesNotContainKey("dryRun");
    }

    private static String text(Map<String, Object> request, Map<String, Object> parameters) {
        return UnsentCall.of(dryRun(Map.of("request", request, "parameters", parameters)))
                .orElseThrow()
                .toText();
    }

    private static ActionRecord record(ExternalSystemResult result) {
        return ActionRecord.of("notifySlack", null, false, result, Redactor.of(List.of()));
    }

    private static ExternalSystemResult dryRun(Map<String, Object> data) {
        return UnsentCall.by(
                "folder 'ops'", ExternalSystemResult.success("a", data, Map.of(MetadataKeys.DRY_RUN, true)));
    }
}
