package io.jenkins.plugins.externalsystems.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Packages the sample as a plugin of its own, as the Jenkins build would. */
final class SamplePlugin {
    static final String ID = "status-board";

    /** What the Jenkins build runs: the indexes of extensions and of symbols. */
    private static final List<String> PROCESSORS =
            List.of("net.java.sezpoz.impl.Indexer", "org.jvnet.hudson.annotation_indexer.AnnotationProcessorImpl");

    private SamplePlugin() {}

    /**
     * Writes the plugin's file.
     *
     * @param folder for it and what it is made of
     * @param versionOfOurs that it depends on
     * @param jenkinsVersion that it needs
     * @return the {@code jpi}
     */
    static Path build(Path folder, String versionOfOurs, String jenkinsVersion) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        SampleSources.compile(classes, PROCESSORS);
        Manifest manifest = manifest(versionOfOurs, jenkinsVersion);
        Path jar = folder.resolve(ID + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(out, classes.relativize(file).toString(), file);
            }
        }
        Path plugin = folder.resolve(ID + ".jpi");
        try (OutputStream file = Files.newOutputStream(plugin);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            add(out, "WEB-INF/lib/" + ID + ".jar", jar);
        }
        return plugin;
    }

    private static Manifest manifest(String versionOfOurs, String jenkinsVersion) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Short-Name", ID);
        main.putValue("Long-Name", "Status Board");
        main.putValue("Plugin-Version", "1.0");
        main.putValue("Jenkins-Version", jenkinsVersion);
        main.putValue("Plugin-Dependencies", "external-systems:" + versionOfOurs);
        return manifest;
    }

    private static void add(JarOutputStream out, String name, Path file) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
        out.closeEntry();
    }
}
