package io.jenkins.plugins.externalsystems.core.testresults.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.files.RefusedPatternException;
import io.jenkins.plugins.externalsystems.core.testresults.ReportLog;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTestResultsTest {
    @TempDir
    private Path directory;

    private final ReportFiles read = new ReportFiles();
    private final List<String> log = new ArrayList<>();

    private void read(String reports) {
        ReportLog told = new ReportLog(read, log::add);
        TestCalls.await(new DirectoryTestResults(directory, Runnable::run).read(reports, told));
        told.end();
    }

    @Test
    void readsWhatMatchesOfAnyAge() throws Exception {
        ReportFiles.write(directory.resolve("a/one.xml"), "a", 2, false);
        ReportFiles.write(directory.resolve("b/two.xml"), "b", 1, true);
        Files.setLastModifiedTime(directory.resolve("a/one.xml"), FileTime.fromMillis(0));
        read("a/*.xml, b/");
        assertThat(read.cases()).containsExactly("a0", "a1", "b0");
        assertThat(log).containsExactly("read 3 test results from 2 reports: 1 failed, 0 skipped");
    }

    @Test
    void aBrokenReportIsALineOfTheLog() throws Exception {
        ReportFiles.write(directory.resolve("a.xml"), "a", 1, false);
        Files.writeString(directory.resolve("b.xml"), "<testsuite><testcase name='x'/>");
        Files.writeString(directory.resolve("line\nbreak.xml"), "");
        read("*.xml");
        assertThat(log)
                .containsExactly(
                        "WARNING: b.xml is cut off at line 1, column 32; the 1 test cases before that count",
                        "WARNING: line break.xml is empty",
                        "read 2 test results from 3 reports: 0 failed, 0 skipped");
    }

    @Test
    void manyBrokenReportsAreFewLines() throws Exception {
        for (int i = 0; i < 1_500; i++) {
            Files.writeString(directory.resolve(i + ".xml"), "{}");
        }
        read("*.xml");
        assertThat(log).hasSize(22);
        assertThat(log.get(20)).isEqualTo("and 1,480 more remarks on reports");
    }

    @Test
    void saysWhatToDo() {
        assertThatThrownBy(() -> read(null))
                .isInstanceOf(NoFileSourceException.class)
                .hasMessageEndingWith("name the reports");
        assertThatThrownBy(() -> read("../*.xml")).isInstanceOf(RefusedPatternException.class);
    }
}
