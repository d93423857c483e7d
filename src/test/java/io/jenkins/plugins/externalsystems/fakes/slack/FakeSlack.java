package io.jenkins.plugins.externalsystems.fakes.slack;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A Slack workspace on a loopback socket: channels, messages, one bot token and one incoming webhook, all ids and secrets
 * random. It refuses what Slack refuses, and beyond that arguments that a method does not know (Slack ignores them), JSON
 * without a charset (Slack warns) and texts that are too long or not escaped (Slack cuts and shows them), so that mistakes
 * show in tests. {@code #general} is there, with the bot in it, and is the webhook's channel.
 */
public final class FakeSlack extends FakeServer {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeMethods methods = new FakeMethods(workspace);
    private final String token;
    private final FakeWebhook webhook;
    private volatile Set<String> scopes = Set.of("chat:write", "chat:write.customize", "channels:read", "groups:read");
    private volatile boolean tokenRevoked;

    public FakeSlack() {
        token = "xoxb-" + workspace.word(12) + "-" + workspace.word(24);
        webhook = new FakeWebhook(workspace, workspace.addChannel("general", false, true));
    }

    /** What a connection's {@code api_url} must be. */
    public URI apiUrl() {
        return URI.create(url() + "/api");
    }

    /** The bot token that is accepted, another one each time. */
    public String token() {
        return token;
    }

    /** The incoming webhook's URL, another one each time. */
    public String webhookUrl() {
        return url() + webhook.path();
    }

    /** The bot's token is no longer accepted. */
    public void revokeToken() {
        tokenRevoked = true;
    }

    /** The webhook no longer exists. */
    public void revokeWebhook() {
        webhook.revoke();
    }

    /** The workspace's settings forbid the webhook to post. */
    public void prohibitWebhook() {
        webhook.prohibit();
    }

    /** What the token may do. */
    public void grant(String... granted) {
        scopes = new LinkedHashSet<>(List.of(granted));
    }

    /** A public channel that the bot is in. @param name without {@code #} */
    public FakeChannel addChannel(String name) {
        return workspace.addChannel(name, false, true);
    }

    /** A private channel that the bot is in. @param name without {@code #} */
    public FakeChannel addPrivateChannel(String name) {
        return workspace.addChannel(name, true, true);
    }

    /** @param idOrName with or without {@code #} */
    public FakeChannel channel(String idOrName) {
        return workspace.channel(idOrName).orElseThrow(() -> new IllegalArgumentException("no channel " + idOrName));
    }

    /** What is in a channel now, oldest first. @param idOrName with or without {@code #} */
    public List<FakeMessage> messages(String idOrName) {
        return workspace.messages(channel(idOrName));
    }

    /** All channels, in the order they were made. */
    public List<FakeChannel> channels() {
        return List.copyOf(workspace.channels());
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        if (request.path().startsWith("/services/")) {
            return webhook.answer(request);
        }
        if (!request.path().startsWith("/api/")) {
            return Reply.text(404, "not found");
        }
        Map<String, Object> answer;
        try {
            answer = call(request);
        } catch (FakeError refused) {
            answer = refused.toMap();
        }
        return Reply.json(200, Json.write(answer))
                .with("X-OAuth-Scopes", String.join(",", scopes))
                .with("X-Slack-Req-Id", workspace.word(32).toLowerCase(Locale.ROOT));
    }

    private Map<String, Object> call(RecordedRequest request) throws FakeError {
        String method = request.path().substring("/api/".length());
        String authorization = request.header("Authorization");
        if (authorization.isEmpty()) {
            throw new FakeError("not_authed");
        }
        if (!authorization.equals("Bearer " + token)) {
            throw new FakeError("invalid_auth");
        }
        if (tokenRevoked) {
            throw new FakeError("token_revoked");
        }
        if (!FakeMethods.knows(method)) {
            throw new FakeError("unknown_method");
        }
        return methods.call(method, FakeCall.arguments(request, FakeMethods.takesJson(method)), scopes);
    }
}
