package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.template.SlackText;
import io.jenkins.plugins.externalsystems.core.template.TruncatedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The attachment that an alert is (docs.slack.dev, "Reference: secondary message attachments").
 *
 * @param content as Slack takes it
 * @param textCut whether a text was too long
 */
record AlertAttachment(Map<String, Object> content, boolean textCut) {
    private static final int SHORT_FIELD = 40;

    static AlertAttachment of(Alert alert, CallContext context) {
        TruncatedText title =
                MessageLimits.cut(SlackText.escape(alert.title().strip()), MessageLimits.HEADER, "title", context);
        TruncatedText message = MessageLimits.cut(alert.markup().strip(), MessageLimits.SECTION, "message", context);
        boolean cut = title.isCut() || message.isCut();

        Map<String, Object> content = new LinkedHashMap<>();
        content.put("color", alert.severity().color());
        // What a notification, which shows no attachment, says instead.
        content.put("fallback", "[" + alert.severity().id().toUpperCase(Locale.ROOT) + "] " + title.text());
        content.put("title", title.text());
        content.put("text", message.text());
        content.put("mrkdwn_in", alert.isFormatted() ? List.of("text") : List.of());
        List<Object> fields = new ArrayList<>();
        for (Map.Entry<String, Object> entry : alert.fields().entrySet()) {
            if (entry.getValue() != null) {
                TruncatedText value = MessageLimits.cut(
                        SlackText.escape(entry.getValue().toString()),
                        MessageLimits.SECTION_FIELD,
                        "value of '" + entry.getKey() + "'",
                        context);
                cut |= value.isCut();
                fields.add(field(entry.getKey(), value.text()));
            }
        }
        if (!fields.isEmpty()) {
            content.put("fields", fields);
        }
        return new AlertAttachment(content, cut);
    }

    private static Map<String, Object> field(String title, String value) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("title", SlackText.escape(title));
        field.put("value", value);
        field.put("short", value.length() <= SHORT_FIELD);
        return field;
    }
}
