package io.jenkins.plugins.externalsystems.runtime;

import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.files.FoundFile;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.folder.ReportFolder;
import io.jenkins.plugins.externalsystems.core.testresults.folder.ReportSlice;
import io.jenkins.plugins.externalsystems.core.testresults.folder.SlicePosition;
import io.jenkins.plugins.externalsystems.core.testresults.transfer.InvalidBatchException;
import io.jenkins.plugins.externalsystems.core.testresults.transfer.ResultBatchReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/**
 * The test reports of a workspace, read where it is and fetched slice by slice: each slice is a call of its own, since
 * the streams of an agent share a thread of its channel. What an agent sends is not believed.
 *
 * @param buildMillis how long the build has been running
 */
record WorkspaceReports(Agent agent, Cancellation cancellation, LongSupplier buildMillis) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Reports that are named in one call. */
    private static final int REPORTS = 1_000;

    /** A million failures that are all told in full are less. */
    private static final long MOST_BYTES = 1_024L * 1_024 * 1_024;

    /** Hands all results to the visitor. @throws IOException a sentence for users */
    void read(String patterns, TestResultVisitor visitor) throws IOException {
        List<FoundFile> found = FileSearch.by(agent, patterns, ReportFolder.MAX_REPORTS);
        long details = 0;
        long bytes = 0;
        for (int from = 0; from < found.size(); from += REPORTS) {
            ArrayList<String> reports = new ArrayList<>();
            found.subList(from, Math.min(found.size(), from + REPORTS)).forEach(file -> reports.add(file.path()));
            SlicePosition at = SlicePosition.begin(details);
            while (at.report() < reports.size()) {
                ReportSlice slice = fetch(reports, at);
                bytes += handOver(slice, visitor);
                if (bytes > MOST_BYTES) {
                    throw new UnreadableSourceException("the agent sent more test results than a build can have", null);
                }
                at = slice.next();
            }
            details = at.details();
        }
    }

    private ReportSlice fetch(ArrayList<String> reports, SlicePosition at) throws IOException {
        Object answer = agent.call(new SliceReading(reports, at, buildMillis.getAsLong()), PATIENCE);
        if (answer instanceof ReportSlice slice
                && slice.next().isAfter(at)
                && slice.next().report() <= reports.size()) {
            return slice;
        }
        throw new UnreadableSourceException("the agent sent other test results than were asked for", null);
    }

    private long handOver(ReportSlice slice, TestResultVisitor visitor) throws IOException {
        long bytes = 0;
        for (byte[] batch : slice.batches()) {
            if (cancellation.isCancelled()) {
                throw new CancellationException("cancelled");
            }
            try {
                ResultBatchReader.read(batch, visitor);
            } catch (InvalidBatchException broken) {
                throw new UnreadableSourceException("the agent sent what are no test results", broken);
            }
            bytes += batch.length;
        }
        return bytes;
    }
}
