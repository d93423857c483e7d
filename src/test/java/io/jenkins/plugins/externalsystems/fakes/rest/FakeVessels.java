package io.jenkins.plugins.externalsystems.fakes.rest;

import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service that knows where ships are: positions, port calls in pages by cursor, compliance, search. Takes an API key in a
 * header, refuses unknown parameters.
 */
public final class FakeVessels extends FakeRestService {
    private static final int LARGEST_PAGE = 50;

    private final String apiKey = "vessels-" + UUID.randomUUID();
    private final List<Vessel> vessels = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> calls = new CopyOnWriteArrayList<>();

    private record Vessel(
            String mmsi, String imo, String name, String flag, double latitude, double longitude, boolean listed) {
        Map<String, Object> identity() {
            return Map.of("mmsi", mmsi, "imo", imo, "name", name, "flag", flag);
        }
    }

    /** Two ships under Dutch flag and one under another, which is listed; the first has called at three ports. */
    public FakeVessels() {
        vessels.add(new Vessel("244660000", "9301134", "Aurora", "NL", 51.9496, 4.1453, false));
        vessels.add(new Vessel("244660001", "9301146", "Aurora II", "NL", 53.5461, 9.9661, false));
        vessels.add(new Vessel("636017000", "9301158", "Night Heron", "LR", 25.2769, 55.2962, true));
        addCall("244660000", "Rotterdam", "NLRTM", "2026-11-28T04:10:00Z");
        addCall("244660000", "Hamburg", "DEHAM", "2026-11-19T16:45:00Z");
        addCall("244660000", "Felixstowe", "GBFXT", "2026-11-12T09:05:00Z");
    }

    private void addCall(String mmsi, String port, String code, String arrival) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("mmsi", mmsi);
        call.put("port", Map.of("name", port, "unlocode", code));
        call.put("arrived_at", arrival);
        call.put("departed_at", null);
        calls.add(call);
    }

    public String apiKey() {
        return apiKey;
    }

    @Override
    protected Reply route(RecordedRequest request) {
        require(request, "X-Api-Key", apiKey);
        if (!request.method().equals("GET")) {
            throw new Refused(405, "Method Not Allowed", "GET alone");
        }
        String[] path = request.path().split("/");
        if (request.path().equals("/v2/status")) {
            return json(200, Map.of("status", "ok"));
        }
        if (request.path().equals("/v2/vessels")) {
            return search(query(request, Set.of("name", "flag", "limit", "cursor")));
        }
        if (path.length != 5 || !path[2].equals("vessels")) {
            throw new Refused(404, "Not Found", "no such page");
        }
        return switch (path[4]) {
            case "position" -> position(vessel(path[3]));
            case "port-calls" -> portCalls(vessel(path[3]), query(request, Set.of("from", "limit", "cursor")));
            case "compliance" -> compliance(vessel(path[3]));
            default -> throw new Refused(404, "Not Found", "no such page");
        };
    }

    private Vessel vessel(String id) {
        return vessels.stream()
                .filter(vessel -> vessel.mmsi.equals(id) || vessel.imo.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(404, "Not Found", "no vessel " + id));
    }

    private static Reply position(Vessel vessel) {
        return json(
                200,
                Map.of(
                        "vessel",
                        vessel.identity(),
                        "last_position",
                        Map.of(
                                "lat",
                                vessel.latitude,
                                "lon",
                                vessel.longitude,
                                "sog",
                                11.4,
                                "cog",
                                274,
                                "received_at",
                                "2026-11-30T11:58:00Z"),
                        "navigation_status",
                        "under way using engine"));
    }

    private Reply search(Map<String, String> query) {
        return page(
                "vessels",
                vessels.stream()
                        .filter(vessel -> vessel.name
                                .toLowerCase(Locale.ROOT)
                                .contains(query.getOrDefault("name", "").toLowerCase(Locale.ROOT)))
                        .filter(vessel ->
                                query.getOrDefault("flag", vessel.flag).equals(vessel.flag))
                        .map(Vessel::identity)
                        .toList(),
                query);
    }

    private Reply portCalls(Vessel vessel, Map<String, String> query) {
        return page(
                "port_calls",
                calls.stream()
                        .filter(call -> call.get("mmsi").equals(vessel.mmsi))
                        .filter(call ->
                                String.valueOf(call.get("arrived_at")).compareTo(query.getOrDefault("from", "")) >= 0)
                        .toList(),
                query);
    }

    private static Reply page(String name, List<Map<String, Object>> rows, Map<String, String> query) {
        int from = Integer.parseInt(query.getOrDefault("cursor", "c0").substring(1));
        int limit = Math.min(LARGEST_PAGE, Integer.parseInt(query.getOrDefault("limit", "10")));
        int to = Math.min(rows.size(), from + limit);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put(name, new ArrayList<>(rows.subList(from, to)));
        page.put("next_cursor", to < rows.size() ? "c" + to : null);
        return json(200, page);
    }

    private static Reply compliance(Vessel vessel) {
        return json(
                200,
                Map.of(
                        "vessel",
                        vessel.identity(),
                        "sanctions",
                        Map.of("listed", vessel.listed, "lists", vessel.listed ? List.of("EU", "OFAC") : List.of()),
                        "risk",
                        vessel.listed ? "high" : "low"));
    }
}
