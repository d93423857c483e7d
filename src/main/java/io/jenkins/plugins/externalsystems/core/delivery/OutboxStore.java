package io.jenkins.plugins.externalsystems.core.delivery;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The entries of an outbox, a file each. What {@link #save} and {@link #remove} did is on the disk when they return: the
 * bytes first, then the name. Calls for one entry come one after the other; those for several may come from any thread.
 */
public final class OutboxStore {
    /** A message of a build is a few thousand bytes. */
    static final int LARGEST_FILE = 1_000_000;

    private static final Logger LOGGER = Logger.getLogger(OutboxStore.class.getName());
    private static final Pattern NAME = Pattern.compile("\\d{19}-[A-Za-z0-9-]{1,64}\\.json");
    private static final Pattern LEFTOVER = Pattern.compile(NAME.pattern() + "\\.tmp");
    private static final int VERSION = 1;

    private final Path folder;
    private final Disk disk;

    /** @param folder made when something is saved */
    public OutboxStore(Path folder) {
        this(folder, new Disk());
    }

    OutboxStore(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * What is there, in the order of arrival. A file that is none of an outbox stays as it is; one that cannot be read gets
     * another name, so that somebody can look at it, and costs that entry alone.
     *
     * @throws IOException if the folder cannot be read
     */
    List<OutboxEntry> read() throws IOException {
        List<OutboxEntry> entries = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return entries;
        }
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            if (LEFTOVER.matcher(name).matches()) {
                disk.delete(file);
            } else if (NAME.matcher(name).matches()) {
                try {
                    entries.add(read(file));
                } catch (IOException | IllegalArgumentException broken) {
                    LOGGER.log(
                            Level.WARNING, broken, () -> "Cannot read a delivery; it is kept as " + name + ".broken");
                    disk.replace(file, folder.resolve(name + ".broken"));
                }
            }
        }
        entries.sort(Comparator.comparingLong(OutboxEntry::sequence));
        return entries;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private OutboxEntry read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("larger than any entry");
        }
        if (Json.parse(Files.readString(file)) instanceof Map<?, ?> map
                && map.get("version") instanceof Integer version) {
            if (version > VERSION) {
                throw new IOException("written by a newer version of the plugin");
            }
            OutboxEntry entry = OutboxEntry.fromMap(map);
            if (file.equals(file(entry))) {
                return entry;
            }
        }
        throw new IOException("not what an outbox writes");
    }

    /** Writes an entry, in the place of an older state of it. @throws IOException if it cannot, or if it is too large */
    void save(OutboxEntry entry) throws IOException {
        Map<String, Object> map = entry.toMap();
        map.put("version", VERSION);
        byte[] bytes = Json.write(map).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST_FILE) {
            throw new IOException("it has " + bytes.length + " bytes, " + LARGEST_FILE + " are allowed");
        }
        Files.createDirectories(folder);
        Path file = file(entry);
        Path unfinished = folder.resolve(file.getFileName() + ".tmp");
        disk.write(unfinished, bytes);
        disk.replace(unfinished, file);
        disk.force(folder);
    }

    /** Forgets an entry. */
    void remove(OutboxEntry entry) throws IOException {
        disk.delete(file(entry));
        disk.force(folder);
    }

    private Path file(OutboxEntry entry) {
        return folder.resolve(String.format(Locale.ROOT, "%019d-%s.json", entry.sequence(), entry.id()));
    }
}
