package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A message as Twilio tells it, as plain data with names of ours.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#message-status-values">Message status values</a>
 */
final class MessageRow {
    private static final Set<String> FINAL =
            Set.of("delivered", "undelivered", "failed", "canceled", "received", "read");

    private static final List<String> IDENTITY = List.of("sid", "status", "to", "from", "messaging_service_sid");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private MessageRow() {}

    /**
     * All of it.
     *
     * @return {@code sid}, {@code status}, {@code to}, {@code from}, {@code messaging_service_sid}, {@code text},
     *     {@code direction}, {@code segments}, {@code media}, {@code price}, {@code price_unit}, {@code date_created},
     *     {@code date_sent}, {@code date_updated} (ISO 8601), {@code error_code}, {@code error_message}; null for what is
     *     not known
     */
    static Map<String, Object> of(JsonNode message) {
        Map<String, Object> row = start(message);
        row.put("text", text(message, "body"));
        row.put("direction", text(message, "direction"));
        row.put("segments", number(message, "num_segments"));
        row.put("media", number(message, "num_media"));
        row.put("price", text(message, "price"));
        row.put("price_unit", text(message, "price_unit"));
        for (String date : new String[] {"date_created", "date_sent", "date_updated"}) {
            row.put(date, time(message, date).map(Instant::toString).orElse(null));
        }
        row.put("error_code", number(message, "error_code"));
        row.put("error_message", text(message, "error_message"));
        return row;
    }

    /** Which message it is and how far: the first five of {@link #of}. */
    static Map<String, Object> start(JsonNode message) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String name : IDENTITY) {
            row.put(name, text(message, name));
        }
        return row;
    }

    /**
     * What became of it.
     *
     * @return {@link #of}, {@code is_final} (nothing more will happen), {@code is_delivered}, and {@code problem}, a
     *     sentence, where it did not arrive
     */
    static Map<String, Object> status(JsonNode message) {
        Map<String, Object> row = of(message);
        String status = Json.text(message, "status");
        row.put("is_final", FINAL.contains(status));
        row.put("is_delivered", status.equals("delivered") || status.equals("read"));
        row.put("problem", problem(message, status));
        return row;
    }

    @CheckForNull
    private static String problem(JsonNode message, String status) {
        if (!status.equals("failed") && !status.equals("undelivered")) {
            return null;
        }
        int number = message.path("error_code").asInt();
        String words = Json.text(message, "error_message");
        return DeliveryErrors.of(number)
                .or(() -> Refusal.of(number).map(refusal -> sentence(refusal.remedy())))
                .orElse(words.isEmpty() ? "Twilio does not say why." : sentence(words));
    }

    private static String sentence(String words) {
        String start = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return start.endsWith(".") ? start : start + ".";
    }

    /** A time of a message; empty where it has none, or one that cannot be read. */
    static Optional<Instant> time(JsonNode message, String name) {
        try {
            String text = Json.text(message, name);
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    @CheckForNull
    private static String text(JsonNode message, String name) {
        return message.hasNonNull(name) ? Json.text(message, name) : null;
    }

    /** Twilio writes some numbers as texts. */
    @CheckForNull
    static Integer number(JsonNode message, String name) {
        String text = Json.text(message, name);
        return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }
}
