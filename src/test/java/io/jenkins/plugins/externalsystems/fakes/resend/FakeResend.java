package io.jenkins.plugins.externalsystems.fakes.resend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.ServiceMail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Resend on a loopback socket, with one account, a key with full access and one that may only send. It keeps what it takes,
 * honours keys of requests, and refuses what the real one refuses, in its words where they are known, and unknown paths,
 * parameters and fields beyond that.
 */
public final class FakeResend extends FakeServer {
    private final String apiKey = "re_" + UUID.randomUUID();
    private final String sendingKey = "re_" + UUID.randomUUID();
    private final Map<String, String> domains = new LinkedHashMap<>();
    private final Map<String, Earlier> earlier = new ConcurrentHashMap<>();
    private final List<ServiceMail> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final EmailRules rules = new EmailRules(domains);
    private volatile int pageSize = 100;
    private volatile String sending = "enabled";

    public FakeResend() {
        domains.put("example.com", "verified");
    }

    /** With full access. */
    public String apiKey() {
        return apiKey;
    }

    /** A key that may only send. */
    public String sendingKey() {
        return sendingKey;
    }

    /** Every message that was taken. */
    public List<ServiceMail> mails() {
        return List.copyOf(mails);
    }

    /** A domain of the account; {@code example.com} is there from the start. @param status such as {@code pending} */
    public void domain(String name, String status) {
        domains.put(name, status);
    }

    public void noDomains() {
        domains.clear();
    }

    /** The domains may receive only, from now on. */
    public void disableSending() {
        sending = "disabled";
    }

    /** Gives so many domains a page from now on. */
    public void pages(int size) {
        pageSize = size;
    }

    /** The next message is taken, and the connection breaks before the answer. */
    public void loseAnswer() {
        answersToLose.incrementAndGet();
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        try {
            boolean isSending = request.method().equals("POST")
                    && (request.path().equals("/emails") || request.path().equals("/emails/batch"));
            requireKey(request, isSending);
            if (isSending) {
                Reply reply = once(request);
                return answersToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? Reply.reset() : reply;
            }
            if (request.method().equals("GET") && request.path().equals("/domains")) {
                return domains(request);
            }
            if (request.method().equals("GET") && request.path().startsWith("/emails/")) {
                return email(request.path().substring("/emails/".length()));
            }
            throw Refused.of(404, "not_found", "The requested endpoint does not exist");
        } catch (Refused refused) {
            return refused.reply();
        }
    }

    private void requireKey(RecordedRequest request, boolean isSending) {
        String given = request.header("Authorization");
        if (request.header("User-Agent").isEmpty()) {
            throw Refused.of(403, "validation_error", "The User-Agent header is missing");
        }
        if (given.isEmpty()) {
            throw Refused.of(401, "missing_api_key", "Missing API Key");
        }
        if (given.equals("Bearer " + sendingKey) && !isSending) {
            throw Refused.of(401, "restricted_api_key", "This API key is restricted to only send emails");
        }
        if (!given.equals("Bearer " + apiKey) && !given.equals("Bearer " + sendingKey)) {
            throw Refused.of(isSending ? 401 : 400, "validation_error", "API key is invalid");
        }
    }

    /** The same key and the same request have the same answer, without being done again. */
    private Reply once(RecordedRequest request) {
        String key = request.header("Idempotency-Key");
        if (key.length() > 256) {
            throw Refused.of(
                    400,
                    "invalid_idempotency_key",
                    "Idempotency keys, if present, must have between 1 and 256 characters");
        }
        String payload = request.path() + request.text();
        Earlier before = key.isEmpty() ? null : earlier.get(key);
        if (before != null && !before.payload().equals(payload)) {
            throw Refused.of(
                    409,
                    "invalid_idempotent_request",
                    "This idempotency key has already been used on a request that had a different payload");
        }
        if (before != null) {
            return before.reply();
        }
        Reply reply = request.path().equals("/emails") ? send(request) : batch(request);
        if (!key.isEmpty()) {
            earlier.put(key, new Earlier(payload, reply));
        }
        return reply;
    }

