package io.jenkins.plugins.externalsystems.fakes.msteams;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Microsoft Graph with one team, and the token endpoint of its tenant. */
final class FakeGraph {
    static final String TENANT = "3a1c9b52-6f0e-4d7a-9a3e-1b2c3d4e5f60";
    static final String TEAM = "fbe2bf47-16c8-47cf-b4a5-4b9b187c508b";
    static final String CLIENT = "7b1f8d2e-3c4a-4b5d-8e6f-9a0b1c2d3e4f";
    private static final int MOST_BYTES = 28 * 1024;

    private final URI url;
    private final String clientSecret = "secret-" + UUID.randomUUID();
    private final String delegatedToken = "delegated-" + UUID.randomUUID();
    private final Set<String> appTokens = ConcurrentHashMap.newKeySet();
    private final Set<String> permissions = ConcurrentHashMap.newKeySet();
    private final Map<String, String> channels = new LinkedHashMap<>();
    private final List<Map<String, Object>> members = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> messages = new CopyOnWriteArrayList<>();
    private volatile int pageSize = 100;
    private volatile String nextHost = "";

    FakeGraph(URI url) {
        this.url = url;
        permissions.addAll(Set.of(
                "Team.ReadBasic.All",
                "Channel.ReadBasic.All",
                "TeamMember.Read.All",
                "ChannelMessage.Send",
                "ChannelMessage.Read.All"));
        addChannel("General");
    }

    String addChannel(String name) {
        String id = "19:" + UUID.randomUUID().toString().replace("-", "") + "@thread.tacv2";
        channels.put(name, id);
        return id;
    }

    String addMember(String name, String email) {
        String id = UUID.randomUUID().toString();
        members.add(Map.of(
                "@odata.type",
                "#microsoft.graph.aadUserConversationMember",
                "id",
                "M" + id,
                "roles",
                members.isEmpty() ? List.of("owner") : List.of(),
                "displayName",
                name,
                "userId",
                id,
                "email",
                email));
        return id;
    }

    String clientSecret() {
        return clientSecret;
    }

    String delegatedToken() {
        return delegatedToken;
    }

    void forbid(String permission) {
        permissions.remove(permission);
    }

    void pageSize(int size) {
        pageSize = size;
    }

    void nextHost(String host) {
        nextHost = host;
    }

    List<Map<String, Object>> messages() {
        return List.copyOf(messages);
    }

    void expireTokens() {
        appTokens.clear();
    }

    /** The token endpoint. */
    Reply token(RecordedRequest request) {
        Map<String, String> form = pairs(request.text());
        if (!request.method().equals("POST")
                || !request.header("Content-Type").startsWith("application/x-www-form-urlencoded")
                || !form.keySet().equals(Set.of("grant_type", "client_id", "client_secret", "scope"))
                || !"client_credentials".equals(form.get("grant_type"))) {
            return Reply.json(400, "{\"error\":\"invalid_request\"}");
        }
        if (!CLIENT.equals(form.get("client_id"))) {
            return Reply.json(400, "{\"error\":\"unauthorized_client\",\"error_codes\":[700016]}");
        }
        if (!clientSecret.equals(form.get("client_secret"))) {
            return Reply.json(401, "{\"error\":\"invalid_client\",\"error_codes\":[7000215]}");
        }
        if (!(url + "/.default").equals(form.get("scope"))) {
            return Reply.json(400, "{\"error\":\"invalid_scope\",\"error_codes\":[70011]}");
        }
        String token = "app-" + UUID.randomUUID();
        appTokens.add(token);
        return Reply.json(
                200,
                Json.write(Map.of(
                        "token_type", "Bearer", "expires_in", 3599, "ext_expires_in", 3599, "access_token", token)));
    }

