package io.jenkins.plugins.externalsystems.bench;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Sends a file of 1 GiB through a connector, as a plain body and as a form, and tells how much memory that took. To be run
 * with a small heap: {@code -Xmx64m}. Fails if a byte is missing.
 */
public final class LargeUpload {
    private static final long MIB = 1024 * 1024;
    private static final long SIZE = 1024 * MIB;

    private LargeUpload() {}

    /** @param arguments the file that the figures go into */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("large-upload");
        Path file = folder.resolve("large.bin");
        try (KeepAliveServer server = new KeepAliveServer("{\"id\":\"1\"}");
                BenchRuntime runtime = new BenchRuntime(Clock.systemUTC());
                PlainConnector connector = new PlainConnector(runtime.runtime())) {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(SIZE);
            }
            connector.initialize(ConnectorConfig.builder("bench")
                    .set("url", server.url())
                    .set("token", SecretValue.of("token-of-the-benchmark"))
                    .build());
            FileSource files = new DirectoryFiles(folder, Runnable::run);
            StringBuilder report =
                    new StringBuilder("Heap at most " + Runtime.getRuntime().maxMemory() / MIB + " MiB\n");
            for (boolean asForm : new boolean[] {false, true}) {
                report.append(measure(server, connector, files, asForm));
            }
            System.out.print(report);
            Files.writeString(Path.of(arguments[0]), report);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static String measure(KeepAliveServer server, PlainConnector connector, FileSource files, boolean asForm) {
        long before = server.bodyBytes();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long collectionsBefore = collections();
        long start = System.nanoTime();
        ExternalSystemResult result = connector
                .executeOperationAsync(
                        "upload",
                        Map.of("file", "large.bin", "as_form", asForm),
                        CallOptions.defaults().withFiles(files))
                .toCompletableFuture()
                .join();
        double seconds = (System.nanoTime() - start) / 1e9;
        long received = server.bodyBytes() - before;
        if (!result.success() || received < SIZE || received > SIZE + (asForm ? 1000 : 0)) {
            throw new IllegalStateException("received " + received + " bytes: " + result.errorMessage());
        }
        long peak = heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return "%s: %,d bytes received in %.1f s (%.0f MiB/s), heap used at most %d MiB, %d collections%n"
                .formatted(
                        asForm ? "multipart/form-data" : "plain body",
                        received,
                        seconds,
                        SIZE / MIB / seconds,
                        peak / MIB,
                        collections() - collectionsBefore);
    }

    /** The sum of their peaks is at least what was used at any moment. */
    private static java.util.stream.Stream<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
