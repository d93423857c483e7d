package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer means, and what is waited for. */
class MsTeamsErrorsTest {
    private static final Map<String, Object> TEXT = Map.of("text", "x");

    private final MsTeamsFixture fixture = new MsTeamsFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String error(String code, String words) {
        return Json.write(Map.of("error", Map.of("code", code, "message", words)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | TriggerInputSchemaMismatch     | VALIDATION_ERROR     | it must start with 'When a Teams webhook",
                "400 | WorkflowTriggerIsNotEnabled    | NOT_FOUND_ERROR      | or it is switched off",
                "401 | DirectApiAuthorizationRequired | AUTHENTICATION_ERROR | does not accept its URL",
                "403 | DirectApiAuthorizationRequired | PERMISSION_ERROR     | must let anyone trigger it",
                "404 | WorkflowNotFound               | NOT_FOUND_ERROR      | copy the URL of the workflow anew",
                "405 | MethodNotAllowed               | CLIENT_ERROR         | refused the message",
                "413 | RequestEntityTooLarge          | VALIDATION_ERROR     | no message of this size",
                "429 | TooManyRequests                | RATE_LIMIT_ERROR     | takes no more messages for now",
                "500 | InternalServerError            | SERVER_ERROR         | host failed",
                "502 |                                | SERVER_ERROR         | host failed",
                "302 |                                | CLIENT_ERROR         | points elsewhere"
            })
    void everyAnswerOfAWorkflowHasItsCode(int status, String word, ErrorCode code, String sentence) {
        ExternalSystem impatient = fixture.connect(Map.of("max_retries", 0));
        fixture.teams.nextReply(Reply.json(status, word == null ? "<html>" : error(word, "sig=secret")));
        ExternalSystemResult result = bad(run(impatient, "send_message", TEXT), code, sentence, "HTTP " + status);
        assertThat(result.errorMessage()).doesNotContain("sig=");
        assertThat(result.metadata()).containsEntry(MetadataKeys.HTTP_STATUS, status);
        if (word != null) {
            assertThat(result.metadata()).containsEntry(MetadataKeys.VENDOR_ERROR, word);
        }
    }

    @ParameterizedTest
    @CsvSource({"off,NOT_FOUND_ERROR", "deleted,NOT_FOUND_ERROR", "private,PERMISSION_ERROR"})
    void aWorkflowThatIsNotThereSaysSo(String state, ErrorCode code) {
        fixture.teams.workflowBecomes(state);
        bad(run(fixture.workflow, "send_message", TEXT), code, "in Teams, open Workflows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | BadRequest                | VALIDATION_ERROR     | Graph refused the request",
                "401 | InvalidAuthenticationToken| AUTHENTICATION_ERROR | does not accept the token",
                "403 | Forbidden                 | PERMISSION_ERROR     | check its permissions",
                "404 | NotFound                  | NOT_FOUND_ERROR      | not found, or hidden",
                "405 | BadRequest                | CLIENT_ERROR         | Graph refused the request",
                "409 | Conflict                  | CLIENT_ERROR         | Graph refused the request",
                "413 | RequestEntityTooLarge     | VALIDATION_ERROR     | no message of this size",
                "429 | TooManyRequests           | RATE_LIMIT_ERROR     | takes no more requests for now",
                "500 | InternalServerError       | SERVER_ERROR         | Graph failed",
                "503 | ServiceUnavailable        | SERVER_ERROR         | Graph failed",
                "302 |                           | CLIENT_ERROR         | points elsewhere"
            })
    void everyAnswerOfGraphHasItsCode(int status, String word, ErrorCode code, String sentence) {
        Map<String, Object> settings = new java.util.LinkedHashMap<>(fixture.user());
        settings.put("max_retries", 0);
        Reply reply = Reply.json(status, word == null ? "<html>" : error(word, "No, said Graph."));
        fixture.teams.nextReply(reply);
        ExternalSystemResult result =
                bad(run(fixture.connect(settings), "get_channels", Map.of()), code, sentence, "HTTP " + status);
        if (word != null) {
            assertThat(result.errorMessage()).contains("No, said Graph.", word);
        }
        assertThat(result.metadata()).containsEntry(MetadataKeys.HTTP_STATUS, status);
    }

    @Test
    void aSuccessThatTellsOfAnErrorIsNone() {
        ExternalSystem impatient = fixture.connect(Map.of("max_retries", 0));
        fixture.teams.nextReply(Reply.text(
                200,
                "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with"
                        + " ContextId tcid=0"));
        bad(run(impatient, "send_message", TEXT), ErrorCode.RATE_LIMIT_ERROR, "takes no more messages", "HTTP 429");
        fixture.teams.nextReply(Reply.text(200, "<html>Log in</html>"));
        ExternalSystemResult page = run(impatient, "send_message", TEXT);
        bad(page, ErrorCode.EXCEPTION, "is a page and not a workflow's; a proxy may have given it");
        assertThat(page.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        fixture.teams.nextReply(Reply.text(200, "1"));
        good(run(impatient, "send_message", TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "date"})
    void throttlingIsWaitedForAsTheServiceSays(String after) {
        String header = after.equals("date")
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        fixture.test.time().instant().plusSeconds(7).atZone(ZoneOffset.UTC))
                : after;
        fixture.teams.nextReply(
                Reply.json(429, error("TooManyRequests", "slow")).with("Retry-After", header));
        good(run(fixture.workflow, "send_message", TEXT));
        assertThat(fixture.teams.cards()).hasSize(1);
        assertThat(fixture.test.time().waits())
                .anySatisfy(wait -> assertThat(wait.toSeconds()).isBetween(7L, 8L));
    }

    @Test
    void byGraphTheSameAndTheReadIsRepeated() {
        fixture.teams.nextReply(
                Reply.json(429, error("TooManyRequests", "slow")).with("Retry-After", "9"),
                Reply.reset(),
                Reply.empty(502));
        good(run(fixture.delegated(), "get_channels", Map.of()));
        assertThat(fixture.teams.requests("GET", "/channels")).hasSize(4);
        assertThat(fixture.test.time().waits())
                .anySatisfy(wait -> assertThat(wait.toSeconds()).isBetween(9L, 10L));
    }

    @Test
    void whatMayHaveBeenPostedIsNotPostedAgain() {
        for (Reply lost : new Reply[] {Reply.reset(), Reply.empty(502), Reply.empty(500)}) {
            int before = fixture.teams.requests().size();
            fixture.teams.nextReply(lost);
            ExternalSystemResult result = run(fixture.workflow, "send_message", TEXT);
            assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
            assertThat(fixture.teams.requests()).hasSize(before + 1);
        }
    }

    @Test
    void whatIsNotGraphsIsNotGraphs() {
        fixture.teams.nextReply(Reply.json(200, "{\"hello\":1}"), Reply.text(200, "<html>"));
        bad(run(fixture.delegated(), "get_channels", Map.of()), ErrorCode.EXCEPTION, "is no list of Graph's");
        bad(run(fixture.delegated(), "get_channels", Map.of()), ErrorCode.EXCEPTION, "is not valid JSON");
    }
}
