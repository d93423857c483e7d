package io.jenkins.plugins.externalsystems.core.testresults.folder;

import io.jenkins.plugins.externalsystems.core.files.ConfinedFolder;
import io.jenkins.plugins.externalsystems.core.files.OpenFile;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.junitxml.JUnitXmlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A folder with reports. A report that is older than the build was left there by an earlier one: it is left out and told as
 * a problem, since old failures would become new issues. All methods block.
 */
public final class ReportFolder {
    /** More reports of one call are a mistake in the pattern. */
    public static final int MAX_REPORTS = 50_000;

    /** Some file systems keep whole or even seconds only. */
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private final ConfinedFolder folder;
    private final Instant oldest;
    private final JUnitXmlReader reader = new JUnitXmlReader();

    /** @param begin of the build, by the clock of the folder's machine */
    public ReportFolder(Path folder, Instant begin) {
        this.folder = new ConfinedFolder(folder);
        this.oldest = begin.minus(MARGIN);
    }

    /** A report, from when it is opened to when it is read. */
    interface Reading<T> {
        T of(OpenFile file) throws IOException;
    }

    /** Paths of the reports, sorted. @throws IOException as {@link ConfinedFolder#find(String, int)} does */
    List<String> find(String patterns) throws IOException {
        return folder.find(patterns, MAX_REPORTS).stream()
                .map(found -> found.path())
                .toList();
    }

    OpenFile open(String path) throws IOException {
        return folder.open(path);
    }

    /** Reads one report; whatever is wrong with it, the visitor is told. */
    void read(String path, TestResultVisitor visitor) {
        try (OpenFile file = folder.open(path)) {
            if (file.modified().isBefore(oldest)) {
                tell(path, "is older than the build, so an earlier one left it there; it was left out", visitor);
            } else {
                reader.read(path, file::input, visitor);
            }
        } catch (IOException gone) {
            tell(path, "is gone or no longer a file of the folder", visitor);
        }
    }

    /** A report of which nothing was read. */
    static void tell(String path, String problem, TestResultVisitor visitor) {
        visitor.report(new ReportReading(path, TestCounts.NONE, List.of(), path + " " + problem));
    }
}
