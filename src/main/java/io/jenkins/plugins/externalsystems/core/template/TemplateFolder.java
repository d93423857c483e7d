package io.jenkins.plugins.externalsystems.core.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Templates in the files of a folder, which is read once, while a connection is configured. */
public final class TemplateFolder {
    private static final int MOST_FILES = 100;

    private TemplateFolder() {}

    /**
     * The texts of the files with an ending, by name without it.
     *
     * @param folder with 100 such files at most
     * @param ending such as {@code .txt}
     * @param largestBytes that a file may have
     * @throws IllegalArgumentException the rest of a sentence about the folder, saying what is wrong
     */
    public static SortedMap<String, String> texts(String folder, String ending, int largestBytes) {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<Path> templates = files.filter(file -> file.toString().endsWith(ending))
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (templates.size() > MOST_FILES) {
                throw new IllegalArgumentException("has more than " + MOST_FILES + " templates");
            }
            for (Path file : templates) {
                if (Files.size(file) > largestBytes) {
                    throw new IllegalArgumentException("has the file " + file.getFileName() + ", which is too large");
                }
                String name = String.valueOf(file.getFileName());
                texts.put(name.substring(0, name.length() - ending.length()), Files.readString(file));
            }
            return texts;
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException("is no folder that can be read", unreadable);
        }
    }
}
