package io.jenkins.plugins.externalsystems.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StepJournalTest {
    private final List<Map<String, Object>> stored = new ArrayList<>();
    private final CompletableFuture<Void> written = new CompletableFuture<>();
    private final StepJournal journal = new StepJournal(Map.of("one", "1"), this::write);

    private CompletionStage<?> write(Map<String, Object> grown) {
        stored.add(grown);
        return written;
    }

    @Test
    void goesOnFromAnEarlierTry() {
        assertThat(journal.isCompleted("one")).isTrue();
        assertThat(journal.isCompleted("two")).isFalse();
        assertThat(journal.completed()).containsEntry("one", "1");
    }

    @Test
    void storesOnlyWhatIsNew() {
        assertThat(journal.store()).isCompleted();
        assertThat(stored).isEmpty();
        journal.complete("two", Map.of("id", 2));
        CompletionStage<?> first = journal.store();
        assertThat(first).isNotCompleted();
        // A second request at the same time waits for the same.
        assertThat(journal.store()).isNotCompleted();
        assertThat(stored).containsExactly(Map.of("one", "1", "two", Map.of("id", 2)));
        written.complete(null);
        assertThat(first).isCompleted();
        assertThat(journal.store()).isCompleted();
        assertThat(stored).hasSize(1);
    }

    @Test
    void failsWhereItCouldNotBeStored() {
        journal.complete("two", "2");
        written.completeExceptionally(new IllegalStateException("disk full"));
        assertThat(journal.store()).isCompletedExceptionally();
        assertThat(journal.store()).isCompletedExceptionally();
    }

    @Test
    void needsNoStore() {
        StepJournal kept = new StepJournal();
        kept.complete("one", "1");
        assertThat(kept.store()).isCompleted();
    }

    @Test
    void aNoteIsStoredAndIsNoStep() {
        journal.note("way", "11");
        journal.complete("two", "2");
        assertThat(journal.noted("way")).isEqualTo("11");
        assertThat(journal.noted("one")).isNull();
        assertThat(journal.steps()).containsExactly("one", "two");
        StepJournal later = new StepJournal(journal.completed());
        assertThat(later.noted("way")).isEqualTo("11");
        assertThat(later.steps()).containsExactly("one", "two");
        assertThat(later.isCompleted("way")).isFalse();
    }
}
