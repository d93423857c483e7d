package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How large a message is on the wire. Microsoft says "about 28 KB" for all of it, text, links and mentions; we count a
 * kilobyte as 1,000 bytes, which is right whichever is meant.
 *
 * @see <a href="https://learn.microsoft.com/connectors/teams/#known-issues-and-limitations-with-actions">Known issues and
 *     limitations</a>
 */
final class PayloadSize {
    /** In bytes. */
    static final int MOST = 28_000;

    private PayloadSize() {}

    /** In bytes, as it is sent. */
    static int of(Object data) {
        return Json.write(data).getBytes(StandardCharsets.UTF_8).length;
    }

    static boolean fits(Map<String, Object> payload) {
        return of(payload) <= MOST;
    }

    /**
     * Refuses what does not fit.
     *
     * @param parameter that is too large
     * @param parts of it by name, the largest of which the message names
     * @throws ExternalSystemException VALIDATION_ERROR that says how much there is to cut, and where most of it is
     */
    static void require(Map<String, Object> payload, String parameter, Map<String, Object> parts, CallContext context) {
        int size = of(payload);
        if (size > MOST) {
            throw context.invalid(
                    parameter,
                    String.format(
                            Locale.ROOT,
                            "makes a message of %,d bytes, and Teams takes about 28 KB; cut at least %,d bytes, best from"
                                    + " %s, or put a link to the rest into it",
                            size,
                            size - MOST,
                            largest(parts)));
        }
    }

    private static String largest(Map<String, Object> parts) {
        Map.Entry<String, Object> most = null;
        for (Map.Entry<String, Object> part : parts.entrySet()) {
            if (most == null || of(part.getValue()) > of(most.getValue())) {
                most = part;
            }
        }
        if (most == null) {
            return "what was given";
        }
        String name = most.getKey();
        if (most.getValue() instanceof List<?> list && !list.isEmpty()) {
            int at = 0;
            for (int index = 1; index < list.size(); index++) {
                if (of(list.get(index)) > of(list.get(at))) {
                    at = index;
                }
            }
            return String.format(Locale.ROOT, "%s[%d] (%,d bytes)", name, at, of(list.get(at)));
        }
        return String.format(Locale.ROOT, "%s (%,d bytes)", name, of(most.getValue()));
    }
}
