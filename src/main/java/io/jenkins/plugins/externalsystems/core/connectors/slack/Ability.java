package io.jenkins.plugins.externalsystems.core.connectors.slack;

import java.util.Arrays;
import java.util.List;

/**
 * What a bot token may do beside sending, and the scopes for it, as the methods' pages on docs.slack.dev name them for bot
 * tokens.
 */
enum Ability {
    FIND_CHANNELS("an upload, a reaction or an update cannot name its channel, only give its id", "channels:read"),
    READ(
            "messages cannot be read, and whether a message arrived whose answer got lost stays unknown",
            "channels:history"),
    REACT("add_reaction is refused", "reactions:write"),
    UPLOAD("files cannot be uploaded or deleted", "files:write"),
    READ_FILES("files cannot be read, and whether an upload arrived whose answer got lost stays unknown", "files:read"),
    FIND_PEOPLE("nobody is found by e-mail address, such as the committers of a build", "users:read.email"),
    CREATE_CHANNELS("create_channel and invite_to_channel are refused", "channels:manage");

    private final String without;
    private final String scope;

    Ability(String without, String scope) {
        this.without = without;
        this.scope = scope;
    }

    /** A sentence for each ability that the token surely lacks. */
    static List<String> missing(TokenScopes scopes) {
        return Arrays.stream(values())
                .filter(ability -> !scopes.mayInclude(ability.scope))
                .map(ability -> "Without the scope " + ability.scope + " " + ability.without + ".")
                .toList();
    }
}
