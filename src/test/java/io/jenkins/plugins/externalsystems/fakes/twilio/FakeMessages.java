package io.jenkins.plugins.externalsystems.fakes.twilio;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages of an account, with the rules for new ones.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Messages resource</a>
 * @see <a href="https://www.twilio.com/docs/iam/test-credentials#magic-input">Test credentials, magic input</a>
 */
final class FakeMessages {
    /** Of the many fields that Twilio has these are the ones that make sense for a text message. */
    private static final Set<String> FIELDS = Set.of(
            "To",
            "From",
            "MessagingServiceSid",
            "Body",
            "MediaUrl",
            "StatusCallback",
            "ValidityPeriod",
            "SmartEncoded",
            "ShortenUrls");

    private static final Set<String> FILTERS =
            Set.of("To", "From", "DateSent", "DateSent<", "DateSent>", "PageSize", "Page", "PageToken");

    private static final Map<String, Integer> MAGIC_TO = Map.of(
            "+15005550001",
            21211,
            "+15005550002",
            21612,
            "+15005550003",
            21408,
            "+15005550004",
            21610,
            "+15005550009",
            21614);
    private static final Map<String, Integer> MAGIC_FROM =
            Map.of("+15005550001", 21212, "+15005550007", 21606, "+15005550008", 21611);
    private static final String MAGIC_GOOD = "+15005550006";

    private final FakeAccount account;
    private final InstantSource clock;
    private final List<FakeMessage> messages = new ArrayList<>();

    FakeMessages(FakeAccount account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    synchronized List<FakeMessage> all() {
        return List.copyOf(messages);
    }

    synchronized Map<String, Object> create(FormFields form) {
        String wrong = form.wrong(FIELDS, Set.of("MediaUrl"));
        require(wrong.isEmpty(), 20001, "Invalid parameter " + wrong);
        requireRecipient(form.one("To"));
        requireSender(form);
        requireContent(form);
        String to = form.one("To");
        String from = form.one("From");
        if (account.isTest()) {
            require(!MAGIC_TO.containsKey(to), MAGIC_TO.getOrDefault(to, 0), "magic number " + to);
        } else {
            requireAllowed(to, from);
        }
        String note = account.isTrial() ? "Sent from your Twilio trial account - " : "";
        FakeMessage message = new FakeMessage(
                account.sid(),
                FakeAccount.sid(form.has("MediaUrl") ? "MM" : "SM"),
                to,
                from,
                form.one("MessagingServiceSid"),
                note + form.one("Body"),
                form.all("MediaUrl"),
                clock.instant());
        messages.add(message);
        return message.toJson(account.hidesTexts());
    }

    private static void require(boolean isFine, int code, String message) {
        if (!isFine) {
            throw new Refused(400, code, message);
        }
    }

    private static void requireRecipient(String to) {
        require(!to.isEmpty(), 21604, "A 'To' phone number is required.");
        require(to.matches("\\+[1-9][0-9]{6,14}"), 21211, "Invalid 'To' Phone Number: " + to);
    }

    private void requireSender(FormFields form) {
        String from = form.one("From");
        String service = form.one("MessagingServiceSid");
        require(!from.isEmpty() || !service.isEmpty(), 21603, "A 'From' phone number is required.");
        require(service.isEmpty() || service.matches("MG[0-9a-fA-F]{32}"), 21705, "The Messaging Service is invalid");
        if (account.isTest()) {
            require(from.equals(MAGIC_GOOD), MAGIC_FROM.getOrDefault(from, 21606), "From is no magic number: " + from);
            return;
        }
        require(service.isEmpty() || account.service(service) != null, 21701, "The Messaging Service does not exist");
        require(
                from.isEmpty() || account.mayUse(from),
                account.numbers().containsKey(from) ? 21661 : 21659,
                from + " is not a Twilio phone number or can send no SMS");
        require(!from.equals(form.one("To")), 21266, "'To' and 'From' number cannot be the same: " + from);
    }

    private static void requireContent(FormFields form) {
        String body = form.one("Body");
        List<String> media = form.all("MediaUrl");
        require(!body.isEmpty() || !media.isEmpty(), 21619, "A text message body or media urls must be specified.");
        require(body.length() <= 1600, 21617, "The concatenated message body exceeds the 1600 character limit");
        require(media.size() <= 10, 21623, "Number of media files exceeds allowed limit");
        require(media.stream().allMatch(url -> url.matches("https?://\\S+")), 21620, "Invalid media URL(s)");
    }

    private void requireAllowed(String to, String from) {
        require(account.maySendTo(to), 21408, "Permission to send an SMS has not been enabled for the region of " + to);
        require(!account.hasStopped(to), 21610, "Attempt to send to unsubscribed recipient");
        require(
                !account.isTrial() || account.isVerified(to),
                21608,
                "The number " + to + " is unverified. Trial accounts cannot send messages to unverified numbers.");
    }

    synchronized FakeMessage find(String sid) {
        return messages.stream()
                .filter(message -> message.sid().equals(sid))
                .findFirst()
                .orElseThrow(() -> new Refused(404, 20404, "The requested resource " + sid + " was not found"));
    }

    synchronized void delete(String sid) {
        FakeMessage message = find(sid);
        if (List.of("queued", "accepted").contains(message.status())) {
            throw new Refused(409, 20009, "Cannot delete this resource before it is complete");
        }
        messages.remove(message);
    }

    /** A page, newest first. */
    synchronized Map<String, Object> list(FormFields query, String path) {
        String wrong = query.wrong(FILTERS, Set.of());
        require(wrong.isEmpty(), 20001, "Invalid parameter " + wrong);
        int size = query.has("PageSize") ? Integer.parseInt(query.one("PageSize")) : 50;
        require(size >= 1 && size <= 1000, 20002, "Invalid PageSize");
        require(query.has("Page") == query.has("PageToken"), 20006, "Page goes with PageToken");
        int page = query.has("Page") ? Integer.parseInt(query.one("Page")) : 0;
        require(page == 0 || query.one("PageToken").equals(token(page, size)), 20006, "Invalid PageToken");
        List<FakeMessage> found = new ArrayList<>();
        for (FakeMessage message : messages) {
            if (isWanted(message, query)) {
                found.add(0, message);
            }
        }
        int start = Math.min(page * size, found.size());
        int end = Math.min(start + size, found.size());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("start", start);
        answer.put("end", Math.max(start, end - 1));
        answer.put("page", page);
        answer.put("page_size", size);
        answer.put("first_page_uri", path + "?PageSize=" + size + "&Page=0");
        answer.put(
                "next_page_uri",
                end < found.size()
                        ? path + "?PageSize=" + size + "&Page=" + (page + 1) + "&PageToken=" + token(page + 1, size)
                        : null);
        answer.put("previous_page_uri", null);
        answer.put("uri", path);
        answer.put(
                "messages",
                found.subList(start, end).stream()
                        .map(message -> message.toJson(account.hidesTexts()))
                        .toList());
        return answer;
    }

    private static String token(int page, int size) {
        return "PA" + page + "x" + size;
    }

    private static boolean isWanted(FakeMessage message, FormFields query) {
        return (!query.has("To") || message.to().equals(query.one("To")))
                && (!query.has("From") || message.from().equals(query.one("From")))
                && (!query.has("DateSent>")
                        || !message.created()
                                .isBefore(OffsetDateTime.parse(query.one("DateSent>"))
                                        .toInstant()))
                && (!query.has("DateSent<")
                        || !message.created()
                                .isAfter(OffsetDateTime.parse(query.one("DateSent<"))
                                        .toInstant()));
    }
}
