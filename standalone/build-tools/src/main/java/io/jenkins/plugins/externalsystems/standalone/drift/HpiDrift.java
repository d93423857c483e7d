package io.jenkins.plugins.externalsystems.standalone.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.jar.Manifest;

/**
 * The drift gate: compares the hpi of this build with the canonical one's. Every file has to be there in both with the same
 * bytes, class files above all, and the manifests have to agree, but for the short lists below.
 */
public final class HpiDrift {
    /** Files that may differ, as patterns, each with its reason. */
    private static final Map<String, String> EXPLAINED_FILES = Map.of(
            "META-INF/maven/.*", "Maven's own copy of the pom; the standalone build has another one",
            "WEB-INF/licenses\\.xml", "made by a Maven plugin that is not on Maven Central; nothing reads it",
            ".*\\.stapler", "names of parameters; Stapler takes them from the class files, compiled with -parameters");

    /** Attributes of the manifests that may differ, each with its reason. */
    private static final Map<String, String> EXPLAINED_ATTRIBUTES = Map.of(
            "Created-By", "the tool that packaged it",
            "Build-Jdk-Spec", "the JDK that ran the build",
            "Java-Version", "written by Maven's archiver; nothing reads it",
            "Specification-Version", "Maven's shortening of the version; nothing reads it",
            "Implementation-Build", "the commit; a tree without Git builds too",
            "Plugin-Developers", "empty while the pom names none");

    private HpiDrift() {}

    /** @param args this build's hpi, the canonical one; ends with 1 if they differ */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: HpiDrift <standalone hpi> <canonical hpi>");
            System.exit(2);
        }
        HpiContents standalone = HpiContents.read(Path.of(args[0]));
        List<String> differences = compare(standalone, HpiContents.read(Path.of(args[1])));
        differences.forEach(System.out::println);
        long classes = standalone.pluginFiles().keySet().stream()
                .filter(name -> name.endsWith(".class"))
                .count();
        System.out.println(
                differences.isEmpty()
                        ? "Drift gate: both builds made the same plugin, " + classes + " class files byte by byte."
                        : "Drift gate: " + differences.size() + " differences.");
        System.exit(differences.isEmpty() ? 0 : 1);
    }

    /** The differences that nothing explains, one a line; empty if there are none. */
    static List<String> compare(HpiContents standalone, HpiContents canonical) {
        List<String> differences = new ArrayList<>();
        compareFiles("", standalone.files(), canonical.files(), differences);
        compareFiles("classes: ", standalone.pluginFiles(), canonical.pluginFiles(), differences);
        compareManifests("manifest: ", standalone.manifest(), canonical.manifest(), differences);
        compareManifests("manifest of classes: ", standalone.pluginManifest(), canonical.pluginManifest(), differences);
        return differences;
    }

    private static void compareFiles(
            String where, SortedMap<String, byte[]> ours, SortedMap<String, byte[]> theirs, List<String> differences) {
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        names.removeIf(name -> EXPLAINED_FILES.keySet().stream().anyMatch(name::matches));
        for (String name : names) {
            if (!ours.containsKey(name)) {
                differences.add(where + name + " is in the canonical hpi only");
            } else if (!theirs.containsKey(name)) {
                differences.add(where + name + " is in the standalone hpi only");
            } else if (!Arrays.equals(ours.get(name), theirs.get(name))) {
                differences.add(where + name + " has other bytes");
            }
        }
    }

    private static void compareManifests(String where, Manifest ours, Manifest theirs, List<String> differences) {
        Set<String> names = new TreeSet<>();
        ours.getMainAttributes().keySet().forEach(name -> names.add(name.toString()));
        theirs.getMainAttributes().keySet().forEach(name -> names.add(name.toString()));
        names.removeAll(EXPLAINED_ATTRIBUTES.keySet());
        for (String name : names) {
            String our = ours.getMainAttributes().getValue(name);
            String their = theirs.getMainAttributes().getValue(name);
            if (!Objects.equals(our, their)) {
                differences.add(
                        where + name + " is '" + our + "' in the standalone hpi, '" + their + "' in the canonical one");
            }
        }
    }
}
