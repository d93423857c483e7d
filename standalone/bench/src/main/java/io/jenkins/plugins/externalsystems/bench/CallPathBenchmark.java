package io.jenkins.plugins.externalsystems.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A POST of some JSON, answered with some JSON: written by hand on OkHttp in its two forms, and as an operation of a
 * connector, with a rate limit and all that a call has. All three send the same bytes and read the answer as plain data.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallPathBenchmark {
    private static final TypeReference<Map<String, Object>> ANSWER_TYPE = new TypeReference<>() {};

    private static final String TOKEN = "token-of-the-benchmark";
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Map<String, Object> DATA = Map.of(
            "summary",
            "Build 42 is broken",
            "project",
            "PROJ",
            "labels",
            java.util.List.of("ci", "nightly"),
            "priority",
            2);
    private static final String ANSWER =
            "{\"id\":\"10001\",\"key\":\"PROJ-1\",\"self\":\"https://jira.example/rest/api/3/issue/10001\"}";
    private final ObjectMapper mapper = new ObjectMapper();
    private KeepAliveServer server;
    private BenchRuntime runtime;
    private OkHttpClient okHttp;
    private PlainConnector connector;
    private String url;

    /** Starts server, client and connector. */
    @Setup
    public void open() {
        server = new KeepAliveServer(ANSWER);
        runtime = new BenchRuntime(Clock.systemUTC());
        okHttp = runtime.client();
        url = server.url() + "/api/things";
        connector = new PlainConnector(runtime.runtime());
        connector.initialize(ConnectorConfig.builder("bench")
                .set("url", url)
                .set("token", SecretValue.of(TOKEN))
                .set("max_concurrent", 16)
                .build());
    }

    /** Ends what {@link #open} started. */
    @TearDown
    public void close() throws IOException {
        connector.close();
        runtime.close();
        server.close();
    }

    /** OkHttp's blocking form: the shortest way there is, in the calling thread. */
    @Benchmark
    public Map<String, Object> okHttpExecute() throws IOException {
        try (Response response = okHttp.newCall(request()).execute()) {
            return read(response);
        }
    }

    /** OkHttp's asynchronous form, and the caller waits for the future. */
    @Benchmark
    public Map<String, Object> okHttpEnqueue() throws Exception {
        return new Answer<>(this::read).of(okHttp.newCall(request())).get();
    }

    /** The operation of a connector in its blocking form, which carries the request out in the calling thread. */
    @Benchmark
    public Map<String, Object> connector() {
        return data(connector.executeOperation("post", Map.of("data", DATA)));
    }

    /** The asynchronous form, as Jenkins' steps use it, and the caller waits for the stage. */
    @Benchmark
    public Map<String, Object> connectorAsync() {
        return data(connector
                .executeOperationAsync("post", Map.of("data", DATA))
                .toCompletableFuture()
                .join());
    }

    private static Map<String, Object> data(ExternalSystemResult result) {
        if (!result.success()) {
            throw new IllegalStateException(result.errorMessage());
        }
        return result.resultData();
    }

    private Request request() throws IOException {
        return new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .post(RequestBody.create(mapper.writeValueAsString(DATA), JSON))
                .build();
    }

    private Map<String, Object> read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw new IOException("HTTP " + response.code());
        }
        JsonNode node = mapper.readTree(response.body().string());
        return mapper.convertValue(node, ANSWER_TYPE);
    }
}
