package io.jenkins.plugins.externalsystems.core.delivery;

import static io.jenkins.plugins.externalsystems.core.delivery.ScriptedCourier.bad;
import static io.jenkins.plugins.externalsystems.core.delivery.ScriptedCourier.good;
import static io.jenkins.plugins.externalsystems.core.delivery.ScriptedCourier.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries on real files, with a clock that the test moves; a crash is an outbox that nobody closes. */
class OutboxTest {
    private final TestRuntime runtime = TestRuntime.manual();
    private final ScriptedCourier courier = new ScriptedCourier();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        runtime.close();
    }

    private Outbox open(Courier itsCourier) throws IOException {
        return open(itsCourier, new OutboxStore(folder));
    }

    private Outbox open(Courier itsCourier, OutboxStore store) throws IOException {
        Outbox outbox = new Outbox(store, itsCourier, runtime.time(), runtime.time(), runtime.time(), new Random(1));
        outbox.open();
        settle();
        return outbox;
    }

    private void add(Outbox outbox, String name) throws IOException {
        outbox.add("from", Map.of("name", name));
        settle();
    }

    /** Runs what is due, in this thread. */
    private void settle() {
        runtime.time().advance(Duration.ZERO);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void deliversInTheOrderOfArrivalAndKeepsNothing() throws IOException {
        Outbox outbox = open(courier);
        CompletableFuture<ExternalSystemResult> first = courier.answerLater();
        add(outbox, "a");
        add(outbox, "b");
        assertThat(courier.events).containsExactly("prepare a", "send a", "prepare b");
        assertThat(files()).hasSize(2);

        first.complete(good());
        settle();

        assertThat(courier.events.subList(3, 6)).containsExactly("ended a done", "send b", "ended b done");
        assertThat(files()).isEmpty();
        assertThat(outbox.size()).isZero();
    }

    @Test
    void aLaneWaitsForItsFirstAndTheOthersDoNot() throws IOException {
        courier.lanes(entry -> String.valueOf(entry.payload().get("name")).substring(0, 1));
        courier.answer(bad(ErrorCode.CONNECTION_ERROR));
        Outbox outbox = open(courier);
        add(outbox, "a1");
        add(outbox, "a2");
        add(outbox, "b1");

        assertThat(courier.events)
                .containsSubsequence("send a1", "postponed a1", "send b1", "ended b1 done")
                .doesNotContain("send a2");
        runtime.time().advance(Duration.ofSeconds(15));
        assertThat(courier.events).endsWith("send a1", "ended a1 done", "send a2", "ended a2 done");
    }

    @Test
    void waitsLongerEachTimeAndGivesUpAfterADay() throws IOException {
        courier.answer(Collections.nCopies(200, bad(ErrorCode.SERVER_ERROR)).toArray(ExternalSystemResult[]::new));
        Outbox outbox = open(courier);
        add(outbox, "a");
        runtime.time().advance(Duration.ofHours(23));
        assertThat(courier.events).doesNotContain("ended a SERVER_ERROR");
        assertThat(files()).hasSize(1);

        runtime.time().advance(Duration.ofHours(1));

        assertThat(courier.events).endsWith("send a", "ended a SERVER_ERROR");
        assertThat(files()).isEmpty();
        List<Duration> waits = runtime.time().waits();
        assertThat(waits.get(0)).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(15));
        assertThat(waits.get(1)).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(30));
        assertThat(waits).hasSizeBetween(96, 130).allMatch(wait -> wait.compareTo(Duration.ofMinutes(15)) <= 0);
    }

    @Test
    void whatCannotPassEndsAtOnce() throws IOException {
        courier.answer(bad(ErrorCode.NOT_FOUND_ERROR));
        add(open(courier), "a");
        assertThat(courier.events).endsWith("send a", "ended a NOT_FOUND_ERROR");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatMayHaveArrivedIsRepeatedAsARepeatWhereThatIsSafe() throws IOException {
        courier.answer(unknown(ErrorCode.TIMEOUT_ERROR), bad(ErrorCode.CONNECTION_ERROR));
        add(open(courier), "a");
        runtime.time().advance(Duration.ofMinutes(1));
        assertThat(courier.events)
                .containsExactly(
                        "prepare a", "send a", "postponed a", "repeat a", "postponed a", "repeat a", "ended a done");
    }

    @Test
    void whatMayHaveArrivedIsNotSentAgainElsewhere() throws IOException {
        courier.unsafe().answer(unknown(ErrorCode.TIMEOUT_ERROR));
        add(open(courier), "a");
        runtime.time().advance(Duration.ofDays(2));
        assertThat(courier.events).containsExactly("prepare a", "send a", "ended a TIMEOUT_ERROR unknown");
    }

    @Test
    void aCrashBeforeTheFirstByteLosesNothing() throws IOException {
        // Nothing runs in the first life: its executor takes tasks and forgets them.
        Outbox first =
                new Outbox(new OutboxStore(folder), courier, runtime.time(), runtime.time(), task -> {}, new Random(1));
        first.open();
        first.add("from", Map.of("name", "a"));
        first.add("from", Map.of("name", "b"));

        Outbox second = open(courier);

        assertThat(courier.events).containsSubsequence("prepare a", "prepare b").containsOnlyOnce("send a", "send b");
        assertThat(courier.events).containsSubsequence("send a", "send b");
        assertThat(second.size()).isZero();
    }

    @Test
    void aCrashWhileItIsSentMakesARepeat() throws IOException {
        courier.answerLater();
        add(open(courier), "a");
        ScriptedCourier next = new ScriptedCourier();
        open(next);
        assertThat(next.events).containsExactly("repeat a", "ended a done");
    }

    @Test
    void aCrashWhileItIsSentEndsUnknownWhereNobodyCanLook() throws IOException {
        courier.answerLater();
        add(open(courier), "a");
        ScriptedCourier next = new ScriptedCourier().unsafe();
        open(next);
        assertThat(next.events).containsExactly("ended a EXCEPTION unknown");
        assertThat(files()).isEmpty();
    }

    @Test
    void theStepsThatAreDoneSurvive() throws IOException {
        courier.answerLater();
        add(open(courier), "a");
        courier.journals.get(0).complete("upload", "F1");
        CompletableFuture<?> stored = courier.journals.get(0).store().toCompletableFuture();
        settle();
        assertThat(stored).isCompleted();

        ScriptedCourier next = new ScriptedCourier();
        open(next);
        assertThat(next.journals.get(0).completed()).containsEntry("upload", "F1");
    }

    @Test
    void whatTheEndOfTheControllerCancelsStays() throws IOException {
        CompletableFuture<ExternalSystemResult> call = courier.answerLater();
        add(open(courier), "a");
        call.completeExceptionally(new CancellationException("Jenkins is shutting down"));
        settle();
        assertThat(courier.events).containsExactly("prepare a", "send a");
        assertThat(files()).hasSize(1);
    }

    @Test
    void aDefectEndsAsOneThatMayHaveArrived() throws IOException {
        courier.answerLater().completeExceptionally(new IllegalStateException("defect"));
        add(open(courier), "a");
        assertThat(courier.events).endsWith("ended a EXCEPTION unknown");
    }

    @Test
    void whatThereIsNothingToDeliverOfIsForgotten() throws IOException {
        add(open(courier), "nothing");
        assertThat(courier.events).containsExactly("prepare nothing");
        assertThat(files()).isEmpty();
    }

    @Test
    void retriesAtOnceOnRequest() throws IOException {
        courier.answer(bad(ErrorCode.CONNECTION_ERROR));
        Outbox outbox = open(courier);
        add(outbox, "a");
        outbox.retryNow();
        settle();
        assertThat(courier.events).endsWith("send a", "ended a done");
        runtime.time().advance(Duration.ofDays(1));
        assertThat(courier.events).hasSize(5);
    }

    @Test
    void sendsNothingThatItCannotMarkAsSent() throws IOException {
        FailingDisk disk = new FailingDisk();
        Outbox outbox = open(courier, new OutboxStore(folder, disk));
        disk.failFrom = 3;
        add(outbox, "a");
        assertThat(courier.events).containsExactly("prepare a", "postponed a");

        disk.failFrom = Integer.MAX_VALUE;
        runtime.time().advance(Duration.ofSeconds(15));
        assertThat(courier.events).endsWith("send a", "ended a done");
    }

    @Test
    void refusesWhatItCannotKeep() throws IOException {
        FailingDisk disk = new FailingDisk();
        disk.failFrom = 1;
        Outbox outbox = open(courier, new OutboxStore(folder, disk));
        assertThatThrownBy(() -> outbox.add("from", Map.of())).isInstanceOf(IOException.class);
        Outbox closed = new Outbox(
                new OutboxStore(folder), courier, runtime.time(), runtime.time(), runtime.time(), new Random(1));
        assertThatThrownBy(() -> closed.add("from", Map.of())).isInstanceOf(IOException.class);
        settle();
        assertThat(courier.events).isEmpty();
    }

    @Test
    void aFloodHasABound() throws IOException {
        Outbox outbox = new Outbox(
                new OutboxStore(folder, new NoDisk()),
                courier,
                runtime.time(),
                runtime.time(),
                task -> {},
                new Random(1));
        outbox.open();
        for (int count = 0; count < Outbox.MOST_ENTRIES; count++) {
            outbox.add("from", Map.of());
        }
        assertThatThrownBy(() -> outbox.add("from", Map.of())).hasMessageContaining("wait already");
    }

    /** Fails its writes from a certain one on. */
    private static final class FailingDisk extends Disk {
        private int failFrom = Integer.MAX_VALUE;
        private int writes;

        @Override
        void write(Path file, byte[] bytes) throws IOException {
            writes++;
            if (writes >= failFrom) {
                throw new IOException("disk full");
            }
            super.write(file, bytes);
        }
    }

    /** Keeps nothing. */
    private static final class NoDisk extends Disk {
        @Override
        void write(Path file, byte[] bytes) {}

        @Override
        void replace(Path from, Path to) {}

        @Override
        void force(Path folder) {}
    }
}
