package io.jenkins.plugins.externalsystems.core.connectors.resend;

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
 * The deep check: Resend knows the key, and the sender's domain is verified, as far as the key may ask; one that may only send
 * may not. Nothing is sent.
 *
 * @param apiUrl base of the API
 * @param sender of messages that name none
 * @see <a href="https://resend.com/docs/api-reference/domains/list-domains">List domains</a>
 */
record ResendCheck(ApiClient client, URI apiUrl, Optional<MailAddress> sender) {
    private static final String AUTHENTICATION = "authentication";
    private static final String SENDER = "sender";
    /** Resend's own, from which an account may write to its own address. */
    private static final String TRIAL_DOMAIN = "resend.dev";

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;

    CompletionStage<Map<String, Object>> run(CallContext context) {
        CheckReport report = new CheckReport();
        return find(null, 1, context).handle((found, thrown) -> {
            if (thrown == null) {
                report.add(AUTHENTICATION, true, "Resend knows the API key.");
                judge(found, report, context);
            } else if (isRestricted(StageFailure.cause(thrown))) {
                report.add(AUTHENTICATION, true, "Resend knows the API key, which may only send.");
                report.add(
                        SENDER,
                        true,
                        "Whether the sender's domain is verified is not known: the key may not ask. A test message tells.");
            } else {
                throw report.failed(AUTHENTICATION, thrown);
            }
            return report.data();
        });
    }

    private static boolean isRestricted(Throwable cause) {
        return cause instanceof ExternalSystemException failure
                && ResendErrors.RESTRICTED.equals(failure.metadata().get(ResendErrors.NAME));
    }

    /** The sender's domain, page by page. */
    private CompletionStage<Optional<JsonNode>> find(@CheckForNull String after, int page, CallContext context) {
        URI url = UrlBuilder.below(apiUrl)
                .path("domains")
                .query("limit", PAGE)
                .query("after", after)
                .build();
        return client.sendForJson(context, ApiRequest.get(url).build()).thenCompose(answer -> {
            if (!answer.path("data").isArray()) {
                throw new ExternalSystemException(
                        ErrorCode.EXCEPTION, context.subject() + "the answer is not Resend's; check 'api_url'.");
            }
            List<JsonNode> domains = Json.elements(answer.path("data"));
            Optional<JsonNode> found = domains.stream()
                    .filter(domain -> sender.filter(
                                    from -> Json.text(domain, "name").equalsIgnoreCase(from.domain()))
                            .isPresent())
                    .findFirst();
            boolean isLast =
                    !answer.path("has_more").asBoolean() || domains.isEmpty() || page == MOST_PAGES || sender.isEmpty();
            return found.isPresent() || isLast
                    ? CompletableFuture.completedFuture(found)
                    : find(Json.text(domains.get(domains.size() - 1), "id"), page + 1, context);
        });
    }

    private void judge(Optional<JsonNode> domain, CheckReport report, CallContext context) {
        if (sender.isEmpty()) {
            report.add(SENDER, true, "The connection names no sender, so each message must.");
            return;
        }
        String name = sender.get().domain();
        if (name.equalsIgnoreCase(TRIAL_DOMAIN)) {
            report.add(SENDER, true, "The sender is Resend's own, which reaches the account's own address only.");
            context.trace().warn("Messages from " + TRIAL_DOMAIN + " reach the account's own address only.");
            return;
        }
        String status = domain.map(found -> Json.text(found, "status")).orElse("");
        boolean maySend = domain.map(found -> Json.text(found, "capabilities", "sending"))
                .filter("disabled"::equals)
                .isEmpty();
        // Partly: what is missing is for tracking or for receiving.
        boolean isVerified = status.equals("verified") || status.equals("partially_verified");
        if (isVerified && maySend) {
            report.add(SENDER, true, "The domain " + name + " of the sender is verified.");
            return;
        }
        String problem = domain.isEmpty()
                ? "is not among the account's domains; add it and set its DNS records"
                : isVerified
                        ? "may not be sent from; switch sending on"
                        : "is not verified (" + status + "); set its DNS records, and have Resend look again";
        throw report.failed(
                SENDER,
                ErrorCode.PERMISSION_ERROR,
                context.subject() + "the domain " + name + " of the sender " + problem + ".");
    }
}
