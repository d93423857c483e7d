package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The deep check of a connection, which sends nothing: Twilio knows us, the account is active, and the sender is the
 * account's and can send SMS. A standard API key may not read the account, and a restricted one perhaps nothing of this.
 *
 * @see <a href="https://www.twilio.com/docs/iam/api/account">Accounts resource</a>
 * @see <a href="https://www.twilio.com/docs/iam/api-keys/keys-in-console">API keys</a>
 * @see <a href="https://www.twilio.com/docs/iam/test-credentials">Test credentials</a>
 */
final class TwilioCheck {
    private static final String AUTHENTICATION = "authentication";
    private static final String TEST_CREDENTIALS = "20008";

    private final TwilioApi api;
    private final TwilioSettings settings;

    TwilioCheck(TwilioApi api, TwilioSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /** @return {@code account} and {@code checks}, both also as partial data of a failure */
    CompletionStage<Map<String, Object>> run(CallContext context) {
        CheckReport report = new CheckReport(settings.accountSid(), context);
        SenderCheck sender = new SenderCheck(api, report);
        return account(report)
                .thenCompose(
                        mayRead -> mayRead ? sender.run(settings.sender()) : CompletableFuture.completedFuture(null))
                .thenApply(done -> report.data());
    }

    /** @return whether there is more to read */
    private CompletionStage<Boolean> account(CheckReport report) {
        return api.get(report.context(), api.account())
                .handle((account, thrown) -> {
                    if (thrown == null) {
                        judge(account, report);
                        return CompletableFuture.completedFuture(true);
                    }
                    if (isTestAccount(thrown)) {
                        report.passed(AUTHENTICATION, "Twilio accepts the test credentials.");
                        report.warned(
                                "test credentials",
                                "These are test credentials: Twilio takes messages, and sends them to nobody.");
                        return CompletableFuture.completedFuture(false);
                    }
                    boolean isRefused =
                            StageFailure.is(thrown, ErrorCode.AUTHENTICATION_ERROR, ErrorCode.PERMISSION_ERROR);
                    if (!isRefused || settings.username().equals(settings.accountSid())) {
                        throw report.failed(AUTHENTICATION, thrown);
                    }
                    return messages(report);
                })
                .thenCompose(next -> next);
    }

    private void judge(JsonNode account, CheckReport report) {
        if (!Json.text(account, "sid").equals(settings.accountSid())) {
            throw report.failed(
                    AUTHENTICATION,
                    ErrorCode.EXCEPTION,
                    "the answer is not Twilio's; a proxy may have given it, or 'url' is wrong.");
        }
        report.account(Json.text(account, "friendly_name"));
        String status = Json.text(account, "status");
        if (!status.equals("active")) {
            throw report.failed(
                    "account",
                    ErrorCode.PERMISSION_ERROR,
                    "the account is " + (status.isEmpty() ? "not active" : status)
                            + "; look into its balance and its notices in the console.");
        }
        report.passed(AUTHENTICATION, "Twilio accepts the credentials, and the account is active.");
        if (Json.text(account, "type").equals("Trial")) {
            report.warned(
                    "trial",
                    "This is a trial account: it sends to verified numbers only, and puts a note in front of each text.");
        }
    }

    /** What any key but a restricted one may read. */
    private CompletableFuture<Boolean> messages(CheckReport report) {
        return api.get(
                        report.context(),
                        api.list("Messages").query("PageSize", 1).build())
                .handle((list, thrown) -> {
                    if (thrown == null && list.path("messages").isArray()) {
                        report.passed(
                                AUTHENTICATION, "Twilio accepts the API key, which may not read the account itself.");
                    } else if (thrown == null) {
                        throw report.failed(
                                AUTHENTICATION,
                                ErrorCode.EXCEPTION,
                                "the answer is not Twilio's; a proxy may have given it, or 'url' is wrong.");
                    } else if (StageFailure.is(thrown, ErrorCode.PERMISSION_ERROR)) {
                        report.warned(
                                "messages",
                                "The API key may not read messages: their status, and whether an earlier try sent one, cannot"
                                        + " be told.");
                    } else {
                        throw report.failed(AUTHENTICATION, thrown);
                    }
                    return true;
                })
                .toCompletableFuture();
    }

    private static boolean isTestAccount(Throwable thrown) {
        return StageFailure.cause(thrown) instanceof ExternalSystemException failure
                && TEST_CREDENTIALS.equals(failure.metadata().get(MetadataKeys.VENDOR_ERROR));
    }
}
