package io.jenkins.plugins.externalsystems.fakes.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.JsonShape;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A strict REST service below {@code /api}: ships that are kept, lists in every style of paging, jobs, files, and cookies. It refuses what it does
 * not know: paths, query parameters, fields, and steps up in a path however they are encoded.
 */
public final class FakeHarbour extends FakeServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of("name", "length", "flags", "position", "active", "note");

    private final Map<String, ObjectNode> ships = new TreeMap<>();
    private final HarbourLists lists = new HarbourLists(this::url);
    private final HarbourJobs jobs = new HarbourJobs();
    private volatile String required = "";
    private volatile String document = "";

    /** Only requests with this bearer token are taken from now on; empty for all. */
    public void require(String token) {
        required = token;
    }

    /** What the service says about itself. */
    public void describe(String openApi) {
        document = openApi;
    }

    public HarbourJobs jobs() {
        return jobs;
    }

    public HarbourLists lists() {
        return lists;
    }

    /** A ship that is there from the start. */
    public void berth(String id, String name) {
        ships.put(
                id,
                JSON.createObjectNode()
                        .put("id", id)
                        .put("name", name)
                        .put("latitude", 53.5)
                        .put("longitude", 9.9));
    }

    public synchronized Map<String, ObjectNode> ships() {
        return new TreeMap<>(ships);
    }

    @Override
    protected synchronized Reply answer(RecordedRequest request) throws IOException {
        if (request.path().equals("/openapi.json")) {
            return document.isEmpty() ? problem(404, "no document") : Reply.json(200, document);
        }
        if (!required.isEmpty() && !request.header("Authorization").equals("Bearer " + required)) {
            return problem(401, "who are you");
        }
        String path = request.path();
        if (!path.startsWith("/api/")
                || path.contains("//")
                || decodedFully(path).matches(".*(/\\.\\.?(/|;|$)|\\\\).*")) {
            return problem(404, "outside");
        }
        Map<String, String> query = query(request.query());
        if (path.equals("/api/health") && request.method().equals("GET") && query.isEmpty()) {
            return Reply.json(200, "{\"status\":\"ok\"}");
        }
        if (path.startsWith("/api/list/")) {
            return lists.answer(request, query);
        }
        if (path.equals("/api/jobs") || path.startsWith("/api/jobs/")) {
            return jobs.answer(request);
        }
        if (HarbourFiles.takes(path)) {
            return HarbourFiles.answer(request);
        }
        if (HarbourCookies.takes(path)) {
            return HarbourCookies.answer(request);
        }
        if (path.equals("/api/ships") || path.startsWith("/api/ships/")) {
            return ship(request, query);
        }
        return problem(404, "no such thing");
    }

    private Reply ship(RecordedRequest request, Map<String, String> query) throws IOException {
        String id = request.path().equals("/api/ships")
                ? ""
                : decoded(request.path().substring("/api/ships/".length()));
        if (!JsonShape.isText(JSON.valueToTree(id)) && request.method().equals("POST")) {
            return written("s" + (ships.size() + 1), request, 201, JSON.createObjectNode());
        }
        if (id.isEmpty() && request.method().equals("GET")) {
            return found(query);
        }
        ObjectNode ship = ships.get(id);
        if (ship == null || !query.isEmpty()) {
            return problem(404, "no ship '" + id + "'");
        }
        return switch (request.method()) {
            case "GET" -> Reply.json(200, ship.toString());
            case "PUT" -> written(id, request, 200, JSON.createObjectNode());
            case "PATCH" -> written(id, request, 200, ship.deepCopy());
            case "DELETE" -> {
                ships.remove(id);
                yield Reply.empty(204);
            }
            default -> problem(405, "not so");
        };
    }

    private Reply found(Map<String, String> query) {
        for (String name : query.keySet()) {
            if (!Set.of("name", "flag").contains(name)) {
                return problem(400, "unknown parameter " + name);
            }
        }
        ObjectNode answer = JSON.createObjectNode();
        ships.values().stream()
                .filter(ship ->
                        query.get("name") == null || ship.path("name").asText().equals(query.get("name")))
                .forEach(answer.putArray("ships")::add);
        return Reply.json(200, answer.toString());
    }

    private Reply written(String id, RecordedRequest request, int status, ObjectNode ship) throws IOException {
        JsonNode body = JSON.readTree(body(request));
        if (!body.isObject() || !request.header("Content-Type").startsWith("application/json")) {
            return problem(415, "an object of JSON is needed");
        }
        String unknown = JsonShape.unknownField(body, FIELDS);
        if (unknown != null || (status == 201 && !JsonShape.isText(body.path("name")))) {
            String field = unknown == null ? "name" : unknown;
            return Reply.json(
                    422,
                    "{\"message\":\"Validation failed\",\"errors\":[{\"field\":\"" + field + "\",\"message\":\"is "
                            + (unknown == null ? "missing" : "unknown") + "\"}]}");
        }
        ship.setAll((ObjectNode) body);
        ship.put("id", id);
        ships.put(id, ship);
        return Reply.json(status, ship.toString());
    }

    static byte[] body(RecordedRequest request) throws IOException {
        if (!request.header("Content-Encoding").equals("gzip")) {
            return request.body();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
            return in.readAllBytes();
        }
    }

    static Reply problem(int status, String detail) {
        String text = "{\"type\":\"https://harbour.example/" + status + "\",\"title\":\"No\",\"status\":" + status
                + ",\"detail\":\"" + detail + "\"}";
        return Reply.json(status, text).with("Content-Type", "application/problem+json");
    }

    static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.merge(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]), (one, two) -> one + "," + two);
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String decodedFully(String text) {
        String before = "";
        String now = text;
        for (int i = 0; i < 5 && !before.equals(now); i++) {
            before = now;
            now = now.matches(".*%[0-9A-Fa-f]{2}.*") ? decoded(now.replaceAll("%(?![0-9A-Fa-f]{2})", "%25")) : now;
        }
        return now;
    }
}
