package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Reads, lists and deletes messages that Twilio has. */
final class SentMessages {
    private final TwilioApi api;
    private final Pages pages;
    private final SmsComposer composer;

    /** @param composer knows the connection's region */
    SentMessages(TwilioApi api, Pages pages, SmsComposer composer) {
        this.api = api;
        this.pages = pages;
        this.composer = composer;
    }

    /** @return {@link MessageRow#status} */
    CompletionStage<Map<String, Object>> status(String parameter, Arguments arguments, CallContext context) {
        String sid = sid(parameter, arguments, context);
        return api.get(context, api.message(sid)).thenApply(MessageRow::status).exceptionally(thrown -> {
            throw context.about("message " + sid, thrown);
        });
    }

    /** @return {@code rows} ({@link MessageRow#of}), {@code count}, {@code is_last} */
    CompletionStage<Map<String, Object>> query(Arguments arguments, CallContext context) {
        int limit = arguments.integer("limit");
        if (limit < 1) {
            throw context.invalid("limit", "must be at least 1");
        }
        Map<String, String> filters = new LinkedHashMap<>();
        arguments
                .optionalText("to")
                .ifPresent(to ->
                        filters.put("To", composer.number(to, "to", context).e164()));
        arguments
                .optionalText("from")
                .map(from -> composer.sender(from, context))
                .ifPresent(sender -> {
                    if (sender.kind() == Sender.Kind.MESSAGING_SERVICE) {
                        throw context.invalid("from", "is a messaging service, which Twilio's list has no filter for");
                    }
                    filters.put("From", sender.value());
                });
        time("sent_after", arguments, context, filters, "DateSent>");
        time("sent_before", arguments, context, filters, "DateSent<");
        return pages.read(context, filters, limit, row -> false).thenApply(SentMessages::result);
    }

    /** @return {@code sid} and {@code deleted}; what is gone after a try that may have arrived was deleted by it */
    CompletionStage<Map<String, Object>> delete(Arguments arguments, CallContext context) {
        String sid = sid("id", arguments, context);
        return api.delete(context, api.message(sid)).handle((answer, thrown) -> {
            boolean mayBeOurs = context.trace().mayHaveArrived() || context.isRepeat();
            if (thrown != null && !(mayBeOurs && StageFailure.is(thrown, ErrorCode.NOT_FOUND_ERROR))) {
                throw context.about("message " + sid, thrown);
            }
            return Map.of("sid", sid, "deleted", true);
        });
    }

    private static String sid(String parameter, Arguments arguments, CallContext context) {
        String sid = arguments.text(parameter).strip();
        if (!sid.matches("(SM|MM)[0-9a-fA-F]{32}")) {
            throw context.invalid(parameter, "is no message's SID, which is SM or MM and 32 hexadecimal digits");
        }
        return sid;
    }

    private static void time(
            String parameter, Arguments arguments, CallContext context, Map<String, String> filters, String name) {
        arguments.optionalText(parameter).ifPresent(text -> {
            try {
                filters.put(
                        name,
                        instant(text.strip()).truncatedTo(ChronoUnit.SECONDS).toString());
            } catch (DateTimeException wrong) {
                throw context.invalid(
                        parameter,
                        "is no time; it is a day such as 2026-11-30, or a time such as 2026-11-30T12:00:00Z");
            }
        });
    }

    private static Instant instant(String text) {
        return text.length() == "2026-11-30".length()
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    private static Map<String, Object> result(Pages.Found found) {
        List<Map<String, Object>> rows =
                found.rows().stream().map((JsonNode row) -> MessageRow.of(row)).toList();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("rows", rows);
        result.put("count", rows.size());
        result.put("is_last", found.isLast());
        return result;
    }
}
