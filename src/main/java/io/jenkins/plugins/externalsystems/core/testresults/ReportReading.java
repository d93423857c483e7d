package io.jenkins.plugins.externalsystems.core.testresults;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What came of reading one report.
 *
 * @param file the report's name as it was given
 * @param counts of all cases that were read, those before a problem included
 * @param notes one sentence for each kind of thing that was mended or left out
 * @param problem one sentence that names the file and why it was not read to its end, null if it was
 */
public record ReportReading(
        String file,
        TestCounts counts,
        List<String> notes,
        @CheckForNull String problem) {
    public ReportReading {
        notes = List.copyOf(notes);
    }

    /** Whether the file was read to its end. */
    public boolean isComplete() {
        return problem == null;
    }
}
