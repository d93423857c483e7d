package io.jenkins.plugins.externalsystems.standalone.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar whose bytes depend on its contents alone: the manifest first, then all entries by name, all of one time. */
final class ReproducibleJar {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final SortedMap<String, byte[]> entries = new TreeMap<>();

    /** Adds one file. @param name path in the jar, with {@code /} */
    void add(String name, byte[] content) {
        if (entries.put(name, content) != null) {
            throw new IllegalArgumentException("two files for " + name);
        }
    }

    /** Adds all files below a folder; nothing where there is no such folder. */
    void addAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path file : filesBelow(folder)) {
            add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    byte[] toBytes(Manifest manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(zip);
            SortedMap<String, byte[]> all = new TreeMap<>(entries);
            entries.keySet().forEach(name -> addFolders(name, all));
            for (var file : all.entrySet()) {
                zip.putNextEntry(entry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void addFolders(String name, SortedMap<String, byte[]> all) {
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            all.putIfAbsent(name.substring(0, slash + 1), new byte[0]);
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }
}
