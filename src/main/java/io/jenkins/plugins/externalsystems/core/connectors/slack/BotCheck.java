package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Checks a bot token without posting: who it is ({@code auth.test}), whether it may post (the scopes that Slack tells in
 * {@code X-OAuth-Scopes}), and whether it reaches the default channel ({@link ChannelCheck}).
 */
final class BotCheck {
    private final SlackApi api;
    private final OwnChannels ownChannels;
    private final String defaultChannel;

    BotCheck(SlackApi api, OwnChannels ownChannels, String defaultChannel) {
        this.api = api;
        this.ownChannels = ownChannels;
        this.defaultChannel = defaultChannel;
    }

    /** Fails with the first check that is not ok, all of them in the partial data. */
    CompletionStage<Map<String, Object>> run(CallContext context) {
        return api.call(context, SlackMethod.AUTH_TEST, Map.of(), "the workspace")
                .thenCompose(answer -> {
                    TokenScopes scopes = answer.scopes();
                    List<Check> checks = new ArrayList<>();
                    checks.add(new Check("token", true, "Slack knows the token: " + account(answer.body()) + "."));
                    checks.addAll(scopeChecks(scopes));
                    if (checks.stream().anyMatch(check -> !check.ok())) {
                        return CompletableFuture.completedFuture(data(context, answer.body(), checks));
                    }
                    return new ChannelCheck(api, ownChannels, scopes)
                            .run(defaultChannel, context)
                            .thenApply(channel -> {
                                checks.add(channel);
                                return data(context, answer.body(), checks);
                            });
                });
    }

    private static List<Check> scopeChecks(TokenScopes scopes) {
        if (!scopes.isKnown()) {
            return List.of(new Check("scopes", true, "Slack did not tell what the token may do."));
        }
        List<Check> checks = new ArrayList<>();
        boolean mayWrite = scopes.include("chat:write") || scopes.include("chat:write:bot") || scopes.include("bot");
        checks.add(new Check(
                "scopes",
                mayWrite,
                mayWrite
                        ? "The token may post messages."
                        : "The Slack app lacks the scope chat:write; add it under OAuth & Permissions and install the app"
                                + " again."));
        if (mayWrite && !scopes.include("chat:write.customize")) {
            checks.add(new Check(
                    "sender",
                    true,
                    "Without the scope chat:write.customize Slack shows the app's own name and icon instead of"
                            + " 'username' and 'icon_emoji'."));
        }
        if (mayWrite) {
            Ability.missing(scopes).forEach(ability -> checks.add(new Check("scopes", true, ability)));
        }
        return checks;
    }

    private static Map<String, Object> data(CallContext context, JsonNode identity, List<Check> checks) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("account", account(identity));
        data.put("team", Json.text(identity, "team"));
        data.put("team_id", Json.text(identity, "team_id"));
        data.put("bot_id", Json.text(identity, "bot_id"));
        data.put("checks", checks.stream().map(Check::toMap).toList());
        checks.stream().filter(check -> !check.ok()).findFirst().ifPresent(failed -> {
            throw new ExternalSystemException(ErrorCode.PERMISSION_ERROR, context.subject() + failed.message())
                    .withPartialData(data);
        });
        return data;
    }

    private static String account(JsonNode identity) {
        return Json.text(identity, "user") + " in " + Json.text(identity, "team");
    }
}
