package io.jenkins.plugins.externalsystems.fakes.msteams;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workflow 'Send webhook alerts to a channel': its trigger, and the cards that it posted. */
final class FakeWorkflow {
    private static final int MOST_BYTES = 28 * 1024;

    private final String path = "/powerautomate/automations/direct/workflows/"
            + UUID.randomUUID().toString().replace("-", "") + "/triggers/manual/paths/invoke";
    private final String signature = UUID.randomUUID().toString().replace("-", "");
    private final List<Map<String, Object>> cards = new CopyOnWriteArrayList<>();
    private volatile String trouble = "";

    String pathAndQuery() {
        return path + "?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=" + signature;
    }

    String signature() {
        return signature;
    }

    boolean isFor(RecordedRequest request) {
        return request.path().startsWith("/powerautomate/");
    }

    List<Map<String, Object>> cards() {
        return List.copyOf(cards);
    }

    /** @param state {@code off}, {@code deleted}, {@code private}; empty for running */
    void become(String state) {
        trouble = state;
    }

    @SuppressWarnings("unchecked")
    Reply answer(RecordedRequest request) {
        if (!request.path().equals(path) || trouble.equals("deleted")) {
            throw new TeamsRefusal(404, "WorkflowNotFound", "The workflow could not be found.");
        }
        if (!request.query().contains("api-version=1") || !request.query().endsWith("sig=" + signature)) {
            throw new TeamsRefusal(
                    401, "DirectApiAuthorizationRequired", "The signature is not valid: " + request.query());
        }
        if (trouble.equals("private")) {
            throw new TeamsRefusal(403, "DirectApiAuthorizationRequired", "The workflow is for users of the tenant.");
        }
        if (trouble.equals("off")) {
            throw new TeamsRefusal(
                    400,
                    "WorkflowTriggerIsNotEnabled",
                    "Could not execute workflow trigger 'manual' with state 'Disabled'.");
        }
        if (!request.method().equals("POST")) {
            throw new TeamsRefusal(405, "MethodNotAllowed", "The trigger takes POST.");
        }
        if (!request.header("Content-Type").startsWith("application/json")) {
            throw mismatch("Content-Type is " + request.header("Content-Type"));
        }
        if (request.body().length > MOST_BYTES) {
            throw new TeamsRefusal(413, "RequestEntityTooLarge", "Request Entity too large");
        }
        try {
            Map<?, ?> message = CardValidator.map(Json.parse(request.text()), "message");
            if (!"message".equals(message.get("type"))
                    || !Set.of("type", "attachments").equals(message.keySet())) {
                throw mismatch("message has " + message.keySet());
            }
            for (Object each : CardValidator.list(message.get("attachments"), "attachments")) {
                Map<?, ?> attachment = CardValidator.map(each, "attachment");
                if (!Set.of("contentType", "contentUrl", "content").equals(attachment.keySet())
                        || !"application/vnd.microsoft.card.adaptive".equals(attachment.get("contentType"))
                        || attachment.get("contentUrl") != null) {
                    throw mismatch("attachment has " + attachment.keySet());
                }
                CardValidator.check(attachment.get("content"));
                cards.add((Map<String, Object>) attachment.get("content"));
            }
        } catch (IllegalArgumentException noJson) {
            throw mismatch("no JSON");
        }
        return Reply.empty(202).with("x-ms-workflow-run-id", "08584" + UUID.randomUUID());
    }

    private static TeamsRefusal mismatch(String message) {
        return new TeamsRefusal(400, "TriggerInputSchemaMismatch", "The input does not match the schema: " + message);
    }
}
