package io.jenkins.plugins.externalsystems.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ConfinedFolderTest {
    @TempDir
    private Path temporary;

    private Path root;
    private Path outside;
    private ConfinedFolder folder;

    @BeforeEach
    void makeFolders() throws IOException {
        root = Files.createDirectory(temporary.resolve("ws"));
        outside = Files.createDirectory(temporary.resolve("ws-outside"));
        Files.writeString(outside.resolve("secret.log"), "secret");
        folder = new ConfinedFolder(root);
    }

    private void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void link(String path, Path target) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.createSymbolicLink(root.resolve(path), target);
    }

    private List<String> find(String patterns) throws IOException {
        return folder.find(patterns).stream().map(FoundFile::path).toList();
    }

    private String read(String path) throws IOException {
        try (OpenFile file = folder.open(path)) {
            return new String(file.read(0, 100), StandardCharsets.UTF_8);
        }
    }

    @Test
    void findsRegularFilesSortedWithTheirSizes() throws IOException {
        write("b.log", "12");
        write("a/z.log", "");
        write("a/.git/c.log", "1");
        write("a.txt", "1");
        Files.createDirectory(root.resolve("dir.log"));
        assertThat(folder.find("**/*.log"))
                .containsExactly(
                        new FoundFile("a/.git/c.log", 1), new FoundFile("a/z.log", 0), new FoundFile("b.log", 2));
    }

    @Test
    void looksIntoNoFolderThatCannotMatch() throws IOException {
        write("x/a.log", "1");
        write("y/a.log", "1");
        link("x/y", root.resolve("y"));
        assertThat(find("x/*.log")).containsExactly("x/a.log");
        assertThat(find("x/*/*.log, y/*")).containsExactly("x/y/a.log", "y/a.log");
    }

    @Test
    void saysThatTheFolderIsGone() {
        assertThatThrownBy(() -> new ConfinedFolder(temporary.resolve("none")).find("*"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void followsLinksThatStayInside() throws IOException {
        write("builds/42/a.log", "content");
        link("latest", Path.of("builds/42"));
        link("link.log", root.resolve("builds/42/a.log"));
        assertThat(find("latest/*, link.log")).containsExactly("latest/a.log", "link.log");
        assertThat(read("latest/a.log")).isEqualTo("content");
        assertThat(read("link.log")).isEqualTo("content");
    }

    @Test
    void leavesOutLinksThatLeadOut() throws IOException {
        write("a.log", "1");
        link("file.log", outside.resolve("secret.log"));
        link("folder", outside);
        link("up", Path.of(".."));
        link("chain/first.log", Path.of("second.log"));
        link("chain/second.log", root.resolve("file.log"));
        link("relative.log", Path.of("../ws-outside/secret.log"));
        link("dangling.log", Path.of("nowhere"));
        assertThat(find("**")).containsExactly("a.log");
        assertThat(find("folder/secret.log, up/ws-outside/*, chain/*")).isEmpty();
    }

    @Test
    @Timeout(20)
    void endsOnCyclesOfLinks() throws IOException {
        write("a/a.log", "1");
        link("a/self", Path.of("."));
        link("a/up", root);
        link("x.log", Path.of("y.log"));
        link("y.log", Path.of("x.log"));
        assertThat(find("**/*.log")).containsExactly("a/a.log");
    }

    @Test
    @Timeout(20)
    void skipsNamedPipes() throws Exception {
        write("a.log", "1");
        assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe.log").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(find("*.log")).containsExactly("a.log");
        assertThatThrownBy(() -> folder.open("pipe.log")).hasMessageContaining("is not a regular file");
    }

    @Test
    void capsTheNumberOfFiles() throws IOException {
        for (int i = 0; i < ConfinedFolder.MAX_FILES; i++) {
            write("many/" + i, "");
        }
        assertThat(find("many/")).hasSize(1_000);
        write("many/more", "");
        assertThatThrownBy(() -> find("many/"))
                .isInstanceOf(RefusedPatternException.class)
                .hasMessage("more than 1000 files match; narrow the pattern");
    }

    @Test
    void endsWhenInterrupted() throws IOException {
        write("a.log", "1");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> find("**")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void opensNothingOutside() throws IOException {
        link("file.log", outside.resolve("secret.log"));
        link("folder", outside);
        Path absolute = outside.resolve("secret.log");
        for (String path : List.of(
                "file.log", "folder/secret.log", "../ws-outside/secret.log", absolute.toString(), "folder", "", ".")) {
            assertThatThrownBy(() -> read(path)).as(path).isInstanceOf(IOException.class);
        }
    }

    @Test
    void opensNoLinkThatWasSwappedInAfterTheFileWasFound() throws IOException {
        write("a.log", "mine");
        write("sub/secret.log", "mine");
        assertThat(find("**")).containsExactly("a.log", "sub/secret.log");
        Files.delete(root.resolve("a.log"));
        link("a.log", outside.resolve("secret.log"));
        Files.move(root.resolve("sub"), root.resolve("was-sub"));
        link("sub", outside);
        assertThatThrownBy(() -> read("a.log")).hasMessageContaining("is not in the folder");
        assertThatThrownBy(() -> read("sub/secret.log")).hasMessageContaining("is not in the folder");
    }

    /** Whoever swaps while the file is being opened gains nothing either. */
    @Test
    @Timeout(60)
    void opensNoLinkThatIsSwappedInWhileItOpens() throws Exception {
        write("a/f", "mine");
        Files.writeString(Files.createDirectory(outside.resolve("a")).resolve("f"), "secret");
        Path real = root.resolve("a");
        Path kept = root.resolve("kept");
        Thread swapper = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Files.move(real, kept);
                    Files.createSymbolicLink(real, outside.resolve("a"));
                    Files.delete(real);
                    Files.move(kept, real);
                } catch (IOException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        });
        swapper.start();
        int opened = 0;
        try {
            for (int i = 0; i < 20_000; i++) {
                try {
                    assertThat(read("a/f")).isEqualTo("mine");
                    opened++;
                } catch (IOException refused) {
                    assertThat(refused).isNotNull();
                }
            }
        } finally {
            swapper.interrupt();
            swapper.join();
        }
        assertThat(opened).isPositive();
    }

    @Test
    void readsFromAnyPlaceAndTellsAnotherFileOfTheSameName() throws IOException {
        write("a.log", "0123456789");
        String before;
        try (OpenFile file = folder.open("a.log")) {
            before = file.identity();
            assertThat(file.read(3, 4)).asString().isEqualTo("3456");
            assertThat(file.read(8, 100)).asString().isEqualTo("89");
            assertThat(file.read(10, 1)).isEmpty();
        }
        try (OpenFile same = folder.open("a.log")) {
            assertThat(same.identity()).isEqualTo(before);
        }
        write("b.log", "other");
        Files.move(root.resolve("a.log"), root.resolve("old.log"));
        Files.move(root.resolve("b.log"), root.resolve("a.log"));
        try (OpenFile other = folder.open("a.log")) {
            assertThat(other.identity()).isNotEqualTo(before);
        }
    }
}
