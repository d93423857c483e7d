package io.jenkins.plugins.externalsystems.fakes.slack;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A Slack workspace on a loopback socket: channels, messages, files, people, one bot token and one incoming webhook, all
 * ids and secrets random. It refuses what Slack refuses, and beyond that arguments that a method does not know (Slack ignores them), JSON
 * without a charset (Slack warns) and texts that are too long or not escaped (Slack cuts and shows them), so that mistakes
 * show in tests. {@code #general} is there, with the bot in it, and is the webhook's channel.
 */
public final class FakeSlack extends FakeServer {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeMethods methods = new FakeMethods(workspace);
    private final FakeConversations conversations = new FakeConversations(workspace);
    private final FakeFiles files = new FakeFiles(workspace);
    private final FakeTiers tiers = new FakeTiers();
    private final String token;
    private final FakeWebhook webhook;
    private volatile Set<String> scopes = Set.of(
            "chat:write",
            "chat:write.customize",
            "channels:read",
            "groups:read",
            "channels:history",
            "groups:history",
            "channels:manage",
            "groups:write",
            "reactions:write",
            "files:read",
            "files:write",
            "users:read.email");
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

    /** By which clock messages get their time stamps; the system's if nobody says. */
    public FakeSlack clock(InstantSource clock) {
        workspace.clock(clock);
        return this;
    }

    /** From now on a method is refused that is called more often than its tier says. */
    public void enforceTiers() {
        tiers.enforce(workspace::now);
    }

    /** Slack takes no message metadata from this token. */
    public void refuseMetadata() {
        methods.refuseMetadata();
    }

    /** Somebody in the workspace. @return their id */
    public String addUser(String address, String name) {
        return (String) workspace.addUser(address, name).get("id");
    }

    /** Somebody joins a channel. @param idOrName with or without {@code #} */
    public void join(String idOrName, String user) {
        channel(idOrName).invite(user);
    }

    /** The files that people see, in the order they were uploaded. */
    public List<FakeFile> files() {
        return files.shared();
    }

    /** Somebody shares a file in a channel. @return its id */
    public String share(String idOrName, String name, String text) {
        return files.share(channel(idOrName), name, text);
    }

    /** An upload whose bytes have come and that is not completed. @return its id */
    public String uploaded(String name, String text) {
        return files.uploaded(name, text);
    }

    /** The messages that one person saw: the arguments they were made of. */
    public List<Map<String, Object>> ephemeral() {
        return methods.ephemeral();
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

    /** Somebody writes into a channel. @param idOrName with or without {@code #} */
    public FakeMessage post(String idOrName, String text) {
        return workspace.post(channel(idOrName), Map.of("text", text));
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
        if (request.path().startsWith(FakeFiles.UPLOADS)) {
            return files.upload(request);
        }
        if (!request.path().startsWith("/api/")) {
            return Reply.text(404, "not found");
        }
        long wait = tiers.waitFor(request.path().substring("/api/".length()));
        if (wait > 0) {
            return Reply.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}")
                    .with("Retry-After", String.valueOf(wait));
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
        if (!FakeTiers.knows(method)) {
            throw new FakeError("unknown_method");
        }
        Map<String, Object> arguments = FakeCall.arguments(request, takesJson(method));
        if (method.startsWith("files.")) {
            return files.call(method, arguments, scopes, url().toString());
        }
        return method.startsWith("conversations.") || method.startsWith("users.")
                ? conversations.call(method, arguments, scopes)
                : methods.call(method, arguments, scopes);
    }

    /** Whether the method takes JSON bodies; reads do not, nor does the announcement of an upload. */
    private static boolean takesJson(String method) {
        return method.startsWith("chat.")
                || Set.of(
                                "auth.test",
                                "reactions.add",
                                "conversations.create",
                                "conversations.invite",
                                "files.completeUploadExternal",
                                "files.delete")
                        .contains(method);
    }
}
