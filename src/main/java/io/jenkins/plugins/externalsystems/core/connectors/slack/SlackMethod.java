package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import java.time.Duration;

/**
 * The methods of the Web API that are in use, with their limits (docs.slack.dev, "Rate limits"): tier 2 is 20 calls a
 * minute, tier 3 is 50; {@code auth.test} takes hundreds a minute; {@code chat.postMessage} takes one message a second a
 * channel ({@link Channels#limit}) and several hundred a minute in a workspace.
 */
enum SlackMethod {
    AUTH_TEST("auth.test", true, 100, RepeatSafety.SAFE),
    POST_MESSAGE("chat.postMessage", false, 300, RepeatSafety.UNSAFE),
    UPDATE("chat.update", false, 50, RepeatSafety.SAFE),
    DELETE("chat.delete", false, 50, RepeatSafety.SAFE),
    CONVERSATION_INFO("conversations.info", true, 50, RepeatSafety.SAFE),
    OWN_CONVERSATIONS("users.conversations", true, 20, RepeatSafety.SAFE);

    /** Which part of a minute's calls may go at once after a pause. */
    private static final int BURST_SHARE = 4;

    private final String method;
    private final boolean isRead;
    private final int callsPerMinute;
    private final RepeatSafety safety;

    SlackMethod(String method, boolean isRead, int callsPerMinute, RepeatSafety safety) {
        this.method = method;
        this.isRead = isRead;
        this.callsPerMinute = callsPerMinute;
        this.safety = safety;
    }

    /** The name in the URL. */
    String method() {
        return method;
    }

    /** Reads take their arguments in the query, since these methods know no JSON body. */
    boolean isRead() {
        return isRead;
    }

    RepeatSafety safety() {
        return safety;
    }

    RateLimit limit() {
        return new RateLimit(method, callsPerMinute, Duration.ofMinutes(1), callsPerMinute / BURST_SHARE);
    }
}
