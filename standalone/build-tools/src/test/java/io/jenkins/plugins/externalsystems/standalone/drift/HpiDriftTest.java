package io.jenkins.plugins.externalsystems.standalone.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.standalone.packaging.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HpiDriftTest {
    private SampleRepository repository;
    private HpiContents standalone;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        repository = new SampleRepository(folder);
        standalone = HpiContents.read(repository.packaged());
    }

    @Test
    void findsNothingBetweenTwoOfTheSame() throws IOException {
        assertThat(differences()).isEmpty();
    }

    @Test
    void findsAClassFileWithOtherBytes() throws IOException {
        repository.write("classes/org/example/One.class", "two");

        assertThat(differences()).containsExactly("classes: org/example/One.class has other bytes");
    }

    @Test
    void findsAFileThatOneOfThemLacks() throws IOException {
        repository.write("classes/org/example/Two.class", "two");
        Files.delete(repository.root().resolve("src/main/webapp/logo.svg"));

        assertThat(differences())
                .containsExactly(
                        "logo.svg is in the standalone hpi only",
                        "classes: org/example/Two.class is in the canonical hpi only");
    }

    @Test
    void findsAnotherLibrary() throws IOException {
        repository.write("libraries/small-3.jar", "other");

        assertThat(differences()).containsExactly("WEB-INF/lib/small-3.jar has other bytes");
    }

    @Test
    void findsAnotherPluginDependencyInBothManifests() throws IOException {
        repository.write("standalone/plugin-versions.properties", "org.a\\:first=12\norg.z\\:last=22\n");

        assertThat(differences())
                .hasSize(2)
                .allMatch(line -> line.contains("Plugin-Dependencies") && line.contains("first:12"));
    }

    @Test
    void acceptsWhatIsExplained() throws IOException {
        repository.write("classes/org/example/One.stapler", "constructor=id");
        repository.write("classes/META-INF/maven/org.example/sample/pom.properties", "version=1.2");
        repository.replaceInPom("<name>Ann</name>", "<name>Anna</name>");

        assertThat(differences()).isEmpty();
    }

    private List<String> differences() throws IOException {
        return HpiDrift.compare(standalone, HpiContents.read(repository.packaged()));
    }
}
