package io.jenkins.plugins.externalsystems.fakes.slack;

import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.Map;
import java.util.Set;

/**
 * The incoming webhook of a fake workspace; answers in plain text (docs.slack.dev, "Sending messages using incoming
 * webhooks").
 */
final class FakeWebhook {
    private static final Set<String> EMPTY = Set.of("no_text");

    private final FakeWorkspace workspace;
    private final FakeChannel channel;
    private final String path;
    private volatile boolean revoked;
    private volatile boolean prohibited;

    FakeWebhook(FakeWorkspace workspace, FakeChannel channel) {
        this.workspace = workspace;
        this.channel = channel;
        this.path = "/services/" + workspace.newId("T") + "/" + workspace.newId("B") + "/" + workspace.word(24);
    }

    String path() {
        return path;
    }

    void revoke() {
        revoked = true;
    }

    void prohibit() {
        prohibited = true;
    }

    Reply answer(RecordedRequest request) {
        if (!request.path().equals(path) || revoked) {
            return Reply.text(404, "no_service");
        }
        if (!request.method().equals("POST")) {
            return Reply.text(400, "invalid_payload");
        }
        if (prohibited) {
            return Reply.text(403, "action_prohibited");
        }
        if (channel.isArchived()) {
            return Reply.text(410, "channel_is_archived");
        }
        try {
            Map<String, Object> content = FakeCall.arguments(request, true);
            ArgumentRules.webhookMessage().check(content);
            ContentRules.check(content);
            workspace.post(channel, content);
            return Reply.text(200, "ok");
        } catch (FakeError refused) {
            return Reply.text(400, EMPTY.contains(refused.getMessage()) ? refused.getMessage() : "invalid_payload");
        }
    }
}
