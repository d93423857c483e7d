package io.jenkins.plugins.externalsystems.core.files;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * One folder whose files may be read, and nothing outside of it, whatever links say. All methods block; an interrupt ends
 * them.
 */
public final class ConfinedFolder {
    /** More files are a mistake in the pattern, not an upload. */
    public static final int MAX_FILES = 1_000;

    private static final int MAX_VISITED = 1_000_000;

    private final Path folder;

    public ConfinedFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The regular files that match, sorted by path. Links are followed as long as they stay in the folder.
     *
     * @throws RefusedPatternException for patterns that leave the folder, or match more than {@value #MAX_FILES} files
     * @throws NoSuchFileException where there is no such folder
     */
    public List<FoundFile> find(String patterns) throws IOException {
        return find(patterns, MAX_FILES);
    }

    /** As {@link #find(String)}. @param most files; more are refused as well */
    public List<FoundFile> find(String patterns, int most) throws IOException {
        PathPatterns wanted = PathPatterns.of(patterns);
        Search search = new Search(folder.toRealPath(), wanted, most);
        Files.walkFileTree(search.root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, search);
        search.found.sort(Comparator.comparing(FoundFile::path));
        return search.found;
    }

    /**
     * Opens a file for reading.
     *
     * @param path as {@link FoundFile#path} gives it
     * @throws IOException if there is no such regular file in the folder any more
     */
    public OpenFile open(String path) throws IOException {
        if (!FoundFile.isConfined(path)) {
            throw new NoSuchFileException(path);
        }
        return OpenFile.below(folder.toRealPath(), path);
    }

    /** Walks; {@code walkFileTree} itself ends cycles of links, and shows a dangling link as a link. */
    private static final class Search extends SimpleFileVisitor<Path> {
        private final Path root;
        private final PathPatterns wanted;
        private final int most;
        private final List<FoundFile> found = new ArrayList<>();
        private int visited;

        Search(Path root, PathPatterns wanted, int most) {
            this.root = root;
            this.wanted = wanted;
            this.most = most;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            count();
            boolean isWanted = directory.equals(root) || wanted.mayMatchBelow(relative(directory));
            return isWanted && isInside(directory) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            count();
            String path = relative(file);
            if (attributes.isRegularFile() && wanted.matches(path) && FoundFile.isConfined(path) && isInside(file)) {
                if (found.size() == most) {
                    throw new RefusedPatternException("more than " + most + " files match; narrow the pattern");
                }
                found.add(new FoundFile(path, attributes.size()));
            }
            return FileVisitResult.CONTINUE;
        }

        /** A cycle of links, or what vanished or may not be read: left out, as a shell would. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
            if (file.equals(root)) {
                throw reason;
            }
            return FileVisitResult.CONTINUE;
        }

        /** The same where a folder vanishes while it is listed. */
        @Override
        public FileVisitResult postVisitDirectory(Path directory, @CheckForNull IOException reason) {
            return FileVisitResult.CONTINUE;
        }

        private boolean isInside(Path entry) {
            try {
                return entry.toRealPath().startsWith(root);
            } catch (IOException vanished) {
                return false;
            }
        }

        private String relative(Path entry) {
            Path relative = root.relativize(entry);
            List<String> names = new ArrayList<>();
            relative.forEach(name -> names.add(name.toString()));
            return String.join("/", names);
        }

        private void count() throws InterruptedIOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            if (++visited > MAX_VISITED) {
                throw new RefusedPatternException(
                        "there are more than " + MAX_VISITED + " files and folders; name the folder in the pattern");
            }
        }
    }
}
