package io.jenkins.plugins.externalsystems.core.testresults.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.transfer.ResultBatchReader;
import io.jenkins.plugins.externalsystems.core.testresults.transfer.ResultBatchWriter;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceReaderTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T10:00:00Z");

    @TempDir
    private Path directory;

    private ReportFolder folder;
    private final ReportFiles read = new ReportFiles();
    private final List<Integer> sizes = new ArrayList<>();

    @BeforeEach
    void open() {
        folder = new ReportFolder(directory, BEGIN);
    }

    private SlicePosition next(List<String> reports, SlicePosition at, TestResultVisitor visitor) throws Exception {
        ReportSlice slice = SliceReader.read(folder, reports, at);
        for (byte[] batch : slice.batches()) {
            ResultBatchReader.read(batch, visitor);
        }
        sizes.add(slice.batches().stream().mapToInt(batch -> batch.length).sum());
        assertThat(slice.next().isAfter(at)).isTrue();
        return slice.next();
    }

    private void readAll(List<String> reports, TestResultVisitor visitor) throws Exception {
        SlicePosition at = SlicePosition.begin(0);
        while (at.report() < reports.size()) {
            at = next(reports, at, visitor);
        }
    }

    private List<String> write(int reports, int cases, boolean isFailing) throws Exception {
        for (int i = 0; i < reports; i++) {
            ReportFiles.write(directory.resolve("%03d.xml".formatted(i)), "r" + i + "-", cases, isFailing);
        }
        return folder.find("*.xml");
    }

    private static List<String> names(int report, int cases) {
        return IntStream.range(0, cases).mapToObj(i -> "r" + report + "-" + i).toList();
    }

    @Test
    void smallReportsShareASlice() throws Exception {
        readAll(write(100, 3, false), read);
        assertThat(sizes).hasSize(1);
        assertThat(read.cases()).hasSize(300).startsWith("r0-0", "r0-1", "r0-2", "r1-0");
        assertThat(read.readings()).hasSize(100).allMatch(reading -> reading.isComplete());
    }

    @Test
    void aReportOfManySlicesComesOnceAndInOrder() throws Exception {
        readAll(write(2, 300_000, false), read);
        assertThat(sizes).hasSize(3).allMatch(size -> size < SliceReader.SLICE + 2 * ResultBatchWriter.BATCH);
        assertThat(read.cases().subList(0, 300_000)).isEqualTo(names(0, 300_000));
        assertThat(read.cases().subList(300_000, 600_000)).isEqualTo(names(1, 300_000));
        assertThat(read.readings()).hasSize(2);
    }

    @Test
    void manyReportsThatFillASliceTogetherComeOnce() throws Exception {
        readAll(write(50, 200, true), read);
        assertThat(sizes).hasSizeGreaterThan(3);
        List<String> expected = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> expected.addAll(names(i, 200)));
        assertThat(read.cases()).isEqualTo(expected);
    }

    @Test
    void whatFailuresTakeIsCountedOverAllSlices() throws Exception {
        long[] traces = {0};
        readAll(write(50, 400, true), new TestResultVisitor() {
            @Override
            public void testCase(TestCaseResult result) {
                traces[0] += result.failure().stackTrace().length();
            }
        });
        assertThat(traces[0]).isBetween(15L << 20, 17L << 20);
    }

    @Test
    void aReportThatIsReplacedBetweenTwoSlicesIsToldAndTheOthersAreRead() throws Exception {
        List<String> reports = write(2, 300_000, false);
        SlicePosition at = next(reports, SlicePosition.begin(0), read);
        assertThat(at.report()).isZero();
        int travelled = read.cases().size();
        ReportFiles.write(directory.resolve("new.xml"), "new", 300_000, false);
        Files.move(directory.resolve("new.xml"), directory.resolve("000.xml"), StandardCopyOption.REPLACE_EXISTING);
        while (at.report() < reports.size()) {
            at = next(reports, at, read);
        }
        assertThat(read.problems()).containsExactly("000.xml was replaced while it was read");
        assertThat(read.cases()).hasSize(travelled + 300_000).doesNotContain("new0");
    }

    @Test
    void whatAnEarlierBuildLeftIsToldAndLeftOut() throws Exception {
        List<String> reports = write(3, 2, false);
        Files.setLastModifiedTime(directory.resolve("000.xml"), FileTime.from(BEGIN.minusSeconds(4)));
        Files.setLastModifiedTime(directory.resolve("001.xml"), FileTime.from(BEGIN.minusSeconds(2)));
        Files.delete(directory.resolve("002.xml"));
        readAll(reports, read);
        assertThat(read.cases()).containsExactly("r1-0", "r1-1");
        assertThat(read.problems())
                .containsExactly(
                        "000.xml is older than the build, so an earlier one left it there; it was left out",
                        "002.xml is gone or no longer a file of the folder");
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        List<String> reports = write(1, 2, false);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> SliceReader.read(folder, reports, SlicePosition.begin(0)))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aPositionThatIsNoneCannotBeMade() {
        assertThatThrownBy(() -> new SlicePosition(-1, 0, null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SlicePosition(0, -1, null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SlicePosition(0, 0, null, -1)).isInstanceOf(IllegalArgumentException.class);
        SlicePosition at = new SlicePosition(3, 2, null, 0);
        assertThat(new SlicePosition(3, 3, null, 0).isAfter(at)).isTrue();
        assertThat(new SlicePosition(4, 0, null, 0).isAfter(at)).isTrue();
        assertThat(new SlicePosition(2, 9, null, 0).isAfter(at)).isFalse();
        assertThat(at.isAfter(at)).isFalse();
    }
}
