package io.jenkins.plugins.externalsystems.fakes.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.ServiceMail;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SendGrid on a loopback socket, with one account and one key. It keeps what it takes and refuses what the real one refuses, in
 * its words where they are known, and unknown paths, parameters and fields beyond that.
 */
public final class FakeSendGrid extends FakeServer {
    private final String apiKey = "SG." + UUID.randomUUID();
    private final List<String> scopes = new CopyOnWriteArrayList<>(
            List.of("mail.send", "sender_verification_eligible", "whitelabel.read", "sender_verification.read"));
    private final Map<String, Boolean> domains = new LinkedHashMap<>();
    private final Map<String, Boolean> senders = new LinkedHashMap<>();
    private final List<ServiceMail> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final MailRules rules;
    private volatile boolean hasCredits = true;
    private volatile boolean mayAsk = true;

    /** Lives by the machine's clock. */
    public FakeSendGrid() {
        this(InstantSource.system());
    }

    public FakeSendGrid(InstantSource clock) {
        rules = new MailRules(clock);
        domains.put("example.com", true);
    }

    public String apiKey() {
        return apiKey;
    }

    /** Every message that was taken, one for each personalization. */
    public List<ServiceMail> mails() {
        return List.copyOf(mails);
    }

    /** From now on the key may do this only. */
    public void allow(String... permissions) {
        scopes.clear();
        scopes.addAll(List.of(permissions));
        mayAsk = scopes.contains("whitelabel.read");
    }

    /** A domain of the account; {@code example.com} is there from the start. */
    public void domain(String name, boolean isVerified) {
        domains.put(name, isVerified);
    }

    public void noDomains() {
        domains.clear();
    }

    /** A single sender of the account. */
    public void sender(String address, boolean isVerified) {
        senders.put(address, isVerified);
    }

    /** The account has sent all that its plan has. */
    public void useUpCredits() {
        hasCredits = false;
    }

    /** The next message is taken, and the connection breaks before the answer. */
    public void loseAnswer() {
        answersToLose.incrementAndGet();
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        if (!request.header("Authorization").equals("Bearer " + apiKey)) {
            return Refused.of(401, "The provided authorization grant is invalid, expired, or revoked", null)
                    .reply();
        }
        try {
            return switch (request.method() + " " + request.path()) {
                case "POST /v3/mail/send" -> send(request);
                case "GET /v3/scopes" -> scopes(request);
                case "GET /v3/whitelabel/domains" -> domains(request);
                case "GET /v3/verified_senders" -> senders(request);
                default -> throw Refused.of(404, "not found", null);
            };
        } catch (Refused refused) {
            return refused.reply();
        }
    }

    private Reply scopes(RecordedRequest request) {
        requireQuery(request, "");
        return Reply.json(200, Json.write(Map.of("scopes", List.copyOf(scopes))));
    }

    private Reply domains(RecordedRequest request) {
        requireQuery(request, "limit=\\d+");
        requireAsking();
        List<Map<String, Object>> rows = new ArrayList<>();
        domains.forEach((name, valid) ->
                rows.add(Map.of("id", rows.size() + 1, "domain", name, "subdomain", "em1", "valid", valid)));
        return Reply.json(200, Json.write(rows));
    }

    private Reply senders(RecordedRequest request) {
        requireQuery(request, "limit=\\d+");
        requireAsking();
        List<Map<String, Object>> rows = new ArrayList<>();
        senders.forEach((address, verified) ->
                rows.add(Map.of("id", rows.size() + 1, "from_email", address, "verified", verified)));
        return Reply.json(200, Json.write(Map.of("results", rows)));
    }

    private static void requireQuery(RecordedRequest request, String pattern) {
        if (!request.query().matches(pattern)) {
            throw Refused.of(400, "invalid parameter", null);
        }
    }

    private void requireAsking() {
        if (!mayAsk) {
            throw Refused.of(403, "access forbidden", null);
        }
    }

    private Reply send(RecordedRequest request) {
        if (!scopes.contains("mail.send")) {
            throw Refused.of(403, "access forbidden", null);
        }
        if (!hasCredits) {
            throw Refused.of(401, "Maximum credits exceeded", null);
        }
        if (request.body().length > 30_000_000) {
            throw Refused.of(413, "content too large", null);
        }
        JsonNode json = read(request);
        rules.check(json);
        requireKnownSender(json.path("from").path("email").asText());
        String id = UUID.randomUUID().toString();
        json.path("personalizations").forEach(one -> mails.add(rules.mail(id, json, one)));
        boolean isLost = answersToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        return isLost ? Reply.reset() : Reply.empty(202).with("X-Message-Id", id);
    }

    private static JsonNode read(RecordedRequest request) {
        if (!request.header("Content-Type").startsWith("application/json")
                || !request.query().isEmpty()) {
            throw Refused.of(415, "Content-Type should be application/json.", null);
        }
        try {
            return new ObjectMapper().readTree(request.body());
        } catch (IOException broken) {
            throw Refused.of(400, "Bad Request", null);
        }
    }

    private void requireKnownSender(String address) {
        String domain = address.substring(address.indexOf('@') + 1);
        if (!domains.getOrDefault(domain, false) && !senders.getOrDefault(address, false)) {
            throw Refused.of(
                    403,
                    "The from address does not match a verified Sender Identity. Mail cannot be sent until this error is"
                            + " resolved.",
                    "from");
        }
    }

    /** A refusal in SendGrid's form. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Reply reply;

        private Refused(Reply reply) {
            super(null, null, false, false);
            this.reply = reply;
        }

        /** @param field null where it is about none */
        static Refused of(int status, String message, String field) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("message", message);
            error.put("field", field);
            error.put("help", null);
            return new Refused(Reply.json(status, Json.write(Map.of("errors", List.of(error)))));
        }

        Reply reply() {
            return reply;
        }
    }
}
