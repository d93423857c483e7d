package io.jenkins.plugins.externalsystems.fakes.twilio;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Twilio with one account, api.twilio.com and messaging.twilio.com in one: strict about credentials, types and fields, and
 * with a memory.
 *
 * @see <a href="https://www.twilio.com/docs/usage/requests-to-twilio">Requests to Twilio</a>
 * @see <a href="https://www.twilio.com/docs/iam/api-keys/restricted-api-keys">Restricted API keys</a>
 */
public final class FakeTwilio extends FakeServer {
    /** The number that the account has from the start; it can send media too. */
    public static final String NUMBER = "+14155552671";

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MESSAGES = "/Messages.json";

    private final FakeAccount account = new FakeAccount();
    private final FakeMessages messages;
    /** Secrets and what each key may do by SID: account, messages, send, numbers, services. */
    private final Map<String, Map.Entry<String, Set<String>>> keys = new ConcurrentHashMap<>();

    private final AtomicInteger answersToLose = new AtomicInteger();

    /** By the machine's clock. */
    public FakeTwilio() {
        this(InstantSource.system());
    }

    public FakeTwilio(InstantSource clock) {
        messages = new FakeMessages(account, clock);
        account.addNumber(NUMBER, "sms", "mms", "voice");
    }

    public FakeAccount account() {
        return account;
    }

    /** What was taken, oldest first. */
    public List<FakeMessage> messages() {
        return messages.all();
    }

    /** An API key: a standard one without limits, else a restricted one. @return its SID and its secret */
    public Map.Entry<String, String> addKey(String... permissions) {
        String sid = FakeAccount.sid("SK");
        String secret = UUID.randomUUID().toString().replace("-", "");
        Set<String> may =
                permissions.length == 0 ? Set.of("messages", "send", "numbers", "services") : Set.of(permissions);
        keys.put(sid, Map.entry(secret, may));
        return Map.entry(sid, secret);
    }

    /** What the fake answers about a message. */
    public Map<String, Object> describe(FakeMessage message) {
        return message.toJson(account.hidesTexts());
    }

    /** A message that somebody else sent. */
    public void addMessage(String to, String from, String text) {
        messages.create(FormFields.of(Map.of("To", to, "From", from, "Body", text)));
    }

    /** The next messages are taken, and the connection breaks before the answer. */
    public void loseAnswers(int count) {
        answersToLose.set(count);
    }

    /** The refusal that Twilio gives, for {@link #nextReply}. */
    public static Reply refusal(int status, int code, String message) {
        return Refused.reply(status, code, message);
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        try {
            return route(request).with("Twilio-Request-Id", "RQ" + "0".repeat(32));
        } catch (Refused refused) {
            return refused.reply();
        }
    }

    private Reply route(RecordedRequest request) {
        String base = "/2010-04-01/Accounts/" + account.sid();
        String path = request.path();
        if (path.equals(base + ".json") && request.method().equals("GET")) {
            authorize(request, "account");
            return Reply.json(200, Json.write(accountJson()));
        }
        if (path.startsWith("/v1/Services/") && request.method().equals("GET")) {
            authorize(request, "services");
            return Reply.json(200, Json.write(service(path.substring("/v1/Services/".length()))));
        }
        if (!path.startsWith(base + "/")) {
            authorize(request, "other");
            throw notFound(path);
        }
        String rest = path.substring(base.length());
        return switch (request.method() + " " + rest.replaceFirst("/Messages/[^/]+\\.json", "/Messages/{Sid}.json")) {
            case "POST " + MESSAGES -> create(request);
            case "GET " + MESSAGES -> {
                authorize(request, "messages");
                yield Reply.json(200, Json.write(messages.list(FormFields.read(request.query()), path)));
            }
            case "GET /Messages/{Sid}.json" -> {
                authorize(request, "messages");
                yield Reply.json(200, Json.write(messages.find(sidOf(rest)).toJson(account.hidesTexts())));
            }
            case "DELETE /Messages/{Sid}.json" -> {
                authorize(request, "messages");
                messages.delete(sidOf(rest));
                yield Reply.empty(204);
            }
            case "GET /IncomingPhoneNumbers.json" -> {
                authorize(request, "numbers");
                yield Reply.json(200, Json.write(numbers(FormFields.read(request.query()))));
            }
            case "GET /SMS/ShortCodes.json" -> {
                authorize(request, "numbers");
                yield Reply.json(200, Json.write(shortCodes(FormFields.read(request.query()))));
            }
            default -> {
                authorize(request, "other");
                throw notFound(path);
            }
        };
    }

