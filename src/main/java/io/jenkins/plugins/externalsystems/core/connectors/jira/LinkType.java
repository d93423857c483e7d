package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A kind of link, in the direction that the caller's words have: an issue <em>blocks</em> another one, or <em>is blocked
 * by</em> it.
 *
 * @param id of the type
 * @param phrase what the issue does to the other one, in Jira's words
 * @param isOutward whether the phrase is the type's outward one
 * @param isSymmetric whether both directions have the same phrase
 */
record LinkType(String id, String phrase, boolean isOutward, boolean isSymmetric) {

    /**
     * The type that somebody means.
     *
     * @param types as Jira listed them
     * @param wanted id, name or either phrase; id and name mean the outward direction
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR that lists the known ones
     */
    static LinkType of(List<JsonNode> types, String wanted, String parameter, CallContext context) {
        String text = wanted.trim();
        for (String field : List.of("id", "name", "outward")) {
            Set<LinkType> found = matching(types, type -> Json.text(type, field).equalsIgnoreCase(text), true);
            if (field.equals("outward")) {
                found.addAll(matching(
                        types, type -> Json.text(type, "inward").equalsIgnoreCase(text) && !isSymmetric(type), false));
            }
            if (found.size() == 1) {
                return found.iterator().next();
            }
            if (found.size() > 1) {
                throw context.invalid(
                        parameter, "is '" + Words.shown(text) + "', which several link types say; give an id");
            }
        }
        List<String> known = types.stream()
                .map(type -> "'" + Words.shown(Json.text(type, "outward")) + "' or '"
                        + Words.shown(Json.text(type, "inward")) + "' (" + Words.shown(Json.text(type, "name")) + ")")
                .toList();
        throw context.invalid(
                parameter,
                "is '" + Words.shown(text) + "', which is no link type; known are " + String.join(", ", known));
    }

    private static Set<LinkType> matching(List<JsonNode> types, Predicate<JsonNode> isMeant, boolean isOutward) {
        Set<LinkType> found = new LinkedHashSet<>();
        types.stream()
                .filter(isMeant)
                .forEach(type -> found.add(new LinkType(
                        Json.text(type, "id"),
                        Json.text(type, isOutward ? "outward" : "inward"),
                        isOutward,
                        isSymmetric(type))));
        return found;
    }

    private static boolean isSymmetric(JsonNode type) {
        return Json.text(type, "inward").equalsIgnoreCase(Json.text(type, "outward"));
    }

    /** Whether a link, as the issue that has it shows it, is one of this kind to that issue. */
    boolean isOf(JsonNode link, String other) {
        return Json.text(link, "type", "id").equals(id)
                && (isEnd(link, "outwardIssue", other) && (isOutward || isSymmetric)
                        || isEnd(link, "inwardIssue", other) && (!isOutward || isSymmetric));
    }

    private static boolean isEnd(JsonNode link, String end, String other) {
        return Json.text(link, end, "key").equals(other)
                || Json.text(link, end, "id").equals(other);
    }
}
