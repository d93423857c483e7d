package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Slack's error words, from the "Errors" sections of the methods' pages on docs.slack.dev and, for webhooks, from "Sending
 * messages using incoming webhooks" and the changelog of 2016-05-17. A word that is not listed and starts with {@code
 * invalid_} is VALIDATION_ERROR.
 */
final class SlackErrorTable {
    private static final Map<String, VendorError> TABLE = build();

    private SlackErrorTable() {}

    /** Empty for a word that Slack does not document for what we call. */
    static Optional<VendorError> find(String word) {
        VendorError known = TABLE.get(word);
        if (known == null && word.startsWith("invalid_")) {
            known = new VendorError(
                    ErrorCode.VALIDATION_ERROR, Happening.REFUSED, "Slack does not accept the message (" + word + ")");
        }
        return Optional.ofNullable(known);
    }

    /** All listed words. */
    static Map<String, VendorError> all() {
        return TABLE;
    }

    private static Map<String, VendorError> build() {
        Map<String, VendorError> table = new LinkedHashMap<>();
        authentication(table);
        permission(table);
        notFound(table);
        validation(table);
        failing(table);
        return Collections.unmodifiableMap(table);
    }

    private static void authentication(Map<String, VendorError> table) {
        Row row = (word, sentence) ->
                table.put(word, new VendorError(ErrorCode.AUTHENTICATION_ERROR, Happening.REFUSED, sentence));
        row.add("not_authed", "Slack got no token; check the connection's credential");
        row.add("invalid_auth", "Slack does not accept the token; check the connection's credential");
        row.add("account_inactive", "the token's account or workspace was deactivated; install the Slack app again");
        row.add("token_revoked", "the token was revoked; install the Slack app again and store its new bot token");
        row.add("token_expired", "the token has expired; store the app's current bot token");
        row.add("not_allowed_token_type", "Slack does not take this kind of token here; use a bot token (xoxb-…)");
        row.add("invalid_token", "the webhook was revoked; create a new one in the Slack app and store its URL");
    }

    private static void permission(Map<String, VendorError> table) {
        Row row = (word, sentence) ->
                table.put(word, new VendorError(ErrorCode.PERMISSION_ERROR, Happening.REFUSED, sentence));
        row.add(
                "missing_scope",
                "the Slack app lacks a scope; add it under OAuth & Permissions and install the app again");
        row.add("not_in_channel", "the bot is not in {target}; invite it there with /invite @<the bot's name>");
        row.add("restricted_action", "the workspace's settings do not let the bot post to {target}; ask an admin");
        row.add("restricted_action_read_only_channel", "{target} is read-only; ask an admin to let the bot post there");
        row.add(
                "restricted_action_thread_only_channel",
                "{target} takes replies only; name the thread with 'thread_ts'");
        row.add("restricted_action_non_threadable_channel", "{target} takes no replies; leave out 'thread_ts'");
        row.add("posting_to_general_channel_denied", "the workspace lets nobody but admins post to {target}");
        row.add(
                "no_permission",
                "the token may not do this in {target}; invite the bot there and check the app's scopes");
        row.add("access_denied", "Slack denies access to {target}");
        row.add(
                "accesslimited",
                "Slack does not take calls from this network; check the workspace's allowed addresses");
        row.add("ekm_access_denied", "the workspace's admins have suspended posting");
        row.add("enterprise_is_restricted", "the method cannot be called from this enterprise organization");
        row.add("team_access_not_granted", "the app was not granted access to the workspace of {target}");
        row.add("two_factor_setup_required", "the token's account has to set up two-factor authentication first");
        row.add("cant_update_message", "only messages that this bot sent can be changed by it");
        row.add("cant_delete_message", "only messages that this bot sent can be deleted by it");
        row.add("edit_window_closed", "the workspace's settings no longer allow to change this message");
        row.add("compliance_exports_prevent_deletion", "the workspace's compliance exports forbid to delete messages");
        row.add("user_not_in_channel", "the user is not in {target}; invite them there first");
        row.add("cant_invite", "the user cannot be invited to {target}");
        row.add("user_is_restricted", "the user is a guest who may not be in {target}");
        row.add("ura_max_channels", "the user is a guest who may be in no further channel");
        row.add("org_user_not_in_team", "the user belongs to the organization, but not to this workspace");
        row.add("invitee_cant_see_channel", "the user's workspaces do not see {target}");
        row.add("no_external_invite_permission", "the app may not invite people of other organizations to {target}");
        row.add("app_cannot_join_channel", "the app cannot be in {target}");
        row.add("cannot_create_channel", "the workspace does not let the app make this channel; ask an admin");
        row.add("channel_is_limited_access", "the app has no access to {target}");
        row.add("messages_tab_disabled", "the app's settings let nobody write to it; enable its messages tab");
        row.add("restricted_action_thread_locked", "the thread is locked; leave out 'thread_ts'");
        row.add("thread_locked", "the thread is locked");
        row.add("no_access", "the app has no access to this item");
        row.add("file_uploads_disabled", "the workspace takes no files; ask an admin");
        row.add("file_uploads_except_images_disabled", "the workspace takes no files but images; ask an admin");
        row.add("file_type_not_allowed", "the workspace does not take files of the type of {target}");
        row.add(
                "posting_to_channel_denied",
                "the workspace's settings do not let the bot post to {target}; ask an admin");
        row.add("not_visible", "the bot may not see {target}");
        row.add("cant_delete_file", "only files that this bot uploaded can be deleted by it");
        row.add("delete_not_allowed", "{target} cannot be deleted");
        row.add("file_deleting_disabled", "the workspace's settings let nobody delete files");
        row.add("app_access_restricted", "the workspace's settings do not let the app do this; ask an admin");
        row.add("metadata_must_be_sent_from_app", "Slack takes message metadata from an app's token only");
        row.add("action_prohibited", "the workspace's settings do not let {target} post; ask an admin");
    }

