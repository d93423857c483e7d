package io.jenkins.plugins.externalsystems.fakes.testrail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What the fake holds: one project with one suite, and tables by kind. Ids are unique over all kinds. */
final class TestRailState {
    static final long PROJECT = 1;
    static final long SUITE = 1;

    /** 2026-11-22T08:00:00Z: what is made is never older than the clock of tests. */
    private static final long TESTS_BEGIN = 1_795_334_400L;

    private static final Map<String, String> KINDS = Map.of(
            "case", "test case",
            "run", "test run",
            "plan", "test plan",
            "milestone", "milestone",
            "section", "section",
            "suite", "test suite",
            "result", "test result");

    private final Map<String, Map<Long, Map<String, Object>>> tables = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong(100);
    private final String url;

    TestRailState(String url) {
        this.url = url;
        KINDS.keySet().forEach(kind -> tables.put(kind, new LinkedHashMap<>()));
        tables.get("suite").put(SUITE, new LinkedHashMap<>(Map.of("id", SUITE, "name", "Master")));
    }

    /** Adds a row; its id and when it was made come by themselves. */
    synchronized Map<String, Object> add(String kind, Map<String, Object> fields) {
        long id = ids.incrementAndGet();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("created_on", Math.max(Instant.now().getEpochSecond(), TESTS_BEGIN));
        row.putAll(fields);
        row.put("url", url + "/index.php?/" + kind + "s/view/" + id);
        tables.get(kind).put(id, row);
        return row;
    }

    synchronized Map<String, Object> get(String kind, long id) {
        Map<String, Object> row = tables.get(kind).get(id);
        if (row == null) {
            throw TestRailRefusal.unknown(kind + "_id", KINDS.get(kind));
        }
        return row;
    }

    synchronized void delete(String kind, long id) {
        get(kind, id);
        tables.get(kind).remove(id);
    }

    synchronized List<Map<String, Object>> all(String kind) {
        return List.copyOf(tables.get(kind).values());
    }

    /** Ids of all rows of a kind. */
    synchronized Set<Long> ids(String kind) {
        return Set.copyOf(tables.get(kind).keySet());
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }

    static void requireProject(long id) {
        if (id != PROJECT) {
            throw TestRailRefusal.of(400, "Field :project_id is not a valid or accessible project.");
        }
    }
}
