package io.jenkins.plugins.externalsystems.bench;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusConnectorProvider;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.exporter.pushgateway.Format;
import io.prometheus.metrics.exporter.pushgateway.PushGateway;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A push of ten gauges: the vendor's Pushgateway client beside the operation {@code push_metrics}, with the same values, both
 * as text, and with connections that are kept ({@link KeptConnection}; by itself the vendor's client opens one for each push).
 * Both start from the values, as builds have them. Both block the thread that pushes. What the HTTP library alone takes is
 * measured too: the vendor's text sent by OkHttp in the caller's thread, and in one of OkHttp's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(jvmArgsAppend = "-Dhttp.maxConnections=16")
public class PushgatewayBenchmark {
    private static final int METRICS = 10;
    private static final String JOB = "nightly";
    private static final MediaType TYPE = MediaType.get(PrometheusTextFormatWriter.CONTENT_TYPE);
    private static final PrometheusTextFormatWriter TEXT = PrometheusTextFormatWriter.create();

    private final Map<String, Object> values = new LinkedHashMap<>();
    private KeepAliveServer server;
    private BenchRuntime runtime;
    private ExternalSystem connector;
    private PushGateway vendor;
    private OkHttpClient okHttp;
    private HttpUrl gateway;

    /** Starts server, vendor's client and connector. */
    @Setup
    public void open() {
        for (int i = 0; i < METRICS; i++) {
            values.put("build_stage_" + i + "_seconds", i + 0.5);
        }
        server = new KeepAliveServer("");
        runtime = new BenchRuntime(InstantSource.system());
        ExternalSystemFactory factory = new ExternalSystemFactory(runtime.runtime());
        factory.registerConnector(new PrometheusConnectorProvider());
        connector = factory.createConnector(
                "prometheus",
                ConnectorConfig.builder("bench")
                        .set("pushgateway_url", server.url())
                        .set("use_prometheus", false)
                        .set("use_job_prefix", false)
                        .set("requests_per_minute", 0)
                        .set("max_concurrent", 16)
                        .build());
        okHttp = runtime.client();
        gateway = HttpUrl.get(server.url() + "/metrics/job/" + JOB);
        vendor = PushGateway.builder()
                .address(server.url().getAuthority())
                .job(JOB)
                .format(Format.PROMETHEUS_TEXT)
                .registry(new PrometheusRegistry())
                .connectionFactory(KeptConnection::new)
                .build();
    }

    /** Ends what {@link #open} started. */
    @TearDown
    public void close() throws IOException {
        connector.close();
        runtime.close();
        server.close();
    }

    /** The vendor's client. */
    @Benchmark
    public Object vendor() throws IOException {
        MultiCollector collector = this::snapshots;
        vendor.pushAdd(collector);
        return collector;
    }

    private MetricSnapshots snapshots() {
        return new MetricSnapshots(new TreeMap<>(values)
                .entrySet().stream()
                        .map(value -> gauge(value.getKey(), (Double) value.getValue()))
                        .toList());
    }

    /** Text and OkHttp, in the caller's thread. */
    @Benchmark
    public Object okHttpExecute() throws IOException {
        try (Response response = okHttp.newCall(push()).execute()) {
            return response.body().bytes();
        }
    }

    /** Text and OkHttp, in a thread of its own. */
    @Benchmark
    public Object okHttpEnqueue() throws IOException {
        return new Answer<>(response -> response.body().bytes())
                .of(okHttp.newCall(push()))
                .join();
    }

    private Request push() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        TEXT.write(text, snapshots(), EscapingScheme.ALLOW_UTF8);
        return new Request.Builder()
                .url(gateway)
                .post(RequestBody.create(text.toByteArray(), TYPE))
                .build();
    }

    private static MetricSnapshot gauge(String name, double value) {
        return new GaugeSnapshot(
                new MetricMetadata(name), List.of(new GaugeSnapshot.GaugeDataPointSnapshot(value, Labels.EMPTY, null)));
    }

    /** The connector's operation. */
    @Benchmark
    public Object connector() {
        ExternalSystemResult pushed = connector.executeOperation("push_metrics", Map.of("job", JOB, "metrics", values));
        if (!pushed.success()) {
            throw new IllegalStateException(pushed.errorMessage());
        }
        return pushed;
    }
}
