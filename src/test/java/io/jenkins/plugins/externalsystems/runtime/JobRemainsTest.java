package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.runtime.JobRemains.End;
import io.jenkins.plugins.externalsystems.testing.ManualTime;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jobs have elsewhere goes with them, whatever happens in between. */
class JobRemainsTest {
    private final TestRuntime test = TestRuntime.manual();
    private final ManualTime time = test.time();
    private final List<String> taken = new ArrayList<>();
    private final List<String> prepared = new ArrayList<>();

    @TempDir
    private Path folder;

    private End answer = End.DONE;
    private CompletableFuture<End> open;
    private JobRemains remains;

    @BeforeEach
    void begin() {
        remains = started();
    }

    @AfterEach
    void stop() {
        test.close();
    }

    /** As after a restart: from the file alone. Work is done by whoever asks for it. */
    private JobRemains started() {
        return new JobRemains(file(), time, time, Runnable::run, this::prepare);
    }

    private JobRemainsFile file() {
        return new JobRemainsFile(folder.resolve("remains.json"));
    }

    private Supplier<CompletionStage<End>> prepare(JobRemain remain) {
        prepared.add(remain.scope());
        return () -> {
            taken.add(remain.job());
            return open == null ? CompletableFuture.completedFuture(answer) : open;
        };
    }

    @Test
    void goesWithItsJobAndNotBefore() {
        remains.remember(of("a/b"));
        remains.remember(of("a/bc"));
        remains.isGone("a/c");
        remains.isGone("b");
        assertThat(taken).isEmpty();

        remains.isGone("a/b");

        assertThat(taken).containsExactly("a/b");
        assertThat(remains.due()).isZero();
        assertThat(started().size()).isEqualTo(1);
    }

    @Test
    void goesWithAFolderAround() {
        remains.remember(of("a/b/c"));
        remains.remember(of("a/d"));
        remains.remember(of("ab"));
        remains.isGone("a");
        assertThat(taken).containsExactlyInAnyOrder("a/b/c", "a/d");
    }

    @Test
    void triesAgainWithLongerPausesUntilItIsDone() {
        answer = End.LATER;
        remains.remember(of("a"));
        remains.isGone("a");
        assertThat(taken).hasSize(1);
        time.advance(Duration.ofMinutes(1));
        assertThat(taken).hasSize(2);
        time.advance(Duration.ofMinutes(1));
        assertThat(taken).as("the second pause is longer").hasSize(2);
        time.advance(Duration.ofDays(1));
        assertThat(taken.size()).as("never more often than hourly").isBetween(20, 32);

        answer = End.DONE;
        time.advance(Duration.ofHours(1));
        assertThat(remains.due()).isZero();
        int tries = taken.size();
        time.advance(Duration.ofDays(2));
        assertThat(taken).hasSize(tries);
    }

    @Test
    void aRestartGoesOnWithWhatIsLeft() {
        answer = End.LATER;
        remains.remember(of("a"));
        remains.isGone("a");

        answer = End.DONE;
        taken.clear();
        JobRemains again = started();
        assertThat(again.due()).isEqualTo(1);
        again.review(job -> true);

        assertThat(taken).containsExactly("a");
        assertThat(started().size()).isZero();
    }

    @Test
    void aJobThatWentWhileNobodyLookedIsSeenAtTheStart() {
        remains.remember(of("kept"));
        remains.remember(of("lost"));
        started().review("kept"::equals);
        assertThat(taken).containsExactly("lost");
    }

    @Test
    void isRememberedOnTheDiskBeforeAnythingIsMade() throws IOException {
        remains.remember(of("a"));
        assertThat(file().read()).hasSize(1);
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void nothingIsWrittenForWhatIsKnown() throws IOException {
        remains.remember(of("a"));
        Files.delete(folder.resolve("remains.json"));
        remains.remember(of("a"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aJobOfTheSameNameKeepsWhatItMakes() {
        answer = End.LATER;
        remains.remember(of("a"));
        remains.isGone("a");
        remains.remember(of("a"));
        time.advance(Duration.ofDays(1));
        assertThat(taken).hasSize(1);
        assertThat(remains.due()).isZero();
        assertThat(remains.size()).isEqualTo(1);
    }

    @Test
    void aJobThatIsBackWhileItsRemainsAreTakenIsStillKnown() {
        open = new CompletableFuture<>();
        remains.remember(of("a"));
        remains.isGone("a");
        remains.remember(of("a"));
        open.complete(End.DONE);
        assertThat(remains.size()).isEqualTo(1);
    }

    @Test
    void whatABuildMakesAfterItsJobWentIsTakenBack() {
        remains.remember(of("a"));
        remains.isGone("a");
        remains.confirm(of("a"));
        assertThat(taken).containsExactly("a", "a");

        remains.remember(of("b"));
        remains.confirm(of("b"));
        assertThat(taken).hasSize(2);
    }

    @Test
    void aFoldersConnectionIsGotReadyBeforeTheFolderIsGone() {
        List<Runnable> later = new ArrayList<>();
        remains = new JobRemains(file(), time, time, later::add, this::prepare);
        remains.remember(new JobRemain("team/a", "folder/team", undo("a")));
        remains.remember(of("team/b"));
        remains.isGone("team");
        assertThat(prepared).as("before anybody waits for anything").containsExactly("folder/team");
        assertThat(taken).isEmpty();
        List.copyOf(later).forEach(Runnable::run);
        assertThat(taken).containsExactlyInAnyOrder("team/a", "team/b");
        assertThat(prepared).containsExactly("folder/team", "global");
    }

    @Test
    void theConnectionIsFoundWhereItsFolderIsNow() {
        remains.remember(new JobRemain("team/a", "folder/team/x", undo("a")));
        remains.remember(new JobRemain("team/b", "folder/teams", undo("b")));
        remains.isElsewhere("folder/team", "folder/new");
        remains.isGone("team");
        assertThat(prepared).containsExactlyInAnyOrder("folder/new/x", "folder/teams");
    }

    @Test
    void givesUpWhereNothingCanBeDoneAndAfterAMonth() {
        answer = End.NEVER;
        remains.remember(of("a"));
        remains.isGone("a");
        assertThat(remains.size()).isZero();

        answer = End.LATER;
        remains.remember(of("b"));
        remains.isGone("b");
        time.advance(Duration.ofDays(29));
        assertThat(remains.due()).isEqualTo(1);
        time.advance(Duration.ofDays(2));
        assertThat(remains.size()).isZero();
    }

    @Test
    void aBrokenFileIsNoReasonNotToStart() throws IOException {
        Files.writeString(folder.resolve("remains.json"), "[{\"job\":");
        assertThat(started().size()).isZero();
        Files.writeString(folder.resolve("remains.json"), "{\"job\": 1}");
        assertThat(started().size()).isZero();
    }

    private static JobRemain of(String job) {
        return new JobRemain(job, "global", undo(job));
    }

    private static OperationRequest undo(String job) {
        return new OperationRequest("metrics", "delete_metric", Map.of("grouping", Map.of("jenkins_job", job)), "key");
    }
}
