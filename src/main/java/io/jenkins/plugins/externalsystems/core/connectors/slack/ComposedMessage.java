package io.jenkins.plugins.externalsystems.core.connectors.slack;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message ready for sending, without its channel.
 *
 * @param payload the arguments of {@code chat.postMessage}, most of which a webhook takes too
 * @param textCut whether a text was too long
 */
record ComposedMessage(Map<String, Object> payload, boolean textCut) {

    /** The payload with one more argument in front. */
    Map<String, Object> with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put(name, value);
        more.putAll(payload);
        return more;
    }
}
