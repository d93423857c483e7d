package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.EarlierTry;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Finds what an earlier try of a call sent. Twilio has no idempotency key, and a mark in the text would be paid for and read,
 * so that the message itself is looked for: the same recipient, sender, text and media, made since the call began. That two
 * calls say the same to the same person at the same moment would be taken for one, which is what the person wants too.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources">Messages
 *     resource, list</a>
 */
final class EarlierMessage {
    private static final String BEGUN = "begun";
    private static final String PLACE = "into the message log of Twilio's console";

    /** What was sent just before a connection broke is listed only after a moment. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** Where nobody kept when the call began: longer than any takes with a restart in between. */
    private static final Duration A_DAY = Duration.ofDays(1);

    /** Clocks differ by less. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final int MOST_ROWS = 1000;

    private final Pages pages;
    private final ConnectorRuntime runtime;

    EarlierMessage(Pages pages, ConnectorRuntime runtime) {
        this.pages = pages;
        this.runtime = runtime;
    }

    /** Keeps when the call began, before anything is sent. */
    void begin(CallContext context) {
        if (context.journal().noted(BEGUN) == null) {
            context.journal().note(BEGUN, runtime.clock().instant().toString());
        }
    }

    /**
     * Looks.
     *
     * @return empty where the message was surely not sent; fails with an unknown outcome where that cannot be told
     */
    CompletionStage<Optional<JsonNode>> find(Sms sms, CallContext context) {
        Instant since = since(context);
        return pause(context)
                .thenCompose(
                        over -> pages.read(context, Map.of("To", sms.to()), MOST_ROWS, row -> isBefore(row, since)))
                .thenApply(found -> {
                    List<JsonNode> sent = found.rows().stream()
                            .filter(row -> !isBefore(row, since) && isFromHere(row, sms))
                            .toList();
                    Optional<JsonNode> ours = sent.stream()
                            .filter(row -> SameText.is(Json.text(row, "body"), sms.text()))
                            .findFirst();
                    boolean isHidden = sent.stream()
                            .anyMatch(row -> Json.text(row, "body").isEmpty()
                                    && !sms.text().isEmpty());
                    boolean isCutOff = !found.isLast() && found.rows().stream().noneMatch(row -> isBefore(row, since));
                    if (ours.isEmpty() && (isHidden || isCutOff)) {
                        throw EarlierTry.unknown(
                                context,
                                ErrorCode.EXCEPTION,
                                isHidden
                                        ? "the account hides the texts of its messages"
                                        : "too many messages went to this number since",
                                PLACE);
                    }
                    return ours;
                })
                .exceptionally(thrown -> {
                    throw EarlierTry.unknown(context, thrown, PLACE);
                });
    }

    private Instant since(CallContext context) {
        Object begun = context.journal().noted(BEGUN);
        Instant start = begun == null ? runtime.clock().instant().minus(A_DAY) : Instant.parse(begun.toString());
        return start.minus(CLOCKS);
    }

    private static boolean isBefore(JsonNode row, Instant time) {
        return MessageRow.time(row, "date_created")
                .map(created -> created.isBefore(time))
                .orElse(false);
    }

    private static boolean isFromHere(JsonNode row, Sms sms) {
        boolean isService = sms.sender().kind() == Sender.Kind.MESSAGING_SERVICE;
        Integer media = MessageRow.number(row, "num_media");
        return Json.text(row, "direction").equals("outbound-api")
                && Json.text(row, isService ? "messaging_service_sid" : "from")
                        .equals(sms.sender().value())
                && (media == null ? 0 : media) == sms.media().size();
    }

    private CompletionStage<Instant> pause(CallContext context) {
        CompletableFuture<Instant> over = new CompletableFuture<>();
        Runnable away = context.cancellation().onCancel(() -> over.cancel(false));
        runtime.scheduler()
                .schedule(() -> over.complete(runtime.clock().instant()), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return over.whenComplete((done, thrown) -> away.run());
    }
}
