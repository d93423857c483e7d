package io.jenkins.plugins.externalsystems.fakes.msteams;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses what Graph refuses of a chat message: unknown properties, and tags that fit no attachment or mention. */
final class ChatMessageValidator {
    private static final Pattern ATTACHMENT = Pattern.compile("<attachment id=\"([^\"]+)\"></attachment>");
    private static final Pattern AT = Pattern.compile("<at id=\"(\\d+)\">([^<]*)</at>");

    private ChatMessageValidator() {}

    /** The message. @param members who can be mentioned. @throws TeamsRefusal saying what is wrong */
    static Map<?, ?> check(Object json, List<Map<String, Object>> members) {
        Map<?, ?> message = CardValidator.map(json, "message");
        only(message, "body", "attachments", "mentions", "subject", "importance");
        Map<?, ?> body = CardValidator.map(message.get("body"), "body");
        only(body, "contentType", "content");
        String content = String.valueOf(body.get("content"));
        if (!"html".equals(body.get("contentType"))) {
            throw TeamsRefusal.badRequest("Attachments need the content type html.");
        }
        attachments(message, content);
        mentions(message, content, members);
        return message;
    }

    private static void attachments(Map<?, ?> message, String content) {
        Set<String> placed = new LinkedHashSet<>();
        Matcher tags = ATTACHMENT.matcher(content);
        while (tags.find()) {
            placed.add(tags.group(1));
        }
        Set<String> given = new LinkedHashSet<>();
        for (Object each : CardValidator.list(message.get("attachments"), "attachments")) {
            Map<?, ?> attachment = CardValidator.map(each, "attachment");
            only(attachment, "id", "contentType", "contentUrl", "content", "name", "thumbnailUrl");
            if (!(attachment.get("content") instanceof String text)) {
                throw TeamsRefusal.badRequest("Attachment content must be a string.");
            }
            CardValidator.check(Json.parse(text));
            given.add(String.valueOf(attachment.get("id")));
        }
        if (!given.equals(placed)) {
            throw TeamsRefusal.badRequest("Attachments " + given + " and their tags " + placed + " do not match.");
        }
    }

    private static void mentions(Map<?, ?> message, String content, List<Map<String, Object>> members) {
        Map<String, String> placed = new LinkedHashMap<>();
        Matcher tags = AT.matcher(content);
        while (tags.find()) {
            placed.put(tags.group(1), tags.group(2));
        }
        Map<String, String> given = new LinkedHashMap<>();
        Object list = message.get("mentions");
        for (Object each : list == null ? List.of() : CardValidator.list(list, "mentions")) {
            Map<?, ?> mention = CardValidator.map(each, "mention");
            only(mention, "id", "mentionText", "mentioned");
            Map<?, ?> user = CardValidator.map(
                    CardValidator.map(mention.get("mentioned"), "mentioned").get("user"), "user");
            only(user, "id", "displayName", "userIdentityType");
            if (members.stream().noneMatch(member -> member.get("userId").equals(user.get("id")))) {
                throw TeamsRefusal.badRequest("User " + user.get("id") + " is not known.");
            }
            given.put(
                    String.valueOf(mention.get("id")),
                    String.valueOf(mention.get("mentionText")).replace("&", "&amp;"));
        }
        if (!given.equals(placed)) {
            throw TeamsRefusal.badRequest("Mentions " + given + " and their tags " + placed + " do not match.");
        }
    }

    private static void only(Map<?, ?> object, String... names) {
        Set<Object> others = new LinkedHashSet<>(object.keySet());
        others.removeAll(Set.of(names));
        if (!others.isEmpty()) {
            throw TeamsRefusal.badRequest("Unknown properties " + others + ".");
        }
    }
}
