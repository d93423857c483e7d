package io.jenkins.plugins.externalsystems.bench;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.connectors.rest.RestConnectorProvider;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The same read of 10 kB of JSON, answered by a server on the loopback interface, which is as near as a server can be, and from what
 * the connection remembers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CacheBenchmark {
    private static final int ITEMS = 200;
    private static final String ANSWER = "{\"items\":["
            + String.join(",", Collections.nCopies(ITEMS, "{\"id\":10001,\"key\":\"PROJ-1\",\"state\":\"open\"}"))
            + "]}";

    private KeepAliveServer server;
    private BenchRuntime runtime;
    private ExternalSystem asking;
    private ExternalSystem remembering;

    /** Starts the server and two connections to it. */
    @Setup
    public void open() {
        server = new KeepAliveServer(ANSWER);
        runtime = new BenchRuntime(InstantSource.system());
        ExternalSystemFactory factory = new ExternalSystemFactory(runtime.runtime());
        factory.registerConnector(new RestConnectorProvider());
        asking = factory.createConnector("rest", settings().build());
        remembering = factory.createConnector(
                "rest",
                settings()
                        .set("cached_operations", "get")
                        .set("cache_ttl", "1h")
                        .build());
    }

    private ConnectorConfig.Builder settings() {
        return ConnectorConfig.builder("bench")
                .set("url", server.url())
                .set("requests_per_minute", 0)
                .set("max_concurrent", 16);
    }

    /** Ends what {@link #open} started. */
    @TearDown
    public void close() throws IOException {
        asking.close();
        remembering.close();
        runtime.close();
        server.close();
    }

    /** The service is asked each time. */
    @Benchmark
    public Object asked() {
        return read(asking, false);
    }

    /** The connection remembers the answer. */
    @Benchmark
    public Object remembered() {
        return read(remembering, true);
    }

    private static Object read(ExternalSystem connection, boolean mayBeRemembered) {
        ExternalSystemResult result = connection.executeOperation("get", Map.of("path", "/items"));
        boolean isRemembered = result.metadata().containsKey(MetadataKeys.CACHED);
        if (!result.success() || isRemembered && !mayBeRemembered) {
            throw new IllegalStateException(String.valueOf(result.errorMessage()));
        }
        return result.resultData();
    }
}
