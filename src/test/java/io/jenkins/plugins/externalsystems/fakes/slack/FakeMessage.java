package io.jenkins.plugins.externalsystems.fakes.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message as the fake workspace keeps it.
 *
 * @param ts Slack's time stamp
 * @param content the arguments it was made of ({@code text}, {@code blocks}, {@code username} …), without the channel
 * @param edited whether it was changed
 */
public record FakeMessage(String ts, Map<String, Object> content, boolean edited) {

    /** Empty where there is none. */
    public String text() {
        return content.get("text") instanceof String text ? text : "";
    }

    public List<?> blocks() {
        return content.get("blocks") instanceof List<?> blocks ? blocks : List.of();
    }

    public List<?> attachments() {
        return content.get("attachments") instanceof List<?> attachments ? attachments : List.of();
    }

    /** What is not given stays. */
    FakeMessage with(Map<String, Object> change) {
        Map<String, Object> merged = new LinkedHashMap<>(content);
        merged.putAll(change);
        return new FakeMessage(ts, merged, true);
    }

    /** As an answer has it. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(content);
        map.put("type", "message");
        map.put("ts", ts);
        return map;
    }
}
