package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of comments or worklogs. */
final class PartPage {
    /** As many as Jira gives at once, however many were asked for. */
    private static final int LARGEST = 5000;

    private PartPage() {}

    /** @param list name of the list in the answer; @param query with {@code startAt}, {@code maxResults}, {@code expand} */
    static Reply of(String list, List<Map<String, Object>> all, Map<String, String> query, int largest) {
        int start = number(query.getOrDefault("startAt", "0"), 0);
        int size = number(query.getOrDefault("maxResults", String.valueOf(LARGEST)), 1);
        int from = Math.min(start, all.size());
        int to = Math.min(all.size(), from + Math.min(size, largest));
        String expand = query.getOrDefault("expand", "");
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("startAt", start);
        page.put("maxResults", Math.min(size, largest));
        page.put("total", all.size());
        page.put(
                list,
                all.subList(from, to).stream()
                        .map(part -> EntityRules.shown(part, expand))
                        .toList());
        return Reply.json(200, Json.write(page));
    }

    private static int number(String text, int least) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least) {
            throw JiraRefusal.of(400, "'" + text + "' is no valid number of results.");
        }
        return Integer.parseInt(text);
    }
}
