package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a message alerts.
 *
 * @param id object id of the user, or the name that they log in with (UPN)
 * @param name shown; without angle brackets
 */
record Mention(String id, String name) {
    private static final Pattern OBJECT_ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern UPN = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
    private static final Pattern NAMED = Pattern.compile("\\s*([^<>]*?)\\s*<([^<>]+)>\\s*");

    /**
     * Reads {@code Name <id>} or an id alone.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for what is no user
     */
    static Mention parse(String text, CallContext context) {
        Matcher named = NAMED.matcher(text);
        String id = (named.matches() ? named.group(2) : text).strip();
        String name = named.matches() && !named.group(1).isEmpty() ? named.group(1) : id;
        if (!OBJECT_ID.matcher(id).matches() && !isUpn(id)) {
            throw context.invalid(
                    "mentions",
                    "has '" + text + "'; give a user's object id or UPN (jane@contoso.com), or 'Jane Doe"
                            + " <jane@contoso.com>'");
        }
        return new Mention(id, name);
    }

    static boolean isUpn(String text) {
        return UPN.matcher(text).matches();
    }

    boolean hasObjectId() {
        return OBJECT_ID.matcher(id).matches();
    }

    boolean hasOwnName() {
        return !name.equals(id);
    }

    /** What stands in a card's text. */
    String markup() {
        return "<at>" + name + "</at>";
    }

    /**
     * What the markup in a card means.
     *
     * @see <a
     *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#mention-support-within-adaptive-cards">
     *     Mention support within Adaptive Cards</a>
     */
    Map<String, Object> entity() {
        return Map.of("type", "mention", "text", markup(), "mentioned", Map.of("id", id, "name", name));
    }
}
