package io.jenkins.plugins.externalsystems.sample;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The sample connector, which is in none of the builds' source folders: it is compiled by the tests, so that it is where
 * another plugin would be, apart from our classes.
 */
public final class SampleSources {
    private SampleSources() {}

    /** The folder {@code src/sample}. */
    public static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(directory -> directory.resolve("src/sample"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Compiles the sample with the tests' class path, and puts its resources beside.
     *
     * @param into an empty folder
     * @param processors class names of annotation processors; none for no annotation processing
     * @throws AssertionError with the compiler's words if it does not compile
     */
    public static void compile(Path into, List<String> processors) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter words = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = Stream.concat(
                            Stream.of("-d", into.toString(), "-parameters", "-Xlint:all,-processing,-classfile,-path"),
                            processors.isEmpty()
                                    ? Stream.of("-proc:none")
                                    : Stream.of("-processor", String.join(",", processors)))
                    .toList();
            boolean isGood = compiler.getTask(
                            words, files, null, options, null, files.getJavaFileObjectsFromPaths(files("java")))
                    .call();
            if (!isGood) {
                throw new AssertionError(words);
            }
        }
        Path resources = root().resolve("resources");
        for (Path resource : files("resources")) {
            Path target = into.resolve(resources.relativize(resource).toString());
            Files.createDirectories(target.getParent());
            Files.copy(resource, target);
        }
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> found = Files.walk(root().resolve(folder))) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
