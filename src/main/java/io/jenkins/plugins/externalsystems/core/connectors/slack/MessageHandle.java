package io.jenkins.plugins.externalsystems.core.connectors.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a message is: what our results give as {@code id}, {@code C123/1405894322.002768}.
 *
 * @param channel id, or a name
 * @param ts Slack's time stamp, which is the message's id in its channel
 */
record MessageHandle(String channel, String ts) {
    /** What to give, the rest of a sentence that starts with the parameter. */
    static final String EXPECTED =
            "must be a message's 'id' or 'ts' as a result gives it, such as C024BE91L/1405894322.002768";

    private static final Pattern HANDLE = Pattern.compile("([^/\\s]+)/(\\d{1,12}\\.\\d{1,9})");
    private static final Pattern TS = Pattern.compile("\\d{1,12}\\.\\d{1,9}");

    /** Empty if the text is of another form. */
    static Optional<MessageHandle> parse(String text) {
        Matcher matcher = HANDLE.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new MessageHandle(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** Whether it is a time stamp alone. */
    static boolean isTs(String text) {
        return TS.matcher(text).matches();
    }

    /** What a result says about the message: {@code channel}, {@code ts}, {@code id}. */
    Map<String, Object> toMap() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("channel", channel);
        data.put("ts", ts);
        data.put("id", id());
        return data;
    }

    /** {@code channel/ts}. */
    String id() {
        return channel + "/" + ts;
    }
}
