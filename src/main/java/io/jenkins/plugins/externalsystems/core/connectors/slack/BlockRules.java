package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.template.TruncatedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes blocks and attachments fit for sending: counted, mentions disarmed, long texts cut. One object a call. */
final class BlockRules {
    private final CallContext context;
    private boolean cut;

    BlockRules(CallContext context) {
        this.context = context;
    }

    /** Whether a text had to be cut. */
    boolean isCut() {
        return cut;
    }

    /**
     * The blocks as they may go out.
     *
     * @param parameter where they come from, for messages
     * @throws ExternalSystemException VALIDATION_ERROR for more than 50 blocks or one without a type
     */
    List<Object> blocks(String parameter, List<?> blocks) {
        requireAtMost(parameter, blocks, MessageLimits.BLOCKS);
        List<Object> ready = new ArrayList<>();
        for (Object block : blocks) {
            Map<String, Object> copy = copyOf(Mentions.disarmAll(block));
            if (!(copy.get("type") instanceof String)) {
                throw context.invalid(parameter, "has a block without a 'type' (block " + (ready.size() + 1) + ")");
            }
            cutTexts(copy);
            ready.add(copy);
        }
        return ready;
    }

    /**
     * The attachments as they may go out.
     *
     * @throws ExternalSystemException VALIDATION_ERROR for more than 100, or wrong blocks in one
     */
    List<Object> attachments(String parameter, List<?> attachments) {
        requireAtMost(parameter, attachments, MessageLimits.ATTACHMENTS);
        List<Object> ready = new ArrayList<>();
        for (Object attachment : attachments) {
            Map<String, Object> copy = copyOf(attachment);
            Object inner = copy.remove("blocks");
            copy = copyOf(Mentions.disarmAll(copy));
            if (inner instanceof List<?> blocks) {
                copy.put("blocks", blocks(parameter, blocks));
            } else if (inner != null) {
                throw context.invalid(parameter, "has 'blocks' that are no list");
            }
            ready.add(copy);
        }
        return ready;
    }

    /** How many there may be; counted before anything is sent. */
    void requireAtMost(String parameter, List<?> given, int most) {
        if (given.size() > most) {
            throw context.invalid(parameter, "has " + given.size() + " entries; Slack takes " + most + " at most");
        }
    }

    private void cutTexts(Map<String, Object> block) {
        if ("section".equals(block.get("type"))) {
            cutText(block.get("text"), MessageLimits.SECTION, "text of a section");
            if (block.get("fields") instanceof List<?> fields) {
                fields.forEach(field -> cutText(field, MessageLimits.SECTION_FIELD, "field of a section"));
            }
        } else if ("header".equals(block.get("type"))) {
            cutText(block.get("text"), MessageLimits.HEADER, "header");
        }
    }

    /** @param textObject one of our own copies, so it may be changed */
    @SuppressWarnings("unchecked")
    private void cutText(Object textObject, int limit, String what) {
        if (textObject instanceof Map<?, ?> map && map.get("text") instanceof String text) {
            TruncatedText within = MessageLimits.cut(text, limit, what, context);
            cut |= within.isCut();
            ((Map<String, Object>) map).put("text", within.text());
        }
    }

    private static Map<String, Object> copyOf(Object map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> given) {
            given.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }
}
