package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of Slack's bad answers becomes, without repeats. */
class SlackErrorsTest {
    private static final Map<ErrorCode, String> WORDS = Map.of(
            ErrorCode.AUTHENTICATION_ERROR,
            "not_authed invalid_auth account_inactive token_revoked token_expired not_allowed_token_type invalid_token",
            ErrorCode.PERMISSION_ERROR,
            "missing_scope not_in_channel restricted_action restricted_action_read_only_channel"
                    + " restricted_action_thread_only_channel restricted_action_non_threadable_channel"
                    + " posting_to_general_channel_denied no_permission access_denied accesslimited ekm_access_denied"
                    + " enterprise_is_restricted team_access_not_granted two_factor_setup_required cant_update_message"
                    + " cant_delete_message edit_window_closed compliance_exports_prevent_deletion action_prohibited"
                    + " user_not_in_channel cant_invite user_is_restricted ura_max_channels org_user_not_in_team"
                    + " invitee_cant_see_channel no_external_invite_permission app_cannot_join_channel"
                    + " cannot_create_channel channel_is_limited_access messages_tab_disabled"
                    + " restricted_action_thread_locked thread_locked no_access file_uploads_disabled"
                    + " file_uploads_except_images_disabled file_type_not_allowed posting_to_channel_denied not_visible"
                    + " cant_delete_file delete_not_allowed file_deleting_disabled app_access_restricted"
                    + " metadata_must_be_sent_from_app",
            ErrorCode.NOT_FOUND_ERROR,
            "channel_not_found message_not_found thread_not_found user_not_found users_not_found team_not_found"
                    + " no_service no_service_id no_team team_disabled file_not_found file_deleted invalid_channel",
            ErrorCode.VALIDATION_ERROR,
            "is_archived channel_is_archived msg_too_long msg_blocks_too_long no_text"
                    + " missing_text_or_fallback_or_attachments too_many_attachments invalid_blocks invalid_blocks_format"
                    + " invalid_attachments invalid_payload block_mismatch cannot_reply_to_message metadata_too_large"
                    + " missing_post_type json_not_object name_taken no_channel invalid_name invalid_name_required"
                    + " invalid_name_punctuation invalid_name_maxlength invalid_name_specials no_user already_in_channel"
                    + " cant_invite_self already_reacted no_reaction bad_timestamp no_item_specified not_reactable"
                    + " too_many_emoji too_many_reactions too_many_contact_cards attachment_payload_limit_exceeded"
                    + " invalid_metadata_format invalid_metadata_schema missing_argument file_upload_size_restricted"
                    + " storage_limit_reached alt_txt_too_large snippet_too_large unknown_snippet_type unknown_subtype"
                    + " unknown_type channels_limit_exceeded",
            ErrorCode.RATE_LIMIT_ERROR,
            "ratelimited rate_limited message_limit_exceeded",
            ErrorCode.TIMEOUT_ERROR,
            "request_timeout",
            ErrorCode.SERVER_ERROR,
            "fatal_error internal_error rollup_error service_unavailable team_added_to_org org_login_required"
                    + " file_update_failed external_channel_migrating",
            ErrorCode.UNSUPPORTED_OPERATION,
            "unknown_method method_deprecated deprecated_endpoint method_not_supported_for_channel_type");

    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot("max_retries", 0);

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    /** An operation of one request, without a look afterwards. */
    private static ExternalSystemResult send(ExternalSystem connection, Object... parameters) {
        Map<String, Object> all = SlackFixture.map(parameters);
        all.put("user", "U0123456");
        return connection.executeOperation("send_ephemeral", all);
    }

    static Stream<Arguments> words() {
        return WORDS.entrySet().stream()
                .flatMap(entry ->
                        Stream.of(entry.getValue().split(" ")).map(word -> Arguments.of(word, entry.getKey())));
    }

