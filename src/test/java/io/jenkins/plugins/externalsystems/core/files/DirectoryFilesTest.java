package io.jenkins.plugins.externalsystems.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFilesTest {
    @TempDir
    private Path folder;

    private FileContent only(String pattern) {
        List<FileContent> found = TestCalls.await(new DirectoryFiles(folder, Runnable::run).find(pattern));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static byte[] content(FileContent file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.writeTo(out);
        return out.toByteArray();
    }

    private byte[] random(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Files.write(folder.resolve("a.bin"), bytes);
        return bytes;
    }

    @Test
    void copiesAnyNumberOfTimes() throws IOException {
        for (int size : new int[] {0, 1, 64 * 1024, 64 * 1024 + 1, 300_000}) {
            byte[] bytes = random(size);
            FileContent file = only("*.bin");
            assertThat(file.path()).isEqualTo("a.bin");
            assertThat(file.size()).isEqualTo(size);
            assertThat(content(file)).isEqualTo(bytes);
            assertThat(content(file)).isEqualTo(bytes);
        }
    }

    @Test
    void sendsAGrowingFileAsItWasFound() throws IOException {
        byte[] bytes = random(10);
        FileContent file = only("a.bin");
        Files.write(folder.resolve("a.bin"), new byte[] {1, 2}, StandardOpenOption.APPEND);
        assertThat(content(file)).isEqualTo(bytes);
    }

    @Test
    void saysThatAFileShrank() throws IOException {
        random(10);
        FileContent file = only("a.bin");
        random(9);
        assertThatThrownBy(() -> content(file))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessage("'a.bin' became shorter while it was sent");
    }

    @Test
    void saysThatAFileIsGoneOrBecameALink() throws IOException {
        random(10);
        FileContent file = only("a.bin");
        Files.delete(folder.resolve("a.bin"));
        assertThatThrownBy(() -> content(file))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessage("'a.bin' is gone or no longer a file of the folder");
        Files.createSymbolicLink(folder.resolve("a.bin"), Path.of(".."));
        assertThatThrownBy(() -> content(file)).isInstanceOf(UnreadableSourceException.class);
    }

    @Test
    void failsForARefusedPatternAndAMissingFolder() {
        DirectoryFiles files = new DirectoryFiles(folder, Runnable::run);
        assertThatThrownBy(() -> TestCalls.await(files.find("../*"))).isInstanceOf(RefusedPatternException.class);
        DirectoryFiles missing = new DirectoryFiles(folder.resolve("none"), Runnable::run);
        assertThat(missing.find("*"))
                .isCompletedExceptionally()
                .satisfies(stage -> assertThatThrownBy(
                                () -> stage.toCompletableFuture().get())
                        .hasCauseInstanceOf(NoSuchFileException.class));
    }
}
