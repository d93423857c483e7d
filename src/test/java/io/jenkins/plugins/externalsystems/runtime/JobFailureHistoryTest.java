package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.testresults.history.FailureHistory;
import io.jenkins.plugins.externalsystems.core.testresults.history.FailureRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFailureHistoryTest {
    private static final String PLACE = "jira/OPS";
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @TempDir
    private Path job;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private FailureHistory history(int build) {
        return new JobFailureHistory(job.toFile(), build, threads);
    }

    private static FailureRecords await(CompletionStage<FailureRecords> stage) {
        return stage.toCompletableFuture().join();
    }

    private FailureRecords mark(int build, boolean isSeen) {
        return await(history(build).update(known -> known.marked(PLACE, "cause", "Cause", build, isSeen)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(job)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void isKeptInTheFolderOfTheJob() throws IOException {
        FailureRecords written = mark(3, true);

        assertThat(files()).containsExactly(JobFailureHistory.FILE);
        assertThat(await(history(4).load())).isEqualTo(written);
        assertThat(written.id()).hasSize(32);
        Path renamed = Files.move(job, job.resolveSibling(job.getFileName() + "-renamed"));
        assertThat(await(new JobFailureHistory(renamed.toFile(), 5, threads).load()))
                .isEqualTo(written);
    }

    @Test
    void buildsAtOnceLoseNothing() {
        List<CompletionStage<FailureRecords>> running = new ArrayList<>();
        IntStream.rangeClosed(1, 50)
                .forEach(build -> running.add(history(build)
                        .update(known -> known.marked(PLACE, "cause" + build % 7, "Cause", build, true))));
        running.forEach(JobFailureHistoryTest::await);

        assertThat(await(history(51).load()).causes(PLACE).values().stream()
                        .mapToInt(cause -> cause.marks().builds(true).size())
                        .sum())
                .isEqualTo(50);
    }

    @Test
    void nothingIsWrittenWhereNothingChanges() throws IOException {
        await(history(1).update(known -> known));

        assertThat(files()).isEmpty();
    }

    @Test
    void aBrokenFileBeginsANewOne() throws IOException {
        Files.writeString(job.resolve(JobFailureHistory.FILE), "{\"id\":");

        assertThat(await(history(1).load()).places()).isEmpty();
        assertThat(mark(1, true).causes(PLACE)).hasSize(1);
    }

    @Test
    void aJobThatIsGoneIsNotMadeAgain() throws IOException {
        Files.delete(job);
        CompletableFuture<FailureRecords> update = history(1)
                .update(known -> known.marked(PLACE, "cause", "Cause", 1, true))
                .toCompletableFuture();

        assertThatThrownBy(update::join).hasCauseInstanceOf(UncheckedIOException.class);
        assertThat(job).doesNotExist();
        Files.createDirectory(job);
    }
}
