package io.jenkins.plugins.externalsystems.fakes.sendgrid;

import static io.jenkins.plugins.externalsystems.fakes.JsonShape.isText;
import static io.jenkins.plugins.externalsystems.fakes.JsonShape.isTexts;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.fakes.JsonShape;
import io.jenkins.plugins.externalsystems.fakes.ServiceMail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What SendGrid looks at in a message.
 *
 * @param clock for what is to be sent later
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors">Mail Send errors</a>
 */
record MailRules(InstantSource clock) {
    private static final Set<String> MESSAGE = Set.of(
            "personalizations",
            "from",
            "reply_to",
            "reply_to_list",
            "subject",
            "content",
            "attachments",
            "headers",
            "categories",
            "send_at");
    private static final Set<String> PERSONALIZATION =
            Set.of("to", "cc", "bcc", "subject", "headers", "custom_args", "send_at");
    private static final Set<String> ATTACHMENT = Set.of("content", "type", "filename", "disposition", "content_id");
    private static final Set<String> RESERVED = Set.of(
            "x-sg-id",
            "x-sg-eid",
            "received",
            "dkim-signature",
            "content-type",
            "content-transfer-encoding",
            "to",
            "from",
            "subject",
            "reply-to",
            "cc",
            "bcc");

    void check(JsonNode message) {
        requireFields(message, MESSAGE, "");
        requireAddress(message.path("from"), "from");
        message.path("reply_to_list").forEach(address -> requireAddress(address, "reply_to_list"));
        require(isText(message.path("subject")), "The subject is required.", "subject");
        checkPersonalizations(message.path("personalizations"));
        checkContent(message.path("content"));
        message.path("attachments").forEach(MailRules::checkAttachment);
        checkHeaders(message.path("headers"));
        checkCategories(message.path("categories"));
        checkTime(message.path("send_at"));
    }

    private static void checkPersonalizations(JsonNode all) {
        require(all.isArray() && all.size() > 0, "You must have at least one personalization.", "personalizations");
        require(
                all.size() <= 1000,
                "The personalization block is limited to 1000 personalizations per API request.",
                "personalizations");
        int recipients = 0;
        Set<String> seen = new HashSet<>();
        for (JsonNode one : all) {
            requireFields(one, PERSONALIZATION, "personalizations.");
            require(
                    one.path("to").isArray() && one.path("to").size() > 0,
                    "The to parameter is required for all personalization objects, and must have at least one email object.",
                    "personalizations.to");
            for (String kind : List.of("to", "cc", "bcc")) {
                require(!one.has(kind) || one.path(kind).size() > 0, "must not be empty", "personalizations." + kind);
                for (JsonNode address : one.path(kind)) {
                    requireAddress(address, "personalizations." + kind);
                    recipients++;
                    String email = address.path("email").asText().toLowerCase(Locale.ROOT);
                    require(
                            seen.add(email),
                            "Each unique email address in the personalizations array should only be included once. You have"
                                    + " included [" + email + "] more than once.",
                            "personalizations");
                }
            }
            JsonNode args = one.path("custom_args");
            require(
                    args.isMissingNode() || isTexts(args) && args.toString().length() < 10_000,
                    "The total size of custom_args must be less than 10,000 bytes.",
                    "personalizations.custom_args");
        }
        require(
                recipients <= 1000,
                "There is a limit of 1000 total recipients (to + cc + bcc) per request.",
                "personalizations");
    }

    private static void checkContent(JsonNode content) {
        require(content.isArray() && content.size() > 0, "The content is required.", "content");
        List<String> types = new ArrayList<>();
        for (JsonNode part : content) {
            requireFields(part, Set.of("type", "value"), "content.");
            require(
                    isText(part.path("value")),
                    "The content value must be a string at least one character in length.",
                    "content.value");
            types.add(part.path("type").asText());
        }
        require(
                types.equals(List.of("text/plain"))
                        || types.equals(List.of("text/html"))
                        || types.equals(List.of("text/plain", "text/html")),
                "If present, text/plain and text/html may only be provided once, text/plain first.",
                "content.type");
    }

