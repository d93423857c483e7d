package io.jenkins.plugins.externalsystems.fakes.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fake refuses a call with one of Slack's error words. */
final class FakeError extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> more;

    FakeError(String word) {
        this(word, Map.of());
    }

    private FakeError(String word, Map<String, Object> more) {
        super(word);
        this.more = more;
    }

    /** With a sentence in {@code response_metadata.messages}, as Slack explains wrong arguments. */
    static FakeError explained(String word, String sentence) {
        return new FakeError(word, Map.of("response_metadata", Map.of("messages", List.of("[ERROR] " + sentence))));
    }

    static FakeError missingScope(String needed, String provided) {
        return new FakeError("missing_scope", Map.of("needed", needed, "provided", provided));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("ok", false);
        map.put("error", getMessage());
        map.putAll(more);
        return map;
    }
}
