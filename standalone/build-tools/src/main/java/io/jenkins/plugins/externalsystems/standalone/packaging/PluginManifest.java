package io.jenkins.plugins.externalsystems.standalone.packaging;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The manifest of hpi and inner jar, as {@code maven-hpi-plugin} (AbstractJenkinsManifestMojo) writes it from the same
 * pom. Both need it: Jenkins reads the hpi's, and its class filter trusts a jar only by {@code Short-Name},
 * {@code Plugin-Version} and {@code Jenkins-Version} of the jar's own.
 */
final class PluginManifest {
    private final CanonicalPom pom;
    private final Properties pluginVersions;

    /** @param pluginVersions {@code groupId:artifactId} of every Jenkins plugin in use to its version */
    PluginManifest(CanonicalPom pom, Properties pluginVersions) {
        this.pom = pom;
        this.pluginVersions = pluginVersions;
    }

    /** @param bundled artifact ids of the libraries inside the hpi */
    Manifest create(Set<String> bundled) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        String id = pom.required("artifactId");
        String version = pom.required("version");
        String jenkins = pom.property("jenkins.version");
        put(main, "Created-By", "External Systems standalone build");
        put(main, "Build-Jdk-Spec", String.valueOf(Runtime.version().feature()));
        put(main, "Specification-Title", pom.required("name"));
        put(main, "Implementation-Title", pom.required("name"));
        put(main, "Implementation-Version", version);
        put(main, "Group-Id", pom.required("groupId"));
        put(main, "Artifact-Id", id);
        put(main, "Short-Name", id);
        put(main, "Long-Name", pom.required("name"));
        pom.text("url").ifPresent(url -> put(main, "Url", url));
        put(main, "Plugin-Version", version);
        put(main, "Hudson-Version", jenkins);
        put(main, "Jenkins-Version", jenkins);
        put(main, "Plugin-Dependencies", pluginDependencies(bundled));
        put(main, "Plugin-Developers", developers());
        licenses(main);
        pom.text("scm", "connection").ifPresent(text -> put(main, "Plugin-ScmConnection", text));
        pom.text("scm", "tag").ifPresent(text -> put(main, "Plugin-ScmTag", text));
        pom.text("scm", "url").ifPresent(text -> put(main, "Plugin-ScmUrl", text));
        return manifest;
    }

    private String pluginDependencies(Set<String> bundled) {
        return pom.dependencies().stream()
                .filter(dependency -> !List.of("test", "provided").contains(dependency.scope()))
                .filter(dependency -> !bundled.contains(dependency.artifactId()))
                .sorted(Comparator.comparing(CanonicalPom.Dependency::key))
                .map(this::pluginDependency)
                .collect(Collectors.joining(","));
    }

    private String pluginDependency(CanonicalPom.Dependency dependency) {
        String version =
                dependency.version().isEmpty() ? pluginVersions.getProperty(dependency.key()) : dependency.version();
        if (version == null) {
            throw new IllegalArgumentException("pom.xml depends on " + dependency.key()
                    + ", which is neither bundled nor listed in standalone/plugin-versions.properties");
        }
        return dependency.artifactId() + ":" + version + (dependency.optional() ? ";resolution:=optional" : "");
    }

    private String developers() {
        return pom.entries("developers").stream()
                .map(developer -> String.join(
                        ":",
                        developer.getOrDefault("name", ""),
                        developer.getOrDefault("id", ""),
                        developer.getOrDefault("email", "")))
                .collect(Collectors.joining(","));
    }

    private void licenses(Attributes main) {
        int number = 1;
        for (Map<String, String> license : pom.entries("licenses")) {
            String suffix = number == 1 ? "" : "-" + number;
            put(main, "Plugin-License-Name" + suffix, license.getOrDefault("name", ""));
            put(main, "Plugin-License-Url" + suffix, license.getOrDefault("url", ""));
            number++;
        }
    }

    private static void put(Attributes attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.putValue(name, value);
        }
    }
}
