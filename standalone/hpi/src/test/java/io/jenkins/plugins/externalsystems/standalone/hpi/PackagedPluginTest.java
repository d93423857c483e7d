package io.jenkins.plugins.externalsystems.standalone.hpi;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Extension;
import hudson.init.Terminator;
import io.jenkins.plugins.externalsystems.standalone.packaging.HpiPackager;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Jenkins needs to find in the hpi, so that it loads the plugin and the plugin's parts. */
class PackagedPluginTest {
    private final PackagedPlugin plugin = new PackagedPlugin();

    PackagedPluginTest() throws IOException {}

    @Test
    void namesPluginVersionAndBaseline() {
        assertThat(plugin.manifest().getValue("Short-Name")).isEqualTo("external-systems");
        assertThat(plugin.manifest().getValue("Long-Name")).isEqualTo("External Systems");
        assertThat(plugin.manifest().getValue("Plugin-Version")).matches("\\d+(\\.\\d+)+.*");
        assertThat(plugin.manifest().getValue("Jenkins-Version")).isEqualTo("2.541.3");
        assertThat(plugin.manifest().getValue("Plugin-License-Name")).isEqualTo("MIT License");
    }

    @Test
    void dependsOnPluginsOfExactVersionsAndOnFourWhereTheyAreThere() {
        String[] dependencies =
                plugin.manifest().getValue("Plugin-Dependencies").split(",");

        assertThat(dependencies).allMatch(text -> text.matches("[a-z0-9-]+:\\d[^:;]*(;resolution:=optional)?"));
        assertThat(Arrays.stream(dependencies).map(text -> text.replaceFirst(":[^;]*", "")))
                .containsExactlyInAnyOrder(
                        "cloudbees-folder;resolution:=optional",
                        "credentials",
                        "jackson2-api",
                        "jakarta-mail-api",
                        "json-path-api",
                        "junit;resolution:=optional",
                        "okhttp-api",
                        "plain-credentials",
                        "snakeyaml-api",
                        "structs",
                        "token-macro;resolution:=optional",
                        "workflow-api;resolution:=optional",
                        "workflow-step-api");
    }

    /** Without these three Jenkins' class filter rejects our types in XML, and configuration vanishes at a restart. */
    @Test
    void marksTheInnerJarAsAPluginsOwn() {
        for (String attribute : List.of("Short-Name", "Plugin-Version", "Jenkins-Version")) {
            assertThat(plugin.ownManifest().getValue(attribute))
                    .as(attribute)
                    .isNotBlank()
                    .isEqualTo(plugin.manifest().getValue(attribute));
        }
    }

    @Test
    void holdsNoClassThatIsNotOurs() {
        assertThat(plugin.ownFiles().stream().filter(name -> name.endsWith(".class")))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/jenkins/plugins/externalsystems/"));
    }

    @Test
    void bundlesNothingThatAnApiPluginBrings() {
        assertThat(plugin.files())
                .noneMatch(name -> name.matches(
                        ".*(jackson|json|mail|activation|okhttp|okio|kotlin|servlet|jenkins-api|build-tools).*"));
    }

    @Test
    void bundlesWhatKnowsTelephoneNumbers() {
        assertThat(plugin.files()).anyMatch(name -> name.matches("WEB-INF/lib/libphonenumber-[0-9.]+\\.jar"));
    }

    @Test
    void indexesEverySymbol() {
        assertThat(plugin.ownLines("META-INF/services/annotations/org.jenkinsci.Symbol"))
                .isNotEmpty()
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(classesWith(Symbol.class));
    }

    @Test
    void indexesEveryTerminator() {
        List<String> users = plugin.ownClasses().stream()
                .filter(type -> Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(Terminator.class)))
                .map(Class::getName)
                .toList();

        assertThat(plugin.ownLines("META-INF/services/annotations/hudson.init.Terminator"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(users);
    }

    @Test
    void indexesEveryExtension() {
        List<String> indexed = new java.util.ArrayList<>();
        for (IndexItem<Extension, Object> item :
                Index.load(Extension.class, Object.class, getClass().getClassLoader())) {
            indexed.add(item.className());
        }

        assertThat(plugin.ownFiles()).contains("META-INF/annotations/hudson.Extension");
        assertThat(indexed).isNotEmpty().containsExactlyInAnyOrderElementsOf(classesWith(Extension.class));
    }

    @Test
    void hasTextsForEveryMessagesFile() {
        List<String> messages = plugin.ownFiles().stream()
                .filter(name -> name.endsWith("/Messages.properties"))
                .map(name -> name.replace(".properties", ".class"))
                .toList();

        assertThat(messages).isNotEmpty();
        assertThat(plugin.ownFiles()).containsAll(messages);
    }

    @Test
    void isTheSameBytesWhenPackagedAgain(@TempDir Path folder) throws IOException {
        Path again = folder.resolve("again.hpi");
        HpiPackager.write(
                Path.of(System.getProperty("repository.root")),
                Path.of(System.getProperty("plugin.classes")),
                Path.of(System.getProperty("bundled.libraries")),
                again);

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(PackagedPlugin.HPI));
    }

    private List<String> classesWith(Class<? extends Annotation> annotation) {
        return plugin.ownClasses().stream()
                .filter(type -> type.isAnnotationPresent(annotation))
                .map(Class::getName)
                .toList();
    }
}
