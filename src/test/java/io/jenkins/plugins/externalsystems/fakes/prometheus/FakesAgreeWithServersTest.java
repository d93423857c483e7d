package io.jenkins.plugins.externalsystems.fakes.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The same requests to the fakes and to the real programs get the same answers. */
@EnabledIf("io.jenkins.plugins.externalsystems.fakes.prometheus.InstalledServers#areInstalled")
class FakesAgreeWithServersTest {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String HISTOGRAM = """
            # TYPE h histogram
            h_bucket{le="0.1"} 1
            h_bucket{le="+Inf"} 6
            h_sum 4.5
            h_count 6
            # TYPE s summary
            s{quantile="0.5"} 1
            s_sum 2
            s_count 3
            # HELP c_total about\\nit
            # TYPE c_total counter
            c_total{x="a\\"\\\\\\n"} 3
            """;

    /** Method, path and body, sent in this order. */
    private static final List<List<String>> PUSHES = List.of(
            List.of("POST", "/metrics/job/a", "build_errors 3\n"),
            List.of("POST", "/metrics/job/a", "build_errors 3"),
            List.of("POST", "/metrics/job/a", ""),
            List.of("POST", "/metrics/job/a", "x 1 123456\n"),
            List.of("POST", "/metrics/job/a", "x 1 soon\n"),
            List.of("POST", "/metrics/job/a", "x abc\n"),
            List.of("POST", "/metrics/job/a", "x 3\r\n"),
            List.of("POST", "/metrics/job/a", "1x 3\n"),
            List.of("POST", "/metrics/job/a", "# TYPE x gauge\n# TYPE x gauge\nx 3\n"),
            List.of("POST", "/metrics/job/a", "x 3\n# TYPE x gauge\n"),
            List.of("POST", "/metrics/job/a", "# TYPE x number\nx 3\n"),
            List.of("POST", "/metrics/job/a", "x{a=\"1\",a=\"2\"} 3\n"),
            List.of("POST", "/metrics/job/a", "x{__a=\"1\"} 3\n"),
            List.of("POST", "/metrics/job/a", "x{a=\"1\"} 3\nx{a=\"1\"} 3\n"),
            List.of("POST", "/metrics/job/b", "# TYPE build_errors counter\nbuild_errors 3\n"),
            List.of("POST", "/metrics/job/b", HISTOGRAM),
            List.of("POST", "/metrics/job/", "x 1\n"),
            List.of("POST", "/metrics/job", "x 1\n"),
            List.of("POST", "/metrics/job/a/b", "x 1\n"),
            List.of("POST", "/metrics/job/a/b/", "x 1\n"),
            List.of("POST", "/metrics/job/a%2Fb", "x 1\n"),
            List.of("POST", "/metrics/job/a%2Fb/c/d", "x 1\n"),
            List.of("POST", "/metrics/job/a/b@base64/=", "x 1\n"),
            List.of("POST", "/metrics/job/a/b@base64/Lw", "x 1\n"),
            List.of("POST", "/metrics/job@base64/Lw==", "x 1\n"),
            List.of("POST", "/metrics/job@base64/=", "x 1\n"),
            List.of("POST", "/metrics/job/a/b@base64/***", "x 1\n"),
            List.of("POST", "/metrics/job/a/1b/c", "x 1\n"),
            List.of("POST", "/metrics/job/a/__b/c", "x 1\n"),
            List.of("POST", "/metrics/job/a%20b/c/%C3%A9", "x 1\n"),
            List.of("POST", "/metrics/job/a/c/+", "x 1\n"),
            List.of("POST", "/metrics/job/a", "x{job=\"other\"} 1\n"),
            List.of("PUT", "/metrics/job/a", "y 1\n"),
            List.of("DELETE", "/metrics/job/never", ""),
            List.of("DELETE", "/metrics/job/a/b@base64/Lw", ""),
            List.of("DELETE", "/metrics/job/", ""),
            List.of("DELETE", "/metrics", ""),
            List.of("GET", "/metrics/job/a", ""),
            List.of("PATCH", "/metrics/job/a", ""),
            List.of("POST", "/api/v1/metrics", ""),
            List.of("GET", "/nothing", ""));

    private static final List<String> QUERIES = List.of(
            "query?query=up%7B",
            "query",
            "query?query=1",
            "query?query=%22hi%22",
            "query?query=vector(1)",
            "query?query=vector(NaN)",
            "query?query=nothing_like_it",
            "query?query=nothing_like_it%5B5m%5D",
            "query?query=1&time=2026-11-25T10:00:00Z",
            "query?query=1&time=abc",
            "query?query=1&timeout=abc",
            "query?query=1&timeout=30000ms",
            "query?query=1&timeout=0",
            "query?query=vector(1)&timeout=0s",
            "query?query=up%7B&timeout=0s",
            "query_range?query=1&start=0&end=1&step=1&timeout=0s",
            "query_range?query=1&start=0&end=11000&step=1",
            "query_range?query=1&start=0&end=11000.9&step=1",
            "query_range?query=1&start=0&end=11001&step=1",
            "query_range?query=1&start=0&end=3300.2&step=0.3",
            "query_range?query=1&start=0&end=3300.3&step=0.3",
            "query_range?query=1&start=0&end=12000&step=1",
            "query_range?query=vector(1)&start=0&end=2&step=1",
            "query_range?query=1&start=0&end=10&step=0",
            "query_range?query=1&start=100&end=50&step=1",
            "query_range?query=1&start=x&end=50&step=1",
            "query_range?query=1&start=1&end=50&step=x",
            "query_range?query=1&start=1&end=50",
            "query_range?query=x%5B5m%5D&start=1&end=50&step=1m",
            "query_range?query=%22hi%22&start=1&end=50&step=1m",
            "alerts",
            "rules?type=nothing",
            "nothing");

