package io.jenkins.plugins.externalsystems.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Machine-readable documents of vendors, which are not part of this project: in the folder that the system property
 * {@code vendor.documents} names, else in a folder {@code shared/specs} beside the project.
 */
public final class VendorDocuments {
    private VendorDocuments() {}

    /** Finds a document. @param path below the folder @return empty where it is not at hand */
    public static Optional<Path> find(String path) {
        String folder = System.getProperty("vendor.documents");
        Stream<Path> folders = folder == null
                ? Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                        .map(parent -> parent.resolve("shared/specs"))
                : Stream.of(Path.of(folder));
        return folders.map(parent -> parent.resolve(path))
                .filter(Files::isReadable)
                .findFirst();
    }
}
