package io.jenkins.plugins.externalsystems.standalone.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HpiPackagerTest {
    private SampleRepository repository;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        repository = new SampleRepository(folder);
    }

    @Test
    void holdsClassesLibrariesAndWebResources() throws IOException {
        assertThat(files(Files.newInputStream(repository.packaged())))
                .containsExactly("WEB-INF/lib/sample.jar", "WEB-INF/lib/small-3.jar", "logo.svg");
    }

    @Test
    void writesWhatJenkinsReadsFromTheManifest() throws IOException {
        Attributes manifest = manifest(Files.newInputStream(repository.packaged()));

        assertThat(manifest.getValue("Short-Name")).isEqualTo("sample");
        assertThat(manifest.getValue("Long-Name")).isEqualTo("A Sample");
        assertThat(manifest.getValue("Group-Id")).isEqualTo("org.example");
        assertThat(manifest.getValue("Plugin-Version")).isEqualTo("1.2");
        assertThat(manifest.getValue("Jenkins-Version")).isEqualTo("2.541.3");
        assertThat(manifest.getValue("Url")).isEqualTo("https://example.org/sample");
        assertThat(manifest.getValue("Plugin-License-Name")).isEqualTo("MIT");
        assertThat(manifest.getValue("Plugin-Developers")).isEqualTo("Ann:ann:ann@example.org,:bob:");
    }

    @Test
    void dependsOnEveryPluginThatIsNoTestsOrBundledLibrary() throws IOException {
        assertThat(manifest(Files.newInputStream(repository.packaged())).getValue("Plugin-Dependencies"))
                .isEqualTo("first:11,last:22;resolution:=optional");
    }

    @Test
    void givesTheInnerJarTheSameManifest() throws IOException {
        Path hpi = repository.packaged();
        byte[] inner;
        try (JarFile jar = new JarFile(hpi.toFile());
                InputStream in = jar.getInputStream(jar.getEntry("WEB-INF/lib/sample.jar"))) {
            inner = in.readAllBytes();
        }

        assertThat(manifest(new ByteArrayInputStream(inner))).isEqualTo(manifest(Files.newInputStream(hpi)));
        assertThat(files(new ByteArrayInputStream(inner))).containsExactly("index.jelly", "org/example/One.class");
    }

    @Test
    void givesTheSameBytesAtAnotherTime() throws IOException {
        byte[] first = Files.readAllBytes(repository.packaged());
        Files.setLastModifiedTime(
                repository.root().resolve("classes/org/example/One.class"), FileTime.fromMillis(1_000_000_000_000L));
        Files.setLastModifiedTime(
                repository.root().resolve("libraries/small-3.jar"), FileTime.fromMillis(1_100_000_000_000L));

        assertThat(Files.readAllBytes(repository.packaged())).isEqualTo(first);
    }

    @Test
    void refusesADependencyOfUnknownVersion() throws IOException {
        repository.write("standalone/plugin-versions.properties", "org.a\\:first=11\n");

        assertThatThrownBy(repository::packaged)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("org.z:last")
                .hasMessageContaining("plugin-versions.properties");
    }

    @Test
    void refusesToBundleWhatThePomDoesNotAllow() throws IOException {
        repository.write("libraries/stowaway-1.0.jar", "stowaway");

        assertThatThrownBy(repository::packaged)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stowaway");
    }

    @Test
    void refusesAPluginWithoutDescription() throws IOException {
        Files.delete(repository.root().resolve("classes/index.jelly"));

        assertThatThrownBy(repository::packaged).hasMessageContaining("index.jelly");
    }

    @Test
    void namesAPropertyThatThePomDoesNotDefine() throws IOException {
        repository.replaceInPom("<revision>1.2</revision>", "");

        assertThatThrownBy(repository::packaged).hasMessageContaining("${revision}");
    }

    private static Attributes manifest(InputStream jar) throws IOException {
        try (JarInputStream in = new JarInputStream(jar)) {
            return in.getManifest().getMainAttributes();
        }
    }

    private static List<String> files(InputStream jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (JarInputStream in = new JarInputStream(jar)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    names.add(entry.getName());
                }
            }
        }
        return names;
    }
}
