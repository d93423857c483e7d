package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.operation.CheckReport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The deep check: SendGrid knows the key, the key may send, and the sender or its domain is verified, as far as the key may
 * ask. Nothing is sent.
 *
 * @param apiUrl base of the API
 * @param sender of messages that name none
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions">API key permissions</a>
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/sender-verification/get-all-verified-senders">Verified senders</a>
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/domain-authentication/list-all-authenticated-domains">Domains</a>
 */
record SendGridCheck(ApiClient client, URI apiUrl, Optional<MailAddress> sender) {
    private static final String MAIL_SEND = "mail.send";
    private static final int MOST = 200;
    private static final String SENDER = "sender";

    CompletionStage<Map<String, Object>> run(CallContext context) {
        CheckReport report = new CheckReport();
        return get("v3/scopes", null, context)
                .handle((answer, thrown) -> {
                    if (thrown != null) {
                        throw report.failed("authentication", thrown);
                    }
                    requireSending(answer, report, context);
                    return answer;
                })
                .thenCompose(known ->
                        sender.isPresent() ? checkSender(sender.get(), report, context) : withoutSender(report));
    }

    private static void requireSending(JsonNode answer, CheckReport report, CallContext context) {
        if (!answer.path("scopes").isArray()) {
            throw report.failed(
                    "server",
                    ErrorCode.EXCEPTION,
                    context.subject() + "the answer is not SendGrid's; check 'api_url'.");
        }
        report.add("authentication", true, "SendGrid knows the API key.");
        List<String> scopes = Json.elements(answer.path("scopes")).stream()
                .map(JsonNode::asText)
                .toList();
        if (!scopes.contains(MAIL_SEND)) {
            throw report.failed(
                    "permission",
                    ErrorCode.PERMISSION_ERROR,
                    context.subject() + "the API key lacks the permission Mail Send (mail.send); give it that.");
        }
        report.add("permission", true, "The key may send.");
    }

    private static CompletionStage<Map<String, Object>> withoutSender(CheckReport report) {
        report.add(SENDER, true, "The connection names no sender, so each message must.");
        return CompletableFuture.completedFuture(report.data());
    }

    private CompletionStage<Map<String, Object>> checkSender(
            MailAddress from, CheckReport report, CallContext context) {
        return ask("v3/whitelabel/domains", context)
                .thenCombine(ask("v3/verified_senders", context), (domains, senders) -> {
                    boolean isDomain =
                            domains.filter(answer -> hasDomain(answer, from)).isPresent();
                    boolean isSender =
                            senders.filter(answer -> hasSender(answer, from)).isPresent();
                    if (isDomain || isSender) {
                        report.add(
                                SENDER,
                                true,
                                (isDomain ? "The domain of the sender " : "The sender ") + from.address()
                                        + " is verified.");
                    } else if (domains.isPresent() && senders.isPresent()) {
                        throw report.failed(
                                SENDER,
                                ErrorCode.PERMISSION_ERROR,
                                context.subject() + "the sender " + from.address()
                                        + " is not verified, and neither is its domain; SendGrid refuses messages from it."
                                        + " Verify one of them under Settings, Sender Authentication.");
                    } else {
                        report.add(
                                SENDER,
                                true,
                                "Whether the sender " + from.address()
                                        + " is verified is not known: the key may not ask. A test message tells.");
                    }
                    return report.data();
                });
    }

    private static boolean hasDomain(JsonNode answer, MailAddress from) {
        return Json.elements(answer).stream()
                .anyMatch(domain -> domain.path("valid").asBoolean()
                        && Json.text(domain, "domain").equalsIgnoreCase(from.domain()));
    }

    private static boolean hasSender(JsonNode answer, MailAddress from) {
        return Json.elements(answer.path("results")).stream()
                .anyMatch(known -> known.path("verified").asBoolean()
                        && Json.text(known, "from_email").equalsIgnoreCase(from.address()));
    }

    /** Empty where the key may not ask, which is no failure. */
    private CompletionStage<Optional<JsonNode>> ask(String path, CallContext context) {
        return get(path, MOST, context).handle((answer, thrown) -> {
            if (thrown == null) {
                return Optional.of(answer);
            }
            if (StageFailure.cause(thrown) instanceof ExternalSystemException failure) {
                switch (failure.code()) {
                    case AUTHENTICATION_ERROR, PERMISSION_ERROR, NOT_FOUND_ERROR -> {
                        return Optional.empty();
                    }
                    default -> throw failure;
                }
            }
            throw StageFailure.again(thrown);
        });
    }

    private CompletionStage<JsonNode> get(String path, @CheckForNull Integer limit, CallContext context) {
        return client.sendForJson(
                context,
                ApiRequest.get(UrlBuilder.below(apiUrl)
                                .path(path)
                                .query("limit", limit)
                                .build())
                        .build());
    }
}