    private static void notFound(Map<String, VendorError> table) {
        Row row = (word, sentence) ->
                table.put(word, new VendorError(ErrorCode.NOT_FOUND_ERROR, Happening.REFUSED, sentence));
        row.add(
                "channel_not_found",
                "{target} does not exist or is private and the bot is not in it; check the name, or invite the bot");
        row.add("message_not_found", "there is no such message in {target}");
        row.add("thread_not_found", "there is no such thread in {target}; check 'thread_ts'");
        row.add("file_not_found", "{target} does not exist, or the bot may not see it");
        row.add("file_deleted", "{target} was deleted");
        row.add("invalid_channel", "{target} does not exist, or the bot is not in it");
        row.add("user_not_found", "the user does not exist");
        row.add("users_not_found", "the user does not exist");
        row.add("team_not_found", "the workspace does not exist");
        row.add("no_service", "the webhook no longer exists or is disabled; create a new one and store its URL");
        row.add("no_service_id", "the webhook's URL is incomplete; store the URL as Slack shows it");
        row.add("no_team", "the webhook's workspace no longer exists");
        row.add("team_disabled", "the webhook's workspace is disabled");
    }

    private static void validation(Map<String, VendorError> table) {
        Row row = (word, sentence) ->
                table.put(word, new VendorError(ErrorCode.VALIDATION_ERROR, Happening.REFUSED, sentence));
        row.add("is_archived", "{target} is archived; use another channel or restore it");
        row.add("channel_is_archived", "{target} is archived; use another channel or restore it");
        row.add(
                "name_taken",
                "{target} exists already, maybe private or archived; choose another name, or use that channel");
        row.add("no_channel", "the channel's name is missing");
        for (String name : List.of("required", "punctuation", "maxlength", "specials")) {
            row.add(
                    "invalid_name_" + name,
                    "Slack does not take the name {target}; use small letters, digits, hyphens and underscores,"
                            + " 80 at most");
        }
        row.add("invalid_name", "Slack does not take this name of a channel or an emoji");
        row.add("no_user", "no user is named");
        row.add("already_in_channel", "the user is in {target} already");
        row.add("cant_invite_self", "the bot cannot invite itself to {target}");
        row.add("already_reacted", "the bot has reacted with this emoji already");
        row.add("no_reaction", "the bot has not reacted with this emoji");
        row.add("bad_timestamp", "Slack does not take the message's time stamp");
        row.add("no_item_specified", "no message is named to react to");
        row.add("not_reactable", "nobody can react to this item");
        row.add("too_many_emoji", "the message has as many different reactions as Slack takes");
        row.add("too_many_reactions", "the bot has reacted to the message as often as Slack lets it");
        row.add("too_many_contact_cards", "the message has too many contact cards; Slack takes 10");
        row.add("attachment_payload_limit_exceeded", "the attachments are too large for Slack");
        row.add("invalid_metadata_format", "Slack does not accept the message's metadata");
        row.add("invalid_metadata_schema", "Slack does not accept the message's metadata");
        row.add("missing_argument", "Slack misses an argument; a file must not be empty");
        row.add("file_upload_size_restricted", "{target} is larger than the workspace lets files be");
        row.add("storage_limit_reached", "the workspace has no room for more files; delete some, or ask an admin");
        row.add("alt_txt_too_large", "the picture's description is too long for Slack");
        row.add("snippet_too_large", "{target} is too large for a snippet, which holds 1 MB");
        row.add("unknown_snippet_type", "Slack does not know this type of snippet");
        row.add("unknown_subtype", "Slack does not know this type of file");
        row.add("unknown_type", "Slack does not know one of the 'types'; see files.list on docs.slack.dev");
        row.add("channels_limit_exceeded", "a file is shared in 100 channels at most");
        row.add("msg_too_long", "the message is too long for Slack");
        row.add("msg_blocks_too_long", "the blocks are too long for Slack");
        row.add("no_text", "the message is empty; give text, blocks or attachments");
        row.add("missing_text_or_fallback_or_attachments", "the message is empty; give text, blocks or attachments");
        row.add("too_many_attachments", "the message has too many attachments; Slack takes 100");
        row.add("invalid_blocks", "Slack does not accept the blocks; try them in its Block Kit Builder");
        row.add("invalid_blocks_format", "Slack does not accept the blocks; they must be a list of Block Kit blocks");
        row.add("invalid_attachments", "Slack does not accept the attachments");
        row.add("invalid_payload", "Slack does not accept the message's form");
        row.add("block_mismatch", "the message holds a block that cannot be changed");
        row.add("cannot_reply_to_message", "this message cannot have replies");
        row.add("metadata_too_large", "the message's metadata is too large for Slack");
        row.add("missing_post_type", "the request has no Content-Type");
        row.add("json_not_object", "the request is no JSON object");
    }

