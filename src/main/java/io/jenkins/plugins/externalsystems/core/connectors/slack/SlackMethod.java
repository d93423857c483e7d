package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import java.time.Duration;

/**
 * The methods of the Web API that are in use, with their limits (docs.slack.dev, "Rate limits"): tier 2 is 20 calls a
 * minute, tier 3 is 50, tier 4 is 100; {@code auth.test} takes hundreds a minute; {@code chat.postMessage} takes one message
 * a second a channel ({@link Channels#limit}) and several hundred a minute in a workspace.
 */
enum SlackMethod {
    AUTH_TEST("auth.test", Encoding.QUERY, 100, RepeatSafety.SAFE),
    POST_MESSAGE("chat.postMessage", Encoding.JSON, 300, RepeatSafety.UNSAFE),
    POST_EPHEMERAL("chat.postEphemeral", Encoding.JSON, 100, RepeatSafety.UNSAFE),
    UPDATE("chat.update", Encoding.JSON, 50, RepeatSafety.SAFE),
    DELETE("chat.delete", Encoding.JSON, 50, RepeatSafety.SAFE),
    CONVERSATION_INFO("conversations.info", Encoding.QUERY, 50, RepeatSafety.SAFE),
    CONVERSATION_HISTORY("conversations.history", Encoding.QUERY, 50, RepeatSafety.SAFE),
    CONVERSATION_REPLIES("conversations.replies", Encoding.QUERY, 50, RepeatSafety.SAFE),
    OWN_CONVERSATIONS("users.conversations", Encoding.QUERY, 20, RepeatSafety.SAFE),
    CREATE_CONVERSATION("conversations.create", Encoding.JSON, 20, RepeatSafety.UNSAFE),
    /** Safe because a second invitation says {@code already_in_channel}. */
    INVITE("conversations.invite", Encoding.JSON, 50, RepeatSafety.SAFE),
    USER_BY_EMAIL("users.lookupByEmail", Encoding.METADATA, 50, RepeatSafety.SAFE),
    /** Safe because a second reaction says {@code already_reacted}. */
    ADD_REACTION("reactions.add", Encoding.JSON, 50, RepeatSafety.SAFE),
    /** Safe because Slack drops an upload that is never completed. */
    UPLOAD_URL("files.getUploadURLExternal", Encoding.FORM, 100, RepeatSafety.SAFE),
    COMPLETE_UPLOAD("files.completeUploadExternal", Encoding.JSON, 100, RepeatSafety.UNSAFE),
    FILE_INFO("files.info", Encoding.QUERY, 100, RepeatSafety.SAFE),
    FILE_LIST("files.list", Encoding.QUERY, 50, RepeatSafety.SAFE),
    DELETE_FILE("files.delete", Encoding.JSON, 50, RepeatSafety.SAFE);

    /** Which part of a minute's calls may go at once after a pause. */
    private static final int BURST_SHARE = 4;

    private final String method;
    private final Encoding encoding;
    private final int callsPerMinute;
    private final RepeatSafety safety;

    SlackMethod(String method, Encoding encoding, int callsPerMinute, RepeatSafety safety) {
        this.method = method;
        this.encoding = encoding;
        this.callsPerMinute = callsPerMinute;
        this.safety = safety;
    }

    /** The name in the URL. */
    String method() {
        return method;
    }

    Encoding encoding() {
        return encoding;
    }

    RepeatSafety safety() {
        return safety;
    }

    RateLimit limit() {
        return new RateLimit(method, callsPerMinute, Duration.ofMinutes(1), callsPerMinute / BURST_SHARE);
    }

    /** How a method takes its arguments; not each takes each form. */
    enum Encoding {
        /** {@code GET}, for reads, which know no JSON body. */
        QUERY,
        /** The same of what is remembered, also that there is nothing. */
        METADATA,
        /** A form, for methods that read no numbers out of JSON. */
        FORM,
        JSON;

        /** Whether the arguments stand in the URL. */
        boolean isInUrl() {
            return this == QUERY || this == METADATA;
        }
    }
}
