package io.jenkins.plugins.externalsystems.fakes.resend;

import static io.jenkins.plugins.externalsystems.fakes.JsonShape.isText;
import static io.jenkins.plugins.externalsystems.fakes.JsonShape.isTexts;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.fakes.JsonShape;
import io.jenkins.plugins.externalsystems.fakes.ServiceMail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Resend looks at in a message.
 *
 * @param domains of the account and their status
 * @see <a href="https://resend.com/docs/api-reference/emails/send-email">Send an email</a>
 */
record EmailRules(Map<String, String> domains) {
    private static final Set<String> EMAIL = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "reply_to",
            "subject",
            "text",
            "html",
            "headers",
            "attachments",
            "tags",
            "scheduled_at");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?:[^<>\"(),;:@\\[\\]\\\\]+|\"(?:[^\"\\\\]|\\\\.)*\") <([^@<>\\s]+@[^@<>\\s]+)>)|([^@<>\\s]+@[^@<>\\s]+)");
    private static final String TAG = "[A-Za-z0-9_-]{1,256}";

    /** @param mayHaveFiles no in a batch */
    void check(JsonNode email, boolean mayHaveFiles) {
        String unknown = JsonShape.unknownField(email, EMAIL);
        require(unknown == null, "validation_error", "The field `" + unknown + "` is unknown");
        for (String name : List.of("from", "to", "subject")) {
            require(email.has(name), "missing_required_field", "Missing `" + name + "` field");
        }
        String from = address(email.path("from"));
        require(
                from != null,
                "validation_error",
                "Invalid `from` field. The email address needs to follow the `email@example.com` or `Name"
                        + " <email@example.com>` format");
        checkRecipients(email);
        require(isText(email.path("subject")), "validation_error", "The `subject` is empty");
        require(
                isText(email.path("text")) || isText(email.path("html")),
                "missing_required_field",
                "Missing `html` or `text` field");
        require(!email.has("headers") || isTexts(email.path("headers")), "validation_error", "Invalid `headers` field");
        require(
                mayHaveFiles || !email.has("attachments"),
                "validation_error",
                "The `attachments` field is not supported in a batch");
        email.path("attachments").forEach(EmailRules::checkAttachment);
        email.path("tags").forEach(EmailRules::checkTag);
        requireKnownDomain(from);
    }

    private static void checkRecipients(JsonNode email) {
        int to = email.path("to").size();
        require(to >= 1 && to <= 50, "validation_error", "The `to` field must have between 1 and 50 addresses");
        for (String name : List.of("to", "cc", "bcc", "reply_to")) {
            email.path(name)
                    .forEach(one -> require(address(one) != null, "validation_error", "Invalid `" + name + "` field"));
        }
    }

    private static void checkAttachment(JsonNode file) {
        require(
                JsonShape.unknownField(file, Set.of("content", "filename", "content_type", "content_id")) == null,
                "invalid_attachment",
                "The attachment has an unknown field");
        require(
                JsonShape.bytes(file.path("content")) != null && isText(file.path("filename")),
                "invalid_attachment",
                "Attachments must have either a `content` or `path`, and a `filename`");
        require(
                !file.has("content_id") || file.path("content_id").asText().length() < 128,
                "invalid_attachment",
                "The content id is too long");
    }

    private static void checkTag(JsonNode tag) {
        require(
                JsonShape.unknownField(tag, Set.of("name", "value")) == null
                        && tag.path("name").asText().matches(TAG)
                        && tag.path("value").asText().matches(TAG),
                "validation_error",
                "Tags should only contain ASCII letters, numbers, underscores, or dashes");
    }

    private void requireKnownDomain(String address) {
        String domain = address.substring(address.indexOf('@') + 1);
        if (!"verified".equals(domains.get(domain))) {
            throw FakeResend.Refused.of(
                    403,
                    "validation_error",
                    "The " + domain + " domain is not verified. Please, add and verify your domain");
        }
    }

    private static void require(boolean isGood, String name, String message) {
        if (!isGood) {
            throw FakeResend.Refused.of(422, name, message);
        }
    }

    /** Null where it is none. */
    private static String address(JsonNode text) {
        Matcher matcher = ADDRESS.matcher(text.asText());
        return !matcher.matches() ? null : matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    static ServiceMail mail(String id, JsonNode email) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (JsonNode file : email.path("attachments")) {
            files.put(
                    file.path("content_id").asText(file.path("filename").asText()),
                    JsonShape.bytes(file.path("content")));
        }
        return new ServiceMail(
                id,
                email.path("from").asText(),
                addresses(email.path("to")),
                addresses(email.path("cc")),
                addresses(email.path("bcc")),
                email.path("subject").asText(),
                email.path("text").asText(),
                email.path("html").asText(),
                files,
                email);
    }

    private static List<String> addresses(JsonNode texts) {
        List<String> addresses = new ArrayList<>();
        texts.forEach(text -> addresses.add(address(text)));
        return addresses;
    }
}
