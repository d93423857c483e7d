package io.jenkins.plugins.externalsystems.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.tools.ant.DirectoryScanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our patterns mean what Ant's do: {@code archiveArtifacts} uses those, and users know them. Jenkins brings Ant along. */
class AntPatternsITest {
    private static final List<String> SEGMENTS =
            List.of("a", "b", "*", "**", "?", "a*", "*b", "a?", "**b", "***", "x", "y");

    @TempDir
    private Path folder;

    @Test
    void findsWhatAntFinds() throws IOException {
        for (String path :
                List.of("a", "b", "ab", "x/a", "x/b", "x/ab", "x/.a", "y/a/b", "y/b/a/ab", "y/ba/b/b/a", "a.d/A")) {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(folder.resolve(path), "");
        }
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            String pattern = Stream.generate(() -> SEGMENTS.get(random.nextInt(SEGMENTS.size())))
                    .limit(1 + random.nextInt(4))
                    .reduce((left, right) -> left + (random.nextInt(8) == 0 ? "\\" : "/") + right)
                    .orElseThrow();
            if (!isSpecialToAnt(pattern)) {
                assertThat(ours(pattern)).as(pattern).containsExactlyElementsOf(ants(pattern));
            }
        }
        assertThat(ours("x/")).containsExactlyElementsOf(ants("x/")).hasSize(4);
    }

    /** {@code name/**} means a file {@code name} too for Ant's matcher, as for ours, but not for its shortcut for names. */
    private static boolean isSpecialToAnt(String pattern) {
        return pattern.matches("[^*?]*[/\\\\]\\*\\*([/\\\\]\\*\\*)*");
    }

    private List<String> ours(String pattern) throws IOException {
        return new ConfinedFolder(folder)
                .find(pattern).stream().map(FoundFile::path).toList();
    }

    private List<String> ants(String pattern) {
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(folder.toFile());
        scanner.setIncludes(new String[] {pattern});
        scanner.setCaseSensitive(true);
        scanner.scan();
        return Arrays.stream(scanner.getIncludedFiles())
                .map(path -> path.replace('\\', '/'))
                .sorted()
                .toList();
    }
}
