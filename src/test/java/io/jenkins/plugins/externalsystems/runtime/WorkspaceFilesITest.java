package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import jenkins.security.MasterToSlaveCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Files on a real agent, which is a process of its own. */
@WithJenkins
class WorkspaceFilesITest {
    private static final int MEGABYTE = 1024 * 1024;

    private DumbSlave agent;
    private FilePath workspace;
    private final Cancellation cancellation = new Cancellation();

    @BeforeEach
    void startAgent(JenkinsRule jenkins) throws Exception {
        agent = jenkins.createOnlineSlave();
        workspace = agent.getRootPath().child("ws");
        workspace.mkdirs();
    }

    private List<FileContent> find(String patterns) {
        return TestCalls.await(
                ConnectionService.get().files(place(workspace), cancellation).find(patterns));
    }

    private static Workspace place(FilePath folder) {
        return new Workspace() {
            @Override
            public FilePath folder() {
                return folder;
            }

            @Override
            public boolean isAwaited() {
                return false;
            }

            @Override
            public String whyNone() {
                return "none";
            }
        };
    }

    private void sparse(String name, long size) throws Exception {
        agent.getChannel().call(new MakeSparse(workspace.child(name).getRemote(), size));
    }

    @Test
    void readsByteForByteAnyNumberOfTimes() throws Exception {
        byte[] bytes = new byte[3 * MEGABYTE + 17];
        new Random(3).nextBytes(bytes);
        workspace.child("out/a.bin").copyFrom(new ByteArrayInputStream(bytes));
        workspace.child("out/empty.bin").write("", "UTF-8");
        List<FileContent> found = find("**/*.bin");
        assertThat(found).extracting(FileContent::path).containsExactly("out/a.bin", "out/empty.bin");
        assertThat(found).extracting(FileContent::size).containsExactly((long) bytes.length, 0L);
        for (int i = 0; i < 2; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            found.get(0).writeTo(out);
            assertThat(out.toByteArray()).isEqualTo(bytes);
        }
        found.get(1).writeTo(OutputStream.nullOutputStream());
    }

    @Test
    void followsNoLinkOut() throws Exception {
        workspace.child("a.log").write("mine", "UTF-8");
        agent.getRootPath().child("secret.log").write("secret", "UTF-8");
        workspace.child("link.log").symlinkTo("../secret.log", TaskListener.NULL);
        workspace.child("up").symlinkTo("..", TaskListener.NULL);
        List<FileContent> found = find("**");
        assertThat(found).extracting(FileContent::path).containsExactly("a.log");
        workspace.child("a.log").delete();
        workspace.child("a.log").symlinkTo("../secret.log", TaskListener.NULL);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> found.get(0).writeTo(out))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessage("'a.log' is gone or no longer a file of the workspace");
        assertThat(out.size()).isZero();
    }

    @Test
    void saysThatAFileWasReplacedOrShrank() throws Exception {
        sparse("a.bin", 3 * MEGABYTE);
        FileContent file = find("a.bin").get(0);
        assertThatThrownBy(() -> file.writeTo(new Sink(MEGABYTE, () -> {
                    sparse("b.bin", 3 * MEGABYTE);
                    workspace.child("a.bin").delete();
                    workspace.child("b.bin").renameTo(workspace.child("a.bin"));
                })))
                .hasMessage("'a.bin' was replaced while it was sent");
        assertThatThrownBy(() -> file.writeTo(new Sink(MEGABYTE, () -> sparse("a.bin", 10))))
                .hasMessage("'a.bin' became shorter while it was sent");
    }

    @Test
    void findsNothingInAWorkspaceThatWasNeverMade() {
        workspace = agent.getRootPath().child("never");
        assertThat(find("**")).isEmpty();
    }

    @Test
    void failsWithASentenceWhereTheAgentDies() throws Exception {
        sparse("a.bin", 20 * MEGABYTE);
        FileContent file = find("a.bin").get(0);
        assertThatThrownBy(() -> file.writeTo(
                        new Sink(5 * MEGABYTE, () -> agent.getChannel().callAsync(new Die()))))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageStartingWith("the agent disconnected");
        assertThatThrownBy(() -> ConnectionService.get()
                        .files(place(workspace), cancellation)
                        .find("*")
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IOException.class)
                .cause()
                .hasMessageStartingWith("the agent disconnected");
    }

    @Test
    void anAbortEndsTheReading() throws Exception {
        sparse("a.bin", 20 * MEGABYTE);
        FileContent file = find("a.bin").get(0);
        assertThatThrownBy(() -> file.writeTo(new Sink(5 * MEGABYTE, cancellation::cancel)))
                .isInstanceOf(CancellationException.class);
    }

    /** A file is never in the memory as a whole: what stays after each 16 MB does not depend on its size. */
    @Test
    void theControllersHeapDoesNotGrowWithTheFile() throws Exception {
        sparse("a.bin", 400L * MEGABYTE);
        FileContent file = find("a.bin").get(0);
        HeapWatch watch = new HeapWatch();
        file.writeTo(watch);
        assertThat(watch.bytes).isEqualTo(400L * MEGABYTE);
        assertThat(watch.most - watch.least).isLessThan(40L * MEGABYTE);
    }

    private interface Deed {
        void run() throws Exception;
    }

    /** Does something once when so many bytes came. */
    private static final class Sink extends OutputStream {
        private final Deed deed;
        private long left;

        Sink(long bytes, Deed deed) {
            this.left = bytes;
            this.deed = deed;
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            boolean wasBefore = left > 0;
            left -= length;
            if (wasBefore && left <= 0) {
                try {
                    deed.run();
                } catch (Exception impossible) {
                    throw new IOException(impossible);
                }
            }
        }
    }

    private static final class HeapWatch extends OutputStream {
        private long bytes;
        private long least = Long.MAX_VALUE;
        private long most;

        @Override
        public void write(int oneByte) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            if ((bytes + length) / (16 * MEGABYTE) > bytes / (16 * MEGABYTE)) {
                System.gc();
                long used = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                least = Math.min(least, used);
                most = Math.max(most, used);
            }
            bytes += length;
        }
    }

    private static final class MakeSparse extends MasterToSlaveCallable<Void, IOException> {
        private static final long serialVersionUID = 1L;
        private final String path;
        private final long size;

        MakeSparse(String path, long size) {
            this.path = path;
            this.size = size;
        }

        @Override
        public Void call() throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(path, "rw")) {
                file.setLength(size);
            }
            return null;
        }
    }

    private static final class Die extends MasterToSlaveCallable<Void, RuntimeException> {
        private static final long serialVersionUID = 1L;

        @Override
        public Void call() {
            Runtime.getRuntime().halt(1);
            return null;
        }
    }
}
