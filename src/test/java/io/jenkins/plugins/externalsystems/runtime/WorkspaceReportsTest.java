package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.files.FoundFile;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import io.jenkins.plugins.externalsystems.core.testresults.folder.ReportFiles;
import io.jenkins.plugins.externalsystems.core.testresults.folder.ReportSlice;
import io.jenkins.plugins.externalsystems.core.testresults.folder.SlicePosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import jenkins.agents.ControllerToAgentFileCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an agent that is this machine; what goes to it and comes from it is serialized. */
class WorkspaceReportsTest {
    @TempDir
    private Path workspace;

    private final ReportFiles read = new ReportFiles();
    private final Cancellation cancellation = new Cancellation();
    private int calls;

    private void read(Agent agent) throws IOException {
        new WorkspaceReports(agent, cancellation, () -> 60_000).read("**/*.xml", read);
    }

    /** @param lie what becomes of its answers */
    private Agent agent(UnaryOperator<Object> lie) {
        return new Agent() {
            @Override
            public String place() {
                return "here";
            }

            @Override
            public <T> T call(ControllerToAgentFileCallable<T> work, Duration patience) throws IOException {
                calls++;
                ControllerToAgentFileCallable<T> sent = copy(work);
                try {
                    return copy(lie.apply(sent.invoke(workspace.toFile(), null)));
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Agent lyingAboutSlices(UnaryOperator<ReportSlice> lie) {
        return agent(answer -> answer instanceof ReportSlice slice ? lie.apply(slice) : answer);
    }

    private static ArrayList<byte[]> batches(byte[]... batches) {
        return new ArrayList<>(List.of(batches));
    }

    @Test
    void readsTwentyThousandReportsInFewCalls() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            Files.writeString(
                    Files.createDirectories(workspace.resolve("m" + i / 1_000)).resolve(i + ".xml"),
                    "<testsuite><testcase name='t" + i + "'/></testsuite>");
        }
        read(agent(answer -> answer));
        assertThat(read.cases()).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(calls).isEqualTo(21);
    }

    @Test
    void readsAReportThatIsLargerThanASlice() throws IOException {
        ReportFiles.write(workspace.resolve("a.xml"), "a", 300_000, false);
        read(agent(answer -> answer));
        assertThat(read.cases()).hasSize(300_000).doesNotHaveDuplicates();
        assertThat(calls).isGreaterThan(2);
    }

    @Test
    void anAbortEndsTheReadingBetweenTwoBatches() throws IOException {
        ReportFiles.write(workspace.resolve("a.xml"), "a", 100_000, false);
        Agent aborted = agent(answer -> {
            cancellation.cancel();
            return answer;
        });
        assertThatThrownBy(() -> read(aborted)).isInstanceOf(CancellationException.class);
        assertThat(read.cases()).isEmpty();
    }

    @Test
    void aWorkspaceThatWasNeverMadeHasNone() throws IOException {
        Files.delete(workspace);
        read(agent(answer -> answer));
        assertThat(read.readings()).isEmpty();
    }

    @Test
    void refusesFilesThatWereNotAskedFor() throws IOException {
        ArrayList<FoundFile> others = new ArrayList<>(List.of(new FoundFile("secret.txt", 1)));
        assertThatThrownBy(() -> read(agent(answer -> others)))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessage("the agent named files that were not asked for");
    }

    @Test
    void refusesBytesThatAreNoBatch() throws IOException {
        ReportFiles.write(workspace.resolve("a.xml"), "a", 1, false);
        byte[] garbage = {1, 99};
        assertThatThrownBy(() -> read(lyingAboutSlices(slice -> new ReportSlice(batches(garbage), slice.next()))))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessage("the agent sent what are no test results");
    }

    /** Else an agent could keep a build for ever. */
    @Test
    void refusesAnAnswerThatComesNoNearerToTheEnd() throws IOException {
        ReportFiles.write(workspace.resolve("a.xml"), "a", 1, false);
        String sentence = "the agent sent other test results than were asked for";
        assertThatThrownBy(() -> read(lyingAboutSlices(slice -> new ReportSlice(batches(), SlicePosition.begin(0)))))
                .hasMessage(sentence);
        assertThatThrownBy(() ->
                        read(lyingAboutSlices(slice -> new ReportSlice(batches(), new SlicePosition(2, 0, null, 0)))))
                .hasMessage(sentence);
        assertThatThrownBy(() -> new ReportSlice(null, SlicePosition.begin(0)))
                .isInstanceOf(NullPointerException.class);
    }
}