    @TempDir
    private static Path folder;

    private static InstalledServers real;
    private static final FakePushgateway GATEWAY = new FakePushgateway();
    private static final FakePrometheus PROMETHEUS = new FakePrometheus();

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        real = new InstalledServers(folder);
    }

    @AfterAll
    static void stop() {
        real.close();
        GATEWAY.close();
        PROMETHEUS.close();
    }

    @Test
    void aboutPushes() throws Exception {
        for (List<String> push : PUSHES) {
            String expected = answer(real.pushgateway(), push.get(0), push.get(1), push.get(2));
            assertThat(withoutDetails(answer(GATEWAY.url(), push.get(0), push.get(1), push.get(2))))
                    .as(push.toString())
                    .isEqualTo(withoutDetails(expected));
        }
        assertThat(groups(GATEWAY.url())).isEqualTo(groups(real.pushgateway()));
    }

    @Test
    void aboutQueries() throws Exception {
        for (String query : QUERIES) {
            String path = "/api/v1/" + query;
            assertThat(withoutDetails(answer(PROMETHEUS.url(), "GET", path, "")))
                    .as(query)
                    .isEqualTo(withoutDetails(answer(real.prometheus(), "GET", path, "")));
        }
        for (String method : List.of("POST", "DELETE", "PATCH")) {
            assertThat(answer(PROMETHEUS.url(), method, "/api/v1/rules", ""))
                    .as(method)
                    .isEqualTo(answer(real.prometheus(), method, "/api/v1/rules", ""));
        }
        String form = "/api/v1/query";
        assertThat(withoutDetails(answer(PROMETHEUS.url(), "POST", form, "{\"query\":\"1\"}")))
                .as("a query in JSON")
                .isEqualTo(withoutDetails(answer(real.prometheus(), "POST", form, "{\"query\":\"1\"}")));
    }

    private String answer(URI server, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", TEXT)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return response.statusCode() + " "
                + response.headers().firstValue("Location").orElse("")
                + response.body().strip();
    }

    /** What the real ones say of a metric in Go's own form, of where a query is broken, and the time. */
    private static String withoutDetails(String answer) {
        return answer.replaceAll("(collected metric \"\\w+\") \\{.*} (is|was|has)", "$1 $2")
                // Which of two clashing ones it names is chance.
                .replaceAll("is not a \\w+", "is not a")
                .replaceAll("1:\\d+: parse error: (?!no expr)[^\"]*", "parse error")
                .replaceAll("\\[\\d{9,10}(\\.\\d+)?,", "[now,")
                // Where it noticed is chance.
                .replaceAll("timed out in query \\w+", "timed out")
                .replaceAll("at input byte \\d+", "")
                .replaceAll("(unknown metric type|duplicate label names for metric).*", "$1")
                .replaceAll("(\\d)\\.0\\b", "$1");
    }

    /** Every group with its samples; numbers as numbers. */
    private Map<String, List<String>> groups(URI gateway) throws Exception {
        String body = answer(gateway, "GET", "/api/v1/metrics", "").substring("200 ".length());
        Map<String, List<String>> groups = new TreeMap<>();
        for (Object group : (List<?>) ((Map<?, ?>) Json.parse(body)).get("data")) {
            List<String> metrics = new ArrayList<>();
            ((Map<?, ?>) group).forEach((name, family) -> {
                if (family instanceof Map<?, ?> map
                        && map.containsKey("metrics")
                        && !name.toString().startsWith("push_")) {
                    metrics.add(name + " " + map.get("type") + " " + map.get("help") + " "
                            + base64(map.get("metrics").toString()));
                }
            });
            metrics.sort(null);
            if (!metrics.isEmpty()) {
                groups.put(new TreeMap<>((Map<?, ?>) ((Map<?, ?>) group).get("labels")).toString(), metrics);
            }
        }
        return groups;
    }

    /** Keeps control characters of labels out of what is compared and printed. */
    private static String base64(String text) {
        List<String> parts = new ArrayList<>(List.of(text.split("[{}, ]+")));
        parts.sort(null);
        return Base64.getEncoder().encodeToString(String.join(" ", parts).getBytes(StandardCharsets.UTF_8));
    }
}
