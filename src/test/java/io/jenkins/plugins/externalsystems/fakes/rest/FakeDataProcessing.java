package io.jenkins.plugins.externalsystems.fakes.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A service that processes data: a token of OAuth2 (client credentials, at {@code /oauth/token}) and an API key together,
 * jobs that are submitted and asked for until they are over. A job is queued, then running, then over; one of the pipeline
 * {@code broken} fails. A submission with a known {@code Idempotency-Key} is answered with the job there is.
 */
public final class FakeDataProcessing extends FakeRestService {
    private final String clientId = "builds";
    private final String clientSecret = "client-" + UUID.randomUUID();
    private final String apiKey = "data-" + UUID.randomUUID();
    private final String token = "token-" + UUID.randomUUID();
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private volatile boolean isBusy;

    private static final class Job {
        private final JsonNode order;
        private int looks;

        Job(JsonNode order) {
            this.order = order;
        }

        synchronized String look() {
            looks++;
            return state();
        }

        synchronized String state() {
            String end = order.path("pipeline").asText().equals("broken") ? "FAILED" : "SUCCEEDED";
            return looks == 0 ? "QUEUED" : looks == 1 ? "RUNNING" : end;
        }
    }

    public String clientId() {
        return clientId;
    }

    public String clientSecret() {
        return clientSecret;
    }

    public String apiKey() {
        return apiKey;
    }

    /** From now on jobs that are running stay so, or come to their end again. */
    public void setBusy(boolean isBusy) {
        this.isBusy = isBusy;
    }

    /** What was submitted, by the job's id. */
    public Map<String, JsonNode> orders() {
        Map<String, JsonNode> orders = new LinkedHashMap<>();
        jobs.forEach((id, job) -> orders.put(id, job.order));
        return orders;
    }

    @Override
    protected Reply route(RecordedRequest request) {
        if (request.path().equals("/oauth/token")) {
            return token(request);
        }
        require(request, "Authorization", "Bearer " + token);
        require(request, "X-Api-Key", apiKey);
        query(request, Set.of());
        String[] path = request.path().split("/");
        if (request.path().equals("/v1/health")) {
            return json(200, Map.of("status", "up"));
        }
        if (request.path().equals("/v1/jobs") && request.method().equals("POST")) {
            return submit(request);
        }
        if (path.length < 4 || !path[2].equals("jobs") || !jobs.containsKey(path[3])) {
            throw new Refused(404, "Not Found", "no such job");
        }
        String action = request.method() + (path.length > 4 ? " " + path[4] : "");
        return switch (action) {
            case "GET" -> status(path[3]);
            case "GET result" -> result(path[3]);
            case "DELETE" -> removed(path[3]);
            default -> throw new Refused(405, "Method Not Allowed", action);
        };
    }

    private Reply token(RecordedRequest request) {
        String login =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        require(request, "Authorization", "Basic " + login);
        if (!request.text().contains("grant_type=client_credentials")
                || !request.text().contains("scope=jobs")) {
            return json(400, Map.of("error", "invalid_request"));
        }
        return json(200, Map.of("access_token", token, "token_type", "Bearer", "expires_in", 3600));
    }

    private Reply submit(RecordedRequest request) {
        JsonNode order = body(request);
        order.fieldNames().forEachRemaining(name -> {
            if (!Set.of("dataset", "pipeline", "options").contains(name)) {
                throw new Refused(422, "Unprocessable Content", "unknown field " + name);
            }
        });
        if (!order.path("dataset").isTextual() || !order.path("pipeline").isTextual()) {
            throw new Refused(422, "Unprocessable Content", "dataset and pipeline are needed");
        }
        if (order.has("options") && !order.at("/options/priority").isInt()) {
            throw new Refused(422, "Unprocessable Content", "options.priority is a number");
        }
        String key = request.header("Idempotency-Key");
        if (key.isEmpty()) {
            throw new Refused(400, "Bad Request", "Idempotency-Key is missing");
        }
        String id = keys.computeIfAbsent(key, unused -> {
            String fresh = "job-" + (jobs.size() + 1);
            jobs.put(fresh, new Job(order));
            return fresh;
        });
        return json(202, Map.of("id", id, "state", jobs.get(id).state()));
    }

    private Reply status(String id) {
        String state = isBusy ? "RUNNING" : jobs.get(id).look();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("id", id);
        status.put("state", state);
        status.put("progress", state.equals("RUNNING") ? 40 : state.equals("QUEUED") ? 0 : 100);
        if (state.equals("FAILED")) {
            status.put("error", Map.of("code", "BAD_SCHEMA", "message", "column 'weight' is missing"));
        }
        return json(200, status);
    }

    private Reply result(String id) {
        if (!jobs.get(id).state().equals("SUCCEEDED")) {
            throw new Refused(409, "Conflict", "the job is not over");
        }
        return json(
                200,
                Map.of(
                        "metrics",
                        Map.of("rows", 1250, "rejected", 3),
                        "output",
                        Map.of("url", "https://data.example.com/out/" + id)));
    }

    private Reply removed(String id) {
        jobs.remove(id);
        return Reply.empty(204);
    }
}