    Reply answer(RecordedRequest request) {
        String token = request.header("Authorization").replaceFirst("^Bearer ", "");
        boolean isApp = appTokens.contains(token);
        if (!isApp && !delegatedToken.equals(token)) {
            throw new TeamsRefusal(401, "InvalidAuthenticationToken", "Access token is empty or not valid.");
        }
        List<String> path = new ArrayList<>();
        for (String segment : request.path().split("/")) {
            path.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        Map<String, String> query = pairs(request.query());
        // "", "v1.0", …
        String route = path.size() > 2 ? String.join("/", path.subList(2, path.size())) : "";
        if (route.equals("organization")) {
            query(query, "$select");
            throw new TeamsRefusal(
                    403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
        }
        if (path.size() < 4 || !path.get(2).equals("teams")) {
            throw TeamsRefusal.badRequest("Resource not found for the segment '" + route + "'.");
        }
        String below = String.join("/", path.subList(4, path.size()));
        String permission = below.isEmpty()
                ? "Team.ReadBasic.All"
                : below.equals("channels")
                        ? "Channel.ReadBasic.All"
                        : below.equals("members") ? "TeamMember.Read.All" : "";
        if (!permission.isEmpty() && !permissions.contains(permission)) {
            throw new TeamsRefusal(403, "Forbidden", "Missing permission " + permission + ".");
        }
        if (!path.get(3).equals(TEAM)) {
            throw new TeamsRefusal(404, "NotFound", "No team found with Group Id " + path.get(3));
        }
        if (below.isEmpty() || below.equals("channels") || below.equals("members")) {
            get(request);
        }
        return switch (below) {
            case "" -> {
                query(query, "$select");
                yield Reply.json(200, Json.write(Map.of("id", TEAM, "displayName", "Shop")));
            }
            case "channels" -> {
                query(query, "$select", "$filter", "$skiptoken");
                List<Map<String, Object>> rows = new ArrayList<>();
                channels.forEach((name, id) -> rows.add(Map.of(
                        "id",
                        id,
                        "displayName",
                        name,
                        "membershipType",
                        "standard",
                        "webUrl",
                        "https://teams.example/" + name)));
                yield page(request, rows, query);
            }
            case "members" -> {
                query(query, "$top", "$skiptoken", "$filter");
                yield page(request, members, query);
            }
            default -> ofChannel(request, path, query, isApp);
        };
    }

    private Reply ofChannel(RecordedRequest request, List<String> path, Map<String, String> query, boolean isApp) {
        if (path.size() < 7 || !path.get(4).equals("channels") || !path.get(6).equals("messages")) {
            throw TeamsRefusal.badRequest("Resource not found for the segment '" + path.get(4) + "'.");
        }
        if (!channels.containsValue(path.get(5))) {
            throw new TeamsRefusal(404, "NotFound", "The channel does not exist.");
        }
        if (path.size() == 7 && request.method().equals("POST")) {
            query(query);
            return post(request, path.get(5), isApp);
        }
        get(request);
        if (path.size() != 8 || !path.get(7).equals("delta")) {
            throw TeamsRefusal.badRequest("Resource not found.");
        }
        if (!permissions.contains("ChannelMessage.Read.All")) {
            throw new TeamsRefusal(403, "Forbidden", "Missing scope permissions on the request.");
        }
        query(query, "$top", "$filter", "$skiptoken");
        if (!query.getOrDefault("$filter", "").matches("lastModifiedDateTime gt \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z")
                || Integer.parseInt(query.getOrDefault("$top", "20")) > 50) {
            throw TeamsRefusal.badRequest("The query is not supported.");
        }
        return page(
                request,
                messages.stream()
                        .filter(message -> message.get("channel").equals(path.get(5)))
                        .toList(),
                query);
    }

    private Reply post(RecordedRequest request, String channel, boolean isApp) {
        if (isApp) {
            throw new TeamsRefusal(
                    401,
                    "Unauthorized",
                    "Message POST is allowed in application-only context only for import purposes.");
        }
        if (!permissions.contains("ChannelMessage.Send")) {
            throw new TeamsRefusal(
                    403,
                    "Forbidden",
                    "Missing scope permissions on the request. API requires one of 'ChannelMessage.Send'.");
        }
        if (request.body().length > MOST_BYTES) {
            throw new TeamsRefusal(413, "RequestEntityTooLarge", "Request body is too large.");
        }
        Map<?, ?> message = ChatMessageValidator.check(Json.parse(request.text()), members);
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("id", String.valueOf(1_616_990_032_035L + messages.size()));
        stored.put("channel", channel);
        stored.put("body", message.get("body"));
        stored.put("attachments", message.get("attachments"));
        stored.put("mentions", message.get("mentions") == null ? List.of() : message.get("mentions"));
        stored.put("webUrl", "https://teams.example/l/message/" + stored.get("id"));
        messages.add(stored);
        return Reply.json(201, Json.write(stored));
    }

    private static void query(Map<String, String> query, String... names) {
        Set<String> others = new LinkedHashSet<>(query.keySet());
        others.removeAll(Set.of(names));
        if (!others.isEmpty()) {
            throw TeamsRefusal.badRequest("Query option " + others + " is not allowed.");
        }
    }

    private static void get(RecordedRequest request) {
        if (!request.method().equals("GET")) {
            throw new TeamsRefusal(405, "BadRequest", "Specified HTTP method is not allowed for the request target.");
        }
    }

    private Reply page(RecordedRequest request, List<Map<String, Object>> all, Map<String, String> query) {
        int start = Integer.parseInt(query.getOrDefault("$skiptoken", "0"));
        int size = Math.min(pageSize, Integer.parseInt(query.getOrDefault("$top", "999")));
        int end = Math.min(all.size(), start + size);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("@odata.context", url + "/v1.0/$metadata");
        if (end < all.size()) {
            String plain = request.query().replaceAll("&?(%24|\\$)skiptoken=\\d+", "");
            page.put(
                    "@odata.nextLink",
                    (nextHost.isEmpty() ? url : nextHost) + request.path() + "?" + plain + "&%24skiptoken=" + end);
        }
        page.put("value", all.subList(start, end));
        return Reply.json(200, Json.write(page));
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
            int at = pair.indexOf('=');
            String value = at < 0 ? "" : pair.substring(at + 1);
            pairs.put(
                    URLDecoder.decode(at < 0 ? pair : pair.substring(0, at), StandardCharsets.UTF_8),
                    URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return pairs;
    }
}
