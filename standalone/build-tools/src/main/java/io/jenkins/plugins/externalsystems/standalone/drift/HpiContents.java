package io.jenkins.plugins.externalsystems.standalone.drift;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What is in an hpi.
 *
 * @param manifest the hpi's own
 * @param files by path, folders left out
 * @param pluginManifest of the jar with the plugin's classes
 * @param pluginFiles of that jar, by path, folders left out
 */
record HpiContents(
        Manifest manifest,
        SortedMap<String, byte[]> files,
        Manifest pluginManifest,
        SortedMap<String, byte[]> pluginFiles) {

    static HpiContents read(Path hpi) throws IOException {
        SortedMap<String, byte[]> files;
        try (InputStream in = Files.newInputStream(hpi)) {
            files = entries(in);
        }
        Manifest manifest = takeManifest(files);
        String jar = "WEB-INF/lib/" + manifest.getMainAttributes().getValue("Short-Name") + ".jar";
        byte[] plugin = files.remove(jar);
        if (plugin == null) {
            throw new IOException(hpi + " has no " + jar);
        }
        SortedMap<String, byte[]> pluginFiles = entries(new ByteArrayInputStream(plugin));
        return new HpiContents(manifest, files, takeManifest(pluginFiles), pluginFiles);
    }

    private static Manifest takeManifest(SortedMap<String, byte[]> files) throws IOException {
        byte[] manifest = files.remove(JarFile.MANIFEST_NAME);
        return manifest == null ? new Manifest() : new Manifest(new ByteArrayInputStream(manifest));
    }

    private static SortedMap<String, byte[]> entries(InputStream in) throws IOException {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }
}