    @Test
    void knowsTheListedWordsAndNoOthers() {
        assertThat(SlackErrorTable.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        words().map(row -> (String) row.get()[0]).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("words")
    void mapsAWordInAnAnswerOfStatus200(String word, ErrorCode code) {
        fixture.slack.nextReply(Reply.json(200, "{\"ok\":false,\"error\":\"" + word + "\"}"));

        ExternalSystemResult result = send(bot, "channel", "#ci", "text", "t");

        bad(result, code);
        assertThat(result.metadata())
                .containsEntry(MetadataKeys.VENDOR_ERROR, word)
                .containsEntry(MetadataKeys.HTTP_STATUS, 200)
                .containsEntry(MetadataKeys.ATTEMPTS, 1);
        assertThat(result.errorMessage()).doesNotContain("{target}", "..");
        assertThat(fixture.slack.messages("general")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_arguments", "invalid_charset", "invalid_something_new"})
    void takesWordsOfInvalidInputAsValidation(String word) {
        fixture.slack.nextReply(Reply.json(200, "{\"ok\":false,\"error\":\"" + word + "\"}"));

        bad(send(bot, "text", "t"), ErrorCode.VALIDATION_ERROR, word);
    }

    @Test
    void keepsAnUnknownWordAndDropsWhatIsNone() {
        fixture.slack.nextReply(
                Reply.json(200, "{\"ok\":false,\"error\":\"brand_new\"}"),
                Reply.json(200, "{\"ok\":false,\"error\":\"<b>No way</b>\"}"),
                Reply.json(200, "{\"ok\":false}"));

        bad(send(bot, "text", "t"), ErrorCode.CLIENT_ERROR, "Slack refused it (brand_new)");
        for (int i = 0; i < 2; i++) {
            ExternalSystemResult result = send(bot, "text", "t");
            bad(result, ErrorCode.EXCEPTION, "is not Slack's");
            assertThat(result.errorMessage()).doesNotContain("No way");
        }
    }

    @Test
    void namesTheMissingScopeUnlessItIsNone() {
        fixture.slack.nextReply(
                Reply.json(200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write:bot\"}"),
                Reply.json(200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"<script>\"}"));

        bad(send(bot, "text", "t"), ErrorCode.PERMISSION_ERROR, "(needed: chat:write:bot)");
        assertThat(send(bot, "text", "t").errorMessage()).doesNotContain("script", "needed");
    }

    @Test
    void quotesAtMostThreeShortDetails() {
        String details = "\"[ERROR] one\\n two\",\"[WARN] no\",\"[ERROR] " + "x".repeat(500)
                + "\",\"[ERROR] three\",\"[ERROR] four\"";
        fixture.slack.nextReply(Reply.json(
                200,
                "{\"ok\":false,\"error\":\"invalid_arguments\",\"response_metadata\":{\"messages\":[" + details
                        + "]}}"));

        ExternalSystemResult result = send(bot, "text", "t");

        bad(result, ErrorCode.VALIDATION_ERROR, ": one two; " + "x".repeat(200) + "; three.");
        assertThat(result.errorMessage()).doesNotContain("four", "[WARN]");
    }

    @ParameterizedTest
    @CsvSource({
        "400,VALIDATION_ERROR",
        "401,AUTHENTICATION_ERROR",
        "403,PERMISSION_ERROR",
        "404,NOT_FOUND_ERROR",
        "408,TIMEOUT_ERROR",
        "410,NOT_FOUND_ERROR",
        "418,CLIENT_ERROR",
        "429,RATE_LIMIT_ERROR",
        "500,SERVER_ERROR",
        "502,SERVER_ERROR",
        "503,SERVER_ERROR",
        "504,SERVER_ERROR"
    })
    void goesByTheStatusWhereThereIsNoWord(int status, ErrorCode code) {
        fixture.slack.nextReply(Reply.text(status, "<html>Bad things</html>"));

        ExternalSystemResult result = send(bot, "text", "t");

        bad(result, code, "HTTP " + status);
        assertThat(result.errorMessage()).doesNotContain("html");
    }

    @Test
    void goesByTheWordWhereAStatusAndAWordDiffer() {
        fixture.slack.nextReply(Reply.json(500, "{\"ok\":false,\"error\":\"invalid_auth\"}"));

        bad(send(bot, "text", "t"), ErrorCode.AUTHENTICATION_ERROR);
    }

    @Test
    void doesNotBelieveOkInAFailedStatus() {
        fixture.slack.nextReply(Reply.json(500, "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\"}"));

        bad(send(bot, "text", "t"), ErrorCode.SERVER_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>Please log in to the proxy</body></html>",
                "",
                "{\"ok\":tru",
                "[]",
                "null",
                "true",
                "{\"ok\":true} trailing",
                "\u0000"
            })
    void doesNotBelieveAnAnswerThatIsNotSlacks(String body) {
        fixture.slack.nextReply(Reply.json(200, body));

        ExternalSystemResult result = send(bot, "text", "t");

        bad(result, ErrorCode.EXCEPTION, "is not Slack's", "proxy");
        assertThat(result.errorMessage()).doesNotContain("log in");
    }

    @Test
    void doesNotBelieveAnAnswerWithoutThePlaceOfTheMessage() {
        fixture.slack.grant("chat:write");
        fixture.slack.nextReply(Reply.json(200, "{\"ok\":true,\"channel\":\"C1\"}"));

        ExternalSystemResult result = SlackFixture.send(bot, "text", "t");

        bad(result, ErrorCode.EXCEPTION, "does not tell where the message is");
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
    }

    @Test
    void readsNoAnswerBeyondItsLimit() {
        fixture.slack.nextReply(Reply.json(200, "{\"ok\":true,\"x\":\"" + "x".repeat(11 * 1024 * 1024) + "\"}"));

        bad(send(bot, "text", "t"), ErrorCode.EXCEPTION, "larger than allowed");
    }

    @Test
    void readsDeeplyNestedAnswersAsNotSlacks() {
        fixture.slack.nextReply(Reply.json(200, "{\"ok\":true,\"x\":" + "[".repeat(100_000)));

        bad(send(bot, "text", "t"), ErrorCode.EXCEPTION, "is not Slack's");
    }

    @Test
    void tellsBrokenConnectionsAndSilence() {
        fixture.slack.nextReply(Reply.reset(), Reply.stall());

        bad(send(bot, "text", "t"), ErrorCode.CONNECTION_ERROR, "127.0.0.1");
        ExternalSystem impatient = fixture.bot("max_retries", 0, "timeout", "3s");
        bad(send(impatient, "text", "t"), ErrorCode.TIMEOUT_ERROR, "did not answer in time");
        assertThat(fixture.slack.requests()).hasSize(2);
    }

    @Test
    void tellsThatNobodyIsThere() {
        ExternalSystem lost = fixture.bot("max_retries", 0, "api_url", "http://127.0.0.1:1/api");

        bad(send(lost, "text", "t"), ErrorCode.CONNECTION_ERROR, "cannot connect to 127.0.0.1");
    }
}