    private Reply send(RecordedRequest request) {
        JsonNode json = read(request);
        rules.check(json, true);
        return Reply.json(200, Json.write(Map.of("id", keep(json))));
    }

    private Reply batch(RecordedRequest request) {
        JsonNode json = read(request);
        if (!json.isArray() || json.isEmpty() || json.size() > 100) {
            throw Refused.of(422, "validation_error", "The batch must have between 1 and 100 emails");
        }
        boolean isPermissive = request.header("x-batch-validation").equals("permissive");
        List<Map<String, Object>> data = new ArrayList<>();
        List<Map<String, Object>> errors = new ArrayList<>();
        List<JsonNode> good = new ArrayList<>();
        for (int index = 0; index < json.size(); index++) {
            try {
                rules.check(json.get(index), false);
                good.add(json.get(index));
            } catch (Refused refused) {
                if (!isPermissive || refused.reply().status() == 403) {
                    throw refused;
                }
                errors.add(Map.of("index", index, "message", refused.words()));
            }
        }
        good.forEach(email -> data.add(Map.of("id", keep(email))));
        return Reply.json(
                200, Json.write(isPermissive ? Map.of("data", data, "errors", errors) : Map.of("data", data)));
    }

    private String keep(JsonNode json) {
        String id = UUID.randomUUID().toString();
        mails.add(EmailRules.mail(id, json));
        return id;
    }

    private static JsonNode read(RecordedRequest request) {
        if (!request.header("Content-Type").startsWith("application/json")
                || !request.query().isEmpty()) {
            throw Refused.of(400, "validation_error", "The request must be JSON");
        }
        try {
            return new ObjectMapper().readTree(request.body());
        } catch (IOException broken) {
            throw Refused.of(400, "validation_error", "The request body is no JSON");
        }
    }

    private Reply domains(RecordedRequest request) {
        if (!request.query().matches("limit=([1-9]\\d?|100)(&after=[^&]+)?")) {
            throw Refused.of(422, "validation_error", "The pagination is invalid");
        }
        List<String> names = List.copyOf(domains.keySet());
        String after = request.query().replaceAll("limit=\\d+(&after=)?", "");
        int from = after.isEmpty() ? 0 : names.indexOf(after.replaceFirst("^id-", "")) + 1;
        int to = Math.min(names.size(), from + pageSize);
        List<Map<String, Object>> rows = new ArrayList<>();
        names.subList(from, to)
                .forEach(name -> rows.add(Map.of(
                        "id",
                        "id-" + name,
                        "name",
                        name,
                        "status",
                        domains.get(name),
                        "capabilities",
                        Map.of("sending", sending, "receiving", "disabled"))));
        return Reply.json(200, Json.write(Map.of("object", "list", "has_more", to < names.size(), "data", rows)));
    }

    private Reply email(String id) {
        ServiceMail mail = mails.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.of(404, "not_found", "Email not found"));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("object", "email");
        shown.put("id", id);
        shown.put("from", mail.from());
        shown.put("to", mail.to());
        shown.put("subject", mail.subject());
        shown.put("last_event", "delivered");
        return Reply.json(200, Json.write(shown));
    }

    private record Earlier(String payload, Reply reply) {}

    /** A refusal in Resend's form. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Reply reply;
        private final String words;

        private Refused(Reply reply, String words) {
            super(words, null, false, false);
            this.reply = reply;
            this.words = words;
        }

        static Refused of(int status, String name, String message) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("statusCode", status);
            body.put("name", name);
            body.put("message", message);
            return new Refused(Reply.json(status, Json.write(body)), message);
        }

        Reply reply() {
            return reply;
        }

        String words() {
            return words;
        }
    }
}
