package io.jenkins.plugins.externalsystems.standalone.hpi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;

/** The hpi that the build made, and what is in the jar with the plugin's classes. */
final class PackagedPlugin {
    static final Path HPI = Path.of(System.getProperty("hpi.file"));

    private static final String OWN_JAR = "WEB-INF/lib/external-systems.jar";

    private final Attributes manifest;
    private final Attributes ownManifest;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final SortedMap<String, byte[]> own = new TreeMap<>();

    PackagedPlugin() throws IOException {
        manifest = read(Files.newInputStream(HPI), files);
        ownManifest = read(new ByteArrayInputStream(files.get(OWN_JAR)), own);
    }

    private static Attributes read(InputStream jar, SortedMap<String, byte[]> into) throws IOException {
        try (JarInputStream in = new JarInputStream(jar)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    into.put(entry.getName(), in.readAllBytes());
                }
            }
            return in.getManifest().getMainAttributes();
        }
    }

    Attributes manifest() {
        return manifest;
    }

    Attributes ownManifest() {
        return ownManifest;
    }

    /** Paths in the hpi. */
    List<String> files() {
        return List.copyOf(files.keySet());
    }

    /** Paths in the jar with the plugin's classes. */
    List<String> ownFiles() {
        return List.copyOf(own.keySet());
    }

    /** Lines of a file in that jar; none if it is not there. */
    List<String> ownLines(String path) {
        return own.containsKey(path)
                ? new String(own.get(path), StandardCharsets.UTF_8).lines().toList()
                : List.of();
    }

    /** The classes in that jar, loaded against the stand-ins and not initialized. */
    List<? extends Class<?>> ownClasses() {
        return own.keySet().stream()
                .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .map(PackagedPlugin::load)
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PackagedPlugin.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
