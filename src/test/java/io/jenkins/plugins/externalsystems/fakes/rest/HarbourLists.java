package io.jenkins.plugins.externalsystems.fakes.rest;

import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Five numbers, two a page unless somebody asks otherwise, in each style of paging. */
public final class HarbourLists {
    private static final int MOST = 5;

    private final Supplier<URI> url;
    private volatile String elsewhere = "";

    HarbourLists(Supplier<URI> url) {
        this.url = url;
    }

    /** The next page's address from now on, whatever it is. */
    public void next(String address) {
        elsewhere = address;
    }

    Reply answer(RecordedRequest request, Map<String, String> query) {
        String style = request.path().substring("/api/list/".length());
        Map<String, Set<String>> known = Map.of(
                "link", Set.of("limit", "from"),
                "next_url", Set.of("limit", "from"),
                "cursor", Set.of("limit", "cursor"),
                "offset", Set.of("limit", "offset"),
                "page", Set.of("limit", "page"));
        if (!request.method().equals("GET")
                || !known.containsKey(style)
                || !known.get(style).containsAll(query.keySet())) {
            return FakeHarbour.problem(400, "not so");
        }
        int limit = Integer.parseInt(query.getOrDefault("limit", "2"));
        int from =
                switch (style) {
                    case "cursor" ->
                        Integer.parseInt(query.getOrDefault("cursor", "c0").substring(1));
                    case "offset" -> Integer.parseInt(query.getOrDefault("offset", "0"));
                    case "page" -> (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * limit;
                    default -> Integer.parseInt(query.getOrDefault("from", "0"));
                };
        int to = Math.min(MOST, from + limit);
        String rows = IntStream.range(from, Math.max(from, to))
                .mapToObj(number -> "{\"number\":" + number + ",\"inner\":{\"square\":" + number * number + "}}")
                .collect(Collectors.joining(","));
        String next = to < MOST ? address(style, to, limit) : "";
        String body = "{\"rows\":[" + rows + "]"
                + (style.equals("cursor") && to < MOST ? ",\"next_cursor\":\"c" + to + "\"" : "")
                + (style.equals("next_url") && !next.isEmpty() ? ",\"next\":\"" + next + "\"" : "") + "}";
        Reply reply = Reply.json(200, body);
        return style.equals("link") && !next.isEmpty()
                ? reply.with(
                        "Link", "<" + url.get() + "/api>; rel=first, <" + next + ">; title=\"a, b\"; rel=\"last next\"")
                : reply;
    }

    private String address(String style, int from, int limit) {
        return elsewhere.isEmpty() ? url.get() + "/api/list/" + style + "?limit=" + limit + "&from=" + from : elsewhere;
    }
}
