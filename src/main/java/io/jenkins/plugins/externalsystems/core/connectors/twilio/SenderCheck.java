package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Whether the sender is there and can send SMS.
 *
 * @see <a href="https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource">IncomingPhoneNumber resource</a>
 * @see <a href="https://www.twilio.com/docs/messaging/api/service-resource">Services resource</a>, and PhoneNumbers,
 *     ShortCodes and AlphaSenders below it
 */
final class SenderCheck {
    private static final String SENDER = "sender";

    /** Where a service's senders are, by the names of the lists in the answers. */
    private static final List<String> POOL = List.of("phone_numbers", "short_codes", "alpha_senders");

    private final TwilioApi api;
    private final CheckReport report;

    SenderCheck(TwilioApi api, CheckReport report) {
        this.api = api;
        this.report = report;
    }

    /** @param sender the connection's own; empty for none */
    CompletionStage<?> run(Optional<Sender> sender) {
        if (sender.isEmpty()) {
            report.warned(
                    SENDER,
                    "The connection has neither '" + TwilioSettings.FROM_NUMBER + "' nor '"
                            + TwilioSettings.MESSAGING_SERVICE_SID + "': each message has to name its sender.");
            return CompletableFuture.completedFuture(null);
        }
        String value = sender.get().value();
        return switch (sender.get().kind()) {
            case PHONE_NUMBER -> number(value);
            case SHORT_CODE -> shortCode(value);
            case MESSAGING_SERVICE -> service(value);
            case SENDER_ID -> {
                report.passed(
                        SENDER,
                        "Whether the name '" + value
                                + "' may be used Twilio tells only when it sends; not every country has" + " names.");
                yield CompletableFuture.completedFuture(null);
            }
        };
    }

    private CompletionStage<?> number(String number) {
        URI url = api.list("IncomingPhoneNumbers").query("PhoneNumber", number).build();
        return api.get(report.context(), url).handle((list, thrown) -> {
            if (thrown != null) {
                return hidden(thrown, "the account's numbers");
            }
            JsonNode found = one(list.path("incoming_phone_numbers"), "phone_number", number);
            if (found == null) {
                throw report.failed(
                        SENDER,
                        ErrorCode.NOT_FOUND_ERROR,
                        "setting '" + TwilioSettings.FROM_NUMBER + "' names " + number
                                + ", which is no number of this account.");
            }
            if (!found.path("capabilities").path("sms").asBoolean()) {
                throw report.failed(
                        SENDER,
                        ErrorCode.VALIDATION_ERROR,
                        "setting '" + TwilioSettings.FROM_NUMBER + "' names " + number + ", which cannot send SMS.");
            }
            boolean hasMedia = found.path("capabilities").path("mms").asBoolean();
            report.passed(
                    SENDER,
                    "The number " + number + " can send SMS" + (hasMedia ? ", with media too." : ", without media."));
            return null;
        });
    }

    private CompletionStage<?> shortCode(String code) {
        URI url = api.list("SMS/ShortCodes").query("ShortCode", code).build();
        return api.get(report.context(), url).handle((list, thrown) -> {
            if (thrown != null) {
                return hidden(thrown, "the account's short codes");
            }
            if (one(list.path("short_codes"), "short_code", code) == null) {
                throw report.failed(
                        SENDER,
                        ErrorCode.NOT_FOUND_ERROR,
                        "setting '" + TwilioSettings.FROM_NUMBER + "' names " + code
                                + ", which is no short code of this account.");
            }
            report.passed(SENDER, "The short code " + code + " is the account's.");
            return null;
        });
    }

    @CheckForNull
    private static JsonNode one(JsonNode list, String name, String value) {
        return Json.elements(list).stream()
                .filter(row -> Json.text(row, name).equals(value))
                .findFirst()
                .orElse(null);
    }

    private CompletionStage<?> service(String sid) {
        return api.get(report.context(), api.service(sid).build())
                .handle((service, thrown) -> {
                    if (thrown != null && StageFailure.is(thrown, ErrorCode.NOT_FOUND_ERROR)) {
                        throw report.failed(
                                SENDER,
                                ErrorCode.NOT_FOUND_ERROR,
                                "setting '" + TwilioSettings.MESSAGING_SERVICE_SID + "' names " + sid
                                        + ", which the account does not have.");
                    }
                    if (thrown != null) {
                        hidden(thrown, "messaging services");
                        return CompletableFuture.completedFuture(null);
                    }
                    return pool(sid, Json.text(service, "friendly_name"), 0);
                })
                .thenCompose(next -> next);
    }

    /** Looks into one list of senders after the other until one can send SMS. */
    private CompletionStage<?> pool(String sid, String name, int index) {
        if (index == POOL.size()) {
            throw report.failed(
                    SENDER,
                    ErrorCode.VALIDATION_ERROR,
                    "the messaging service " + name + " has no sender that can send SMS; add a number to it.");
        }
        String list = POOL.get(index);
        String path =
                switch (list) {
                    case "phone_numbers" -> "PhoneNumbers";
                    case "short_codes" -> "ShortCodes";
                    default -> "AlphaSenders";
                };
        return api.get(
                        report.context(),
                        api.service(sid).path(path).query("PageSize", 100).build())
                .handle((senders, thrown) -> {
                    if (thrown != null) {
                        hidden(thrown, "the messaging service's senders");
                        return CompletableFuture.completedFuture(null);
                    }
                    boolean canSend = Json.elements(senders.path(list)).stream().anyMatch(SenderCheck::canSend);
                    if (!canSend) {
                        return pool(sid, name, index + 1);
                    }
                    report.passed(SENDER, "The messaging service " + name + " has senders that can send SMS.");
                    return CompletableFuture.completedFuture(null);
                })
                .thenCompose(next -> next);
    }

    private static boolean canSend(JsonNode sender) {
        return sender.hasNonNull("alpha_sender")
                || Json.elements(sender.path("capabilities")).stream()
                        .anyMatch(word -> word.asText().equalsIgnoreCase("SMS"));
    }

    /** A restricted key need not be able to read this; where it could read nothing at all, nobody knows whether it works. */
    private Object hidden(Throwable thrown, String what) {
        if (!StageFailure.is(thrown, ErrorCode.PERMISSION_ERROR) || !report.hasPassed()) {
            throw report.failed(SENDER, thrown);
        }
        report.warned(SENDER, "The API key may not read " + what + ", so that the sender was not looked for.");
        return report;
    }
}