    private static void checkAttachment(JsonNode file) {
        requireFields(file, ATTACHMENT, "attachments.");
        byte[] bytes = JsonShape.bytes(file.path("content"));
        require(bytes != null && bytes.length > 0, "The attachment content must be base64 encoded.", "attachments");
        String name = file.path("filename").asText();
        require(!name.isEmpty() && !name.matches("(?s).*[\\r\\n].*"), "The filename is required.", "attachments");
        String disposition = file.path("disposition").asText("attachment");
        require(Set.of("inline", "attachment").contains(disposition), "The disposition is unknown.", "attachments");
        require(!disposition.equals("inline") || isText(file.path("content_id")), "needs an id", "attachments");
    }

    private static void checkHeaders(JsonNode headers) {
        require(headers.isMissingNode() || isTexts(headers), "The headers must be texts.", "headers");
        headers.fieldNames()
                .forEachRemaining(name -> require(
                        !RESERVED.contains(name.toLowerCase(Locale.ROOT)),
                        "The following header is reserved: " + name,
                        "headers"));
    }

    private static void checkCategories(JsonNode categories) {
        Set<String> seen = new HashSet<>();
        for (JsonNode category : categories) {
            require(isText(category) && category.asText().length() <= 255, "The category is too long.", "categories");
            require(seen.add(category.asText()), "The categories must be unique.", "categories");
        }
        require(categories.size() <= 10, "You can not have more than 10 categories.", "categories");
    }

    private void checkTime(JsonNode time) {
        if (!time.isMissingNode()) {
            Instant at = Instant.ofEpochSecond(time.asLong());
            require(
                    time.isIntegralNumber() && !at.isAfter(clock.instant().plus(Duration.ofHours(72))),
                    "The send_at parameter can not be more than 72 hours in the future.",
                    "send_at");
        }
    }

    private static void requireAddress(JsonNode address, String field) {
        requireFields(address, Set.of("email", "name"), field + ".");
        require(
                address.path("email").asText().matches("[^@\\s]+@[^@\\s]+"),
                "Does not contain a valid address.",
                field + ".email");
        String name = address.path("name").asText();
        boolean isList = (name.contains(",") || name.contains(";")) && !name.matches("\".*\"");
        require(!isList, "The name must be in quotes.", field + ".name");
    }

    private static void requireFields(JsonNode object, Set<String> known, String place) {
        require(object.isObject(), "Invalid type. Expected: object.", place);
        String unknown = JsonShape.unknownField(object, known);
        require(unknown == null, "Additional property " + unknown + " is not allowed", place + unknown);
    }

    private static void require(boolean isGood, String message, String field) {
        if (!isGood) {
            throw FakeSendGrid.Refused.of(400, message, field);
        }
    }

    ServiceMail mail(String id, JsonNode message, JsonNode one) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (JsonNode file : message.path("attachments")) {
            files.put(
                    file.path("content_id").asText(file.path("filename").asText()),
                    JsonShape.bytes(file.path("content")));
        }
        String name = message.path("from").path("name").asText();
        String from = message.path("from").path("email").asText();
        return new ServiceMail(
                id,
                name.isEmpty() ? from : name + " <" + from + ">",
                emails(one.path("to")),
                emails(one.path("cc")),
                emails(one.path("bcc")),
                one.path("subject").asText(message.path("subject").asText()),
                content(message, "text/plain"),
                content(message, "text/html"),
                files,
                message);
    }

    private static List<String> emails(JsonNode addresses) {
        List<String> emails = new ArrayList<>();
        addresses.forEach(address -> emails.add(address.path("email").asText()));
        return emails;
    }

    private static String content(JsonNode message, String type) {
        for (JsonNode part : message.path("content")) {
            if (part.path("type").asText().equals(type)) {
                return part.path("value").asText();
            }
        }
        return "";
    }
}
