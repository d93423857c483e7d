package io.jenkins.plugins.externalsystems.standalone.packaging;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Packages compiled classes as an installable hpi: {@code META-INF/MANIFEST.MF}, {@code WEB-INF/lib/<id>.jar} with the
 * plugin's own classes, the bundled libraries beside it, and the files of {@code src/main/webapp}.
 */
public final class HpiPackager {
    private HpiPackager() {}

    /** @param args repository root, folder of compiled classes, folder of bundled libraries, hpi file to write */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("usage: HpiPackager <repository> <classes> <libraries> <hpi>");
        }
        write(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
    }

    /**
     * Writes the hpi.
     *
     * @throws IllegalArgumentException where pom.xml and what is to be packaged disagree
     */
    public static void write(Path repository, Path classes, Path libraries, Path hpi) throws IOException {
        CanonicalPom pom = CanonicalPom.read(repository.resolve("pom.xml"));
        List<Path> bundled = jars(libraries);
        Set<String> bundledIds = new TreeSet<>();
        bundled.forEach(jar -> bundledIds.add(artifactId(jar)));
        Set<String> declared =
                new TreeSet<>(List.of(pom.property("hpi.bundledArtifacts").split("\\s*,\\s*")));
        if (!bundledIds.equals(declared)) {
            throw new IllegalArgumentException(
                    "the standalone build bundles " + bundledIds + ", pom.xml's hpi.bundledArtifacts says " + declared);
        }
        if (!Files.isRegularFile(classes.resolve("index.jelly"))) {
            throw new IllegalArgumentException(
                    "src/main/resources/index.jelly is missing: Jenkins shows it as description");
        }
        Properties versions = new Properties();
        try (Reader reader = Files.newBufferedReader(repository.resolve("standalone/plugin-versions.properties"))) {
            versions.load(reader);
        }
        Manifest manifest = new PluginManifest(pom, versions).create(bundledIds);
        ReproducibleJar own = new ReproducibleJar();
        own.addAll(classes);
        ReproducibleJar whole = new ReproducibleJar();
        whole.addAll(repository.resolve("src/main/webapp"));
        whole.add("WEB-INF/lib/" + pom.required("artifactId") + ".jar", own.toBytes(manifest));
        for (Path jar : bundled) {
            whole.add("WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
        }
        Path folder = hpi.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(hpi, whole.toBytes(manifest));
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** {@code commonmark-0.32.0.jar} is of {@code commonmark}: the version begins at the first hyphen before a digit. */
    private static String artifactId(Path jar) {
        return String.valueOf(jar.getFileName()).replaceFirst("-\\d.*", "");
    }
}
