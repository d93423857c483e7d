package io.jenkins.plugins.externalsystems.sample;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service that the sample connector is for. */
public final class FakeStatusBoard extends FakeServer {
    public static final String KEY = "board-key-17";

    private final List<Map<String, Object>> incidents = new CopyOnWriteArrayList<>();

    /** In the order they were opened. */
    public List<Map<String, Object>> incidents() {
        return List.copyOf(incidents);
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        if (!request.header("Authorization").equals("Bearer " + KEY)) {
            return Reply.json(401, "{}");
        }
        String call = request.method() + " " + request.path();
        if (call.equals("GET /api/me")) {
            return Reply.json(200, "{\"name\":\"builds\",\"may_open\":true}");
        }
        if (call.equals("POST /api/incidents")) {
            return open(Json.parse(request.text()));
        }
        if (call.matches("GET /api/incidents/\\d+")) {
            return find(request.path().substring("/api/incidents/".length()), false);
        }
        if (call.matches("PUT /api/incidents/\\d+/closed")) {
            return find(request.path().split("/")[3], true);
        }
        return Reply.json(404, "{}");
    }

    private Reply open(Object body) {
        if (!(body instanceof Map<?, ?> fields)
                || !fields.keySet().equals(Set.of("title", "severity"))
                || !List.of("minor", "major").contains(fields.get("severity"))) {
            return Reply.json(422, "{}");
        }
        Map<String, Object> incident = new LinkedHashMap<>();
        incident.put("id", String.valueOf(incidents.size() + 1));
        incident.put("title", fields.get("title"));
        incident.put("severity", fields.get("severity"));
        incident.put("closed", false);
        incidents.add(incident);
        return Reply.json(201, Json.write(incident));
    }

    private Reply find(String id, boolean close) {
        for (Map<String, Object> incident : incidents) {
            if (incident.get("id").equals(id)) {
                if (close) {
                    incident.put("closed", true);
                }
                return Reply.json(200, Json.write(incident));
            }
        }
        return Reply.json(404, "{}");
    }
}
