package io.jenkins.plugins.externalsystems.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.delivery.OutboxEntry.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of an outbox: what they keep, in which order they are written, and what is made of others. */
class OutboxStoreTest {
    private static final Instant CREATED = Instant.parse("2026-11-22T08:00:00.123Z");

    @TempDir
    private Path folder;

    private static OutboxEntry entry(long sequence, String id) {
        return new OutboxEntry(
                id, sequence, "lane", State.SENDING, 3, CREATED, Map.of("text", "é\n"), Map.of("upload", List.of(1)));
    }

    @Test
    void keepsEverythingInOrder() throws IOException {
        OutboxStore store = new OutboxStore(folder.resolve("deep/er"));
        assertThat(store.read()).isEmpty();
        store.save(entry(10, "b"));
        store.save(entry(9, "a"));
        assertThat(store.read()).containsExactly(entry(9, "a"), entry(10, "b"));

        store.save(entry(9, "a").failed(State.PENDING));
        store.remove(entry(10, "b"));
        assertThat(store.read()).containsExactly(entry(9, "a").failed(State.PENDING));
    }

    @Test
    void bytesAreOnTheDiskBeforeTheNameAndTheNameBeforeItReturns() throws IOException {
        RecordingDisk disk = new RecordingDisk();
        OutboxStore store = new OutboxStore(folder, disk);
        store.save(entry(1, "a"));
        store.remove(entry(1, "a"));
        String name = "0000000000000000001-a.json";
        assertThat(disk.operations)
                .containsExactly(
                        "write " + name + ".tmp",
                        "replace " + name + ".tmp " + name,
                        "force folder",
                        "delete " + name,
                        "force folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"version\":1}",
                "{\"version\":2,\"id\":\"a\",\"sequence\":1,\"lane\":\"l\",\"state\":\"new\",\"tries\":0,\"created\":1,"
                        + "\"payload\":{},\"steps\":{}}",
                "{\"version\":1,\"id\":\"a\",\"sequence\":1,\"lane\":\"l\",\"state\":\"odd\",\"tries\":0,\"created\":1,"
                        + "\"payload\":{},\"steps\":{}}",
                "{\"version\":1,\"id\":\"other\",\"sequence\":1,\"lane\":\"l\",\"state\":\"new\",\"tries\":0,"
                        + "\"created\":1,\"payload\":{},\"steps\":{}}"
            })
    void aBrokenFileCostsItsEntryAlone(String content) throws IOException {
        OutboxStore store = new OutboxStore(folder);
        store.save(entry(2, "b"));
        Path broken = folder.resolve("0000000000000000001-a.json");
        Files.writeString(broken, content);

        assertThat(store.read()).containsExactly(entry(2, "b"));
        assertThat(broken).doesNotExist();
        assertThat(folder.resolve("0000000000000000001-a.json.broken")).hasContent(content);
        assertThat(store.read()).containsExactly(entry(2, "b"));
    }

    @Test
    void foreignFilesStayAndUnfinishedOnesGo() throws IOException {
        OutboxStore store = new OutboxStore(folder);
        store.save(entry(1, "a"));
        Path foreign = Files.writeString(folder.resolve("notes.json"), "{}");
        Path hidden = Files.writeString(folder.resolve(".nfs0001"), "");
        Path inner = Files.createDirectory(folder.resolve("0000000000000000003-c.json"));
        Path unfinished = Files.writeString(folder.resolve("0000000000000000002-b.json.tmp"), "{");

        assertThat(store.read()).containsExactly(entry(1, "a"));
        assertThat(List.of(foreign, hidden, inner)).allMatch(Files::exists);
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void nothingIsLargerThanABound() throws IOException {
        OutboxStore store = new OutboxStore(folder);
        OutboxEntry large = entry(1, "a").prepared("lane", Map.of("text", "x".repeat(OutboxStore.LARGEST_FILE)));
        assertThatThrownBy(() -> store.save(large))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("allowed");
        Files.writeString(folder.resolve("0000000000000000002-b.json"), "x".repeat(OutboxStore.LARGEST_FILE + 1));
        assertThat(store.read()).isEmpty();
    }

    @Test
    void anIdIsNoPath() {
        assertThatThrownBy(() -> entry(1, "../a")).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class RecordingDisk extends Disk {
        private final List<String> operations = new ArrayList<>();

        @Override
        void write(Path file, byte[] bytes) throws IOException {
            operations.add("write " + file.getFileName());
            super.write(file, bytes);
        }

        @Override
        void replace(Path from, Path to) throws IOException {
            operations.add("replace " + from.getFileName() + " " + to.getFileName());
            super.replace(from, to);
        }

        @Override
        void delete(Path file) throws IOException {
            operations.add("delete " + file.getFileName());
            super.delete(file);
        }

        @Override
        void force(Path names) throws IOException {
            operations.add("force folder");
            super.force(names);
        }
    }
}
