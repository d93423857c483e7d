package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.testresults.history.FailureHistory;
import io.jenkins.plugins.externalsystems.core.testresults.history.FailureRecords;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * The failures of a job in a file of the job's folder, so that it is renamed, moved and deleted with the job. Written whole
 * or not at all. Builds of one job take turns at it; those of other jobs seldom wait.
 */
final class JobFailureHistory implements FailureHistory {
    static final String FILE = "external-systems-failures.json";

    private static final Logger LOGGER = Logger.getLogger(JobFailureHistory.class.getName());
    private static final Object[] LOCKS =
            IntStream.range(0, 64).mapToObj(number -> new Object()).toArray();

    private final Path folder;
    private final Path file;
    private final int build;
    private final Executor executor;

    /** @param executor reads and writes */
    JobFailureHistory(File folder, int build, Executor executor) {
        this.folder = folder.toPath();
        this.file = this.folder.resolve(FILE);
        this.build = build;
        this.executor = executor;
    }

    static FailureHistory of(Run<?, ?> run, Executor executor) {
        return new JobFailureHistory(run.getParent().getRootDir(), run.getNumber(), executor);
    }

    @Override
    public int build() {
        return build;
    }

    @Override
    public CompletionStage<FailureRecords> load() {
        return CompletableFuture.supplyAsync(
                () -> {
                    synchronized (lock()) {
                        return read();
                    }
                },
                executor);
    }

    @Override
    public CompletionStage<FailureRecords> update(UnaryOperator<FailureRecords> change) {
        return CompletableFuture.supplyAsync(
                () -> {
                    synchronized (lock()) {
                        FailureRecords before = read();
                        FailureRecords after = change.apply(before);
                        if (!after.equals(before)) {
                            write(after);
                        }
                        return after;
                    }
                },
                executor);
    }

    private Object lock() {
        return LOCKS[Math.floorMod(file.hashCode(), LOCKS.length)];
    }

    /** A job without a file gets an id now; it is kept with the first change. */
    private FailureRecords read() {
        try {
            return FailureRecords.fromMap(Json.parse(Files.readString(file)));
        } catch (NoSuchFileException none) {
            return FailureRecords.empty(newId());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalArgumentException broken) {
            LOGGER.warning(() -> file + " is no history of failures; a new one is begun (" + broken.getMessage() + ")");
            return FailureRecords.empty(newId());
        }
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The folder is not made: where it is gone, the job is. */
    private void write(FailureRecords records) {
        Path fresh = null;
        try {
            fresh = Files.createTempFile(folder, "failures", ".tmp");
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(Json.write(records.toMap()).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritten) {
            discard(fresh);
            throw new UncheckedIOException(unwritten);
        }
    }

    private static void discard(@CheckForNull Path fresh) {
        try {
            if (fresh != null) {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException left) {
            LOGGER.log(Level.FINE, left, () -> "Cannot delete " + fresh);
        }
    }
}
