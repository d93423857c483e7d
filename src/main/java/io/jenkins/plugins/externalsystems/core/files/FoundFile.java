package io.jenkins.plugins.externalsystems.core.files;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A file that a pattern matched, as plain data. It may come from another machine, which is not believed: an object with a
 * path that leaves the folder cannot exist, deserialized ones included.
 *
 * @param path relative, with {@code /} between the folders; never absolute, never with {@code .} or {@code ..}
 * @param size in bytes when it was found
 * @throws IllegalArgumentException for another path, or a negative size
 */
public record FoundFile(String path, long size) implements Serializable {
    public FoundFile {
        if (!isConfined(path)) {
            throw new IllegalArgumentException("not a path in the folder");
        }
        if (size < 0) {
            throw new IllegalArgumentException("negative size");
        }
    }

    /** Whether the path stays in its folder on every operating system. @param path null if another machine sent that */
    static boolean isConfined(@CheckForNull String path) {
        return path != null
                && !path.matches("(?s)[A-Za-z]:([/\\\\].*)?")
                && path.indexOf('\0') < 0
                && Arrays.stream(path.split("[/\\\\]", -1))
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }
}