    private static String sidOf(String rest) {
        return rest.replaceFirst("/Messages/(.*)\\.json", "$1");
    }

    private static Refused notFound(String path) {
        return new Refused(404, 20404, "The requested resource " + path + " was not found");
    }

    private Reply create(RecordedRequest request) {
        authorize(request, "send");
        if (!request.header("Content-Type").equals(FORM)) {
            throw new Refused(415, 20415, "Unsupported media type");
        }
        if (!request.query().isEmpty()) {
            throw new Refused(400, 20001, "The parameters of a POST are in its body");
        }
        Reply taken = Reply.json(201, Json.write(messages.create(FormFields.read(request.text()))));
        return answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? Reply.reset() : taken;
    }

    private void authorize(RecordedRequest request, String permission) {
        String header = request.header("Authorization");
        String pair = header.startsWith("Basic ")
                ? new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8)
                : "";
        if (pair.equals(account.sid() + ":" + account.authToken())) {
            if (account.isTest() && !permission.equals("send")) {
                throw new Refused(403, 20008, "Resource not accessible with Test Account Credentials");
            }
        } else {
            String sid = pair.replaceFirst(":.*", "");
            Map.Entry<String, Set<String>> key = keys.get(sid);
            if (key == null || !pair.equals(sid + ":" + key.getKey())) {
                throw new Refused(401, 20003, "Authenticate");
            }
            if (permission.equals("account")) {
                throw new Refused(401, 20003, "Authenticate");
            }
            if (!key.getValue().contains(permission)) {
                throw new Refused(401, 70051, "Authorization Failed");
            }
        }
        if (!account.isActive() && !permission.equals("account")) {
            throw new Refused(403, 20005, "Account not active");
        }
    }

    private Map<String, Object> accountJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("auth_token", account.authToken());
        json.put("date_created", "Thu, 30 Jul 2015 20:00:00 +0000");
        json.put("friendly_name", "Harbour Logistics");
        json.put("owner_account_sid", account.sid());
        json.put("sid", account.sid());
        json.put("status", account.status());
        json.put("type", account.isTrial() ? "Trial" : "Full");
        return json;
    }

    private Map<String, Object> numbers(FormFields query) {
        String wrong = query.wrong(Set.of("PhoneNumber", "PageSize"), Set.of());
        if (!wrong.isEmpty()) {
            throw new Refused(400, 20001, "Invalid parameter " + wrong);
        }
        // Twilio matches parts of numbers too.
        String part = query.one("PhoneNumber").replace("+", "");
        List<Map<String, Object>> found = account.numbers().entrySet().stream()
                .filter(number -> number.getKey().contains(part))
                .map(number -> Map.<String, Object>of(
                        "phone_number",
                        number.getKey(),
                        "capabilities",
                        Map.of(
                                "sms", number.getValue().contains("sms"),
                                "mms", number.getValue().contains("mms"),
                                "voice", number.getValue().contains("voice"),
                                "fax", false)))
                .toList();
        return Map.of("incoming_phone_numbers", found);
    }

    private Map<String, Object> shortCodes(FormFields query) {
        return Map.of(
                "short_codes",
                account.shortCodes().stream()
                        .filter(code -> code.contains(query.one("ShortCode")))
                        .map(code -> Map.of("short_code", code))
                        .toList());
    }

    private Map<String, Object> service(String rest) {
        String sid = rest.replaceFirst("/.*", "");
        Map<String, Object> service = account.service(sid);
        String list =
                switch (rest.substring(sid.length())) {
                    case "" -> "";
                    case "/PhoneNumbers" -> "phone_numbers";
                    case "/ShortCodes" -> "short_codes";
                    case "/AlphaSenders" -> "alpha_senders";
                    default -> throw notFound(rest);
                };
        if (service == null) {
            throw notFound("/Services/" + sid);
        }
        return list.isEmpty()
                ? Map.of("sid", sid, "account_sid", account.sid(), "friendly_name", service.get("friendly_name"))
                : Map.of(list, service.getOrDefault(list, List.of()), "meta", Map.of("key", list));
    }
}
