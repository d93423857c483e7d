package io.jenkins.plugins.externalsystems.fakes.slack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Slack takes as content of a message; the structure of blocks is looked at, not each of their fields. */
final class ContentRules {
    private static final int MAX_TEXT = 40_000;
    private static final int MAX_BLOCKS = 50;
    private static final int MAX_ATTACHMENTS = 100;
    private static final Set<String> BLOCK_TYPES = Set.of(
            "section",
            "header",
            "divider",
            "context",
            "actions",
            "image",
            "video",
            "input",
            "file",
            "rich_text",
            "markdown",
            "table");
    /** {@code <…>} that is neither a link nor a mention: text that somebody forgot to escape. */
    private static final Pattern UNESCAPED = Pattern.compile("<(?!https?://|mailto:|@[UW]|!|#C)");

    private ContentRules() {}

    static void check(Map<String, Object> content) throws FakeError {
        String text = content.get("text") instanceof String given ? given : "";
        List<?> blocks = content.get("blocks") instanceof List<?> given ? given : List.of();
        List<?> attachments = content.get("attachments") instanceof List<?> given ? given : List.of();
        if (text.isBlank() && blocks.isEmpty() && attachments.isEmpty()) {
            throw new FakeError("no_text");
        }
        // Slack cuts such a text without a word; here it shows that nobody looked at the length.
        if (text.length() > MAX_TEXT) {
            throw new FakeError("msg_too_long");
        }
        if (UNESCAPED.matcher(text).find()) {
            throw FakeError.explained("invalid_arguments", "the text is not escaped [json-pointer:/text]");
        }
        if (attachments.size() > MAX_ATTACHMENTS) {
            throw new FakeError("too_many_attachments");
        }
        checkBlocks(blocks, "/blocks");
        for (int i = 0; i < attachments.size(); i++) {
            if (!(attachments.get(i) instanceof Map<?, ?> attachment)) {
                throw new FakeError("invalid_attachments");
            }
            if (attachment.get("blocks") instanceof List<?> inner) {
                checkBlocks(inner, "/attachments/" + i + "/blocks");
            }
        }
    }

    private static void checkBlocks(List<?> blocks, String at) throws FakeError {
        if (blocks.size() > MAX_BLOCKS) {
            throw FakeError.explained("invalid_blocks", "no more than 50 items allowed [json-pointer:" + at + "]");
        }
        for (int i = 0; i < blocks.size(); i++) {
            if (!(blocks.get(i) instanceof Map<?, ?> block) || !BLOCK_TYPES.contains(block.get("type"))) {
                throw FakeError.explained(
                        "invalid_blocks", "unsupported type [json-pointer:" + at + "/" + i + "/type]");
            }
            String path = at + "/" + i;
            if ("section".equals(block.get("type"))) {
                checkSection(block, path);
            } else if ("header".equals(block.get("type"))) {
                checkText(block.get("text"), 150, path + "/text");
            }
        }
    }

    private static void checkSection(Map<?, ?> section, String at) throws FakeError {
        if (section.get("text") == null && section.get("fields") == null) {
            throw FakeError.explained("invalid_blocks", "missing required field: text [json-pointer:" + at + "]");
        }
        if (section.get("text") != null) {
            checkText(section.get("text"), 3_000, at + "/text");
        }
        if (section.get("fields") instanceof List<?> fields) {
            for (int i = 0; i < fields.size(); i++) {
                checkText(fields.get(i), 2_000, at + "/fields/" + i);
            }
        }
    }

    private static void checkText(Object object, int most, String at) throws FakeError {
        boolean isText = object instanceof Map<?, ?> map
                && Set.of("plain_text", "mrkdwn").contains(String.valueOf(map.get("type")))
                && map.get("text") instanceof String text
                && !text.isEmpty();
        if (!isText) {
            throw FakeError.explained("invalid_blocks", "must be a text object [json-pointer:" + at + "]");
        }
        if (((String) ((Map<?, ?>) object).get("text")).length() > most) {
            throw FakeError.explained(
                    "invalid_blocks", "must be less than " + (most + 1) + " characters [json-pointer:" + at + "/text]");
        }
    }
}