    private static void failing(Map<String, VendorError> table) {
        String later = "Slack has taken too many messages for now; send less, or later";
        table.put("ratelimited", new VendorError(ErrorCode.RATE_LIMIT_ERROR, Happening.RATE_LIMITED, later));
        table.put("rate_limited", new VendorError(ErrorCode.RATE_LIMIT_ERROR, Happening.RATE_LIMITED, later));
        table.put(
                "request_timeout",
                new VendorError(
                        ErrorCode.TIMEOUT_ERROR, Happening.TIMED_OUT, "Slack did not get the whole request in time"));
        table.put(
                "message_limit_exceeded",
                new VendorError(
                        ErrorCode.RATE_LIMIT_ERROR,
                        Happening.REFUSED,
                        "the workspace has sent as many messages as Slack lets it for now; send less, or later"));
        String failed = "Slack failed and may have done a part of it";
        table.put("fatal_error", new VendorError(ErrorCode.SERVER_ERROR, Happening.SERVER_FAILED, failed));
        table.put("internal_error", new VendorError(ErrorCode.SERVER_ERROR, Happening.SERVER_FAILED, failed));
        table.put("rollup_error", new VendorError(ErrorCode.SERVER_ERROR, Happening.SERVER_FAILED, failed));
        table.put(
                "service_unavailable",
                new VendorError(ErrorCode.SERVER_ERROR, Happening.SERVER_FAILED, "Slack is not available for now"));
        table.put(
                "file_update_failed",
                new VendorError(ErrorCode.SERVER_ERROR, Happening.SERVER_FAILED, "Slack could not update {target}"));
        table.put(
                "external_channel_migrating",
                new VendorError(
                        ErrorCode.SERVER_ERROR, Happening.UNAVAILABLE, "{target} is being moved; try again later"));
        String migrating = "the workspace is being moved to an enterprise organization; try again later";
        table.put("team_added_to_org", new VendorError(ErrorCode.SERVER_ERROR, Happening.UNAVAILABLE, migrating));
        table.put("org_login_required", new VendorError(ErrorCode.SERVER_ERROR, Happening.UNAVAILABLE, migrating));
        Row row = (word, sentence) ->
                table.put(word, new VendorError(ErrorCode.UNSUPPORTED_OPERATION, Happening.REFUSED, sentence));
        row.add("unknown_method", "the server does not know the method; check 'api_url'");
        row.add("method_deprecated", "Slack has retired the method");
        row.add("deprecated_endpoint", "Slack has retired the method");
        row.add("method_not_supported_for_channel_type", "Slack cannot do this in {target}");
    }

    private interface Row {
        void add(String word, String sentence);
    }
}
