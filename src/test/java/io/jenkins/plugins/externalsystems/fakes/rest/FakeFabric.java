package io.jenkins.plugins.externalsystems.fakes.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The controller of a network: switches that are made, read, changed, removed and listed (filters; pages with the next one's
 * URL), and two actions, {@code deploy} of all and {@code reload} of one. Takes {@code Authorization: Token …}.
 */
public final class FakeFabric extends FakeRestService {
    private static final Set<String> FIELDS = Set.of("name", "site", "role", "status", "vlans");
    private static final Set<String> FILTERS = Set.of("site", "role", "status", "limit", "offset");
    private static final String SWITCHES = "/api/switches";

    private final String token = "fabric-" + UUID.randomUUID();
    private final Map<Integer, Map<String, Object>> switches = new TreeMap<>();
    private final List<String> actions = new CopyOnWriteArrayList<>();
    private int last;

    public String token() {
        return token;
    }

    /** Adds a switch. @return its id */
    public synchronized int add(String name, String site, String role) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("id", ++last);
        made.put("name", name);
        made.put("site", site);
        made.put("role", role);
        made.put("status", "planned");
        switches.put(last, made);
        return last;
    }

    /** The switches, by id. */
    public synchronized List<Map<String, Object>> switches() {
        return List.copyOf(switches.values());
    }

    /** The actions that were taken, such as {@code reload 3}. */
    public List<String> actions() {
        return List.copyOf(actions);
    }

    @Override
    protected synchronized Reply route(RecordedRequest request) {
        require(request, "Authorization", "Token " + token);
        String[] path = request.path().substring(1).split("/");
        if (request.path().equals("/api/status")) {
            return json(200, Map.of("version", "4.1"));
        }
        if (!request.path().startsWith(SWITCHES)) {
            throw new Refused(404, "Not Found", "no such page");
        }
        String call = request.method() + " " + path.length;
        return switch (call) {
            case "GET 2" -> list(request);
            case "POST 2" -> created(body(request));
            case "GET 3" -> json(200, known(path[2]));
            case "PATCH 3" -> changed(known(path[2]), body(request));
            case "DELETE 3" -> removed(path[2]);
            case "POST 3" -> deploy(path[2], body(request));
            case "POST 4" -> reload(path[2], path[3]);
            default -> throw new Refused(405, "Method Not Allowed", call);
        };
    }

    private Map<String, Object> known(String id) {
        Map<String, Object> found = id.matches("\\d{1,9}") ? switches.get(Integer.valueOf(id)) : null;
        if (found == null) {
            throw new Refused(404, "Not Found", "no switch " + id);
        }
        return found;
    }

    private Reply list(RecordedRequest request) {
        Map<String, String> query = query(request, FILTERS);
        List<Map<String, Object>> found = new ArrayList<>(switches.values());
        Set.of("site", "role", "status")
                .forEach(filter -> found.removeIf(
                        one -> query.containsKey(filter) && !query.get(filter).equals(one.get(filter))));
        int offset = Integer.parseInt(query.getOrDefault("offset", "0"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "2"));
        int end = Math.min(found.size(), offset + limit);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("count", found.size());
        StringBuilder next = new StringBuilder(url() + SWITCHES + "?limit=" + limit + "&offset=" + end);
        Set.of("site", "role", "status").stream()
                .filter(query::containsKey)
                .forEach(filter -> next.append('&').append(filter).append('=').append(query.get(filter)));
        page.put("next", end < found.size() ? next.toString() : null);
        page.put("results", found.subList(offset, end));
        return json(200, page);
    }

    private Reply created(JsonNode body) {
        checkFields(body);
        if (!body.path("name").isTextual() || !body.path("site").isTextual()) {
            throw new Refused(400, "Bad Request", "name and site are needed");
        }
        if (switches.values().stream()
                .anyMatch(one -> one.get("name").equals(body.path("name").asText()))) {
            throw new Refused(409, "Conflict", "there is a switch of that name");
        }
        int id = add(
                body.path("name").asText(),
                body.path("site").asText(),
                body.path("role").asText("leaf"));
        return changed(switches.get(id), body, 201);
    }

    private static void checkFields(JsonNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new Refused(400, "Bad Request", "unknown field " + name);
            }
        });
        if (body.has("vlans") && !body.path("vlans").isArray()) {
            throw new Refused(400, "Bad Request", "vlans is a list");
        }
    }

    private static Reply changed(Map<String, Object> one, JsonNode body) {
        return changed(one, body, 200);
    }

    private static Reply changed(Map<String, Object> one, JsonNode body, int status) {
        checkFields(body);
        body.properties().forEach(field -> {
            if (field.getValue().isArray()) {
                List<Integer> numbers = new ArrayList<>();
                field.getValue().forEach(number -> numbers.add(number.asInt()));
                one.put(field.getKey(), numbers);
            } else {
                one.put(field.getKey(), field.getValue().asText());
            }
        });
        return json(status, one);
    }

    private Reply removed(String id) {
        known(id);
        switches.remove(Integer.valueOf(id));
        return Reply.empty(204);
    }

    private Reply deploy(String action, JsonNode body) {
        if (!action.equals("deploy") || !body.path("site").isTextual()) {
            throw new Refused(400, "Bad Request", "deploy needs a site");
        }
        String site = body.path("site").asText();
        List<Object> names = new ArrayList<>();
        switches.values().stream().filter(one -> site.equals(one.get("site"))).forEach(one -> {
            one.put("status", "active");
            names.add(one.get("name"));
        });
        actions.add("deploy " + site);
        return json(200, Map.of("deployed", names));
    }

    private Reply reload(String id, String action) {
        known(id);
        if (!action.equals("reload")) {
            throw new Refused(404, "Not Found", "no action " + action);
        }
        actions.add("reload " + id);
        return json(202, Map.of("accepted", true));
    }
}
