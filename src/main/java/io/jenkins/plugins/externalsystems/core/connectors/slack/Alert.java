package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.template.MissingValuesException;
import io.jenkins.plugins.externalsystems.core.template.NotificationTemplate;
import io.jenkins.plugins.externalsystems.core.template.NotificationTemplates;
import io.jenkins.plugins.externalsystems.core.template.TextTemplate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an alert says.
 *
 * @param title plain text
 * @param severity decides the colour
 * @param markup the text in Slack's markup
 * @param isFormatted whether the markup is to be read as such
 * @param fields plain texts by name; without those that are null
 */
record Alert(String title, AlertSeverity severity, String markup, boolean isFormatted, Map<String, Object> fields) {

    /** As a call of {@code send_alert} says it. */
    static Alert of(Arguments arguments) {
        MessageFormat format = MessageFormat.of(arguments.text(MessageFormat.PARAMETER));
        return new Alert(
                arguments.text("title"),
                AlertSeverity.of(arguments.text("severity")),
                format.toMarkup(arguments.text("message")),
                format != MessageFormat.PLAIN,
                arguments.map("metadata"));
    }

    /**
     * As a template says it with a call's data.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for an unknown type of event,
     *     naming the known ones, and for data that the template cannot be filled with, naming what is missing
     */
    static Alert of(NotificationTemplates templates, Arguments arguments, CallContext context) {
        String type = arguments.text("event_type");
        NotificationTemplate template = templates
                .find(type)
                .orElseThrow(() -> context.invalid(
                        "event_type", "is '" + type + "'; known are " + String.join(", ", templates.names())));
        Map<String, Object> data = arguments.map("data");
        try {
            Map<String, Object> fields = new LinkedHashMap<>();
            template.fields().forEach((name, value) -> {
                String shown = line(value, data);
                fields.put(name, shown.isEmpty() ? null : shown);
            });
            return new Alert(
                    line(template.title(), data),
                    severity(line(template.severity(), data), type, context),
                    template.text().renderMrkdwn(data),
                    true,
                    fields);
        } catch (MissingValuesException missing) {
            throw context.invalid(
                    "data",
                    "lacks " + String.join(", ", missing.names()) + ", which the template '" + type + "' shows");
        } catch (IllegalArgumentException unusable) {
            throw context.invalid("data", "does not fit the template '" + type + "': " + unusable.getMessage());
        }
    }

    private static String line(TextTemplate template, Map<String, Object> data) {
        return template.render(data).replaceAll("\\s+", " ").strip();
    }

    private static AlertSeverity severity(String id, String type, CallContext context) {
        return Arrays.stream(AlertSeverity.values())
                .filter(severity -> severity.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> context.invalid(
                        "data",
                        "gives the template '" + type + "' the severity '" + id + "'; known are "
                                + String.join(", ", AlertSeverity.ids())));
    }
}
