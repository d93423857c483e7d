package io.jenkins.plugins.externalsystems.core.testresults.folder;

import io.jenkins.plugins.externalsystems.core.files.OpenFile;
import io.jenkins.plugins.externalsystems.core.testresults.transfer.ResultBatchWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one slice of a list of reports: what fits into a few MiB. Nothing is kept between two slices, so nothing is left
 * behind where one never comes back for the next. A report with more results than fit is read anew for the next slice,
 * without the batches that have travelled; that makes the same batches, since each large report begins one of its own.
 */
public final class SliceReader {
    /** A slice ends when it has as many bytes; the last batch may make it longer. */
    static final int SLICE = 4 * 1_024 * 1_024;

    /** Bytes of reports after which a slice ends, so that its sender is not silent for long. */
    private static final long MOST_READ = 256L * 1_024 * 1_024;

    /** Reports of this size, in bytes, begin a batch, and end one. */
    private static final long LARGE = 1_024L * 1_024;

    private final ReportFolder folder;
    private final List<String> reports;
    private final ArrayList<byte[]> batches = new ArrayList<>();
    private SlicePosition start;
    private int toSkip;
    private int made;
    private long bytes;
    private long bytesRead;
    private ResultBatchWriter writer;

    private SliceReader(ReportFolder folder, List<String> reports, SlicePosition start) {
        this.folder = folder;
        this.reports = reports;
        this.start = start;
        this.toSkip = start.batches();
        this.writer = new ResultBatchWriter(this::take, start.details());
    }

    /**
     * Reads a slice.
     *
     * @param reports paths in the folder
     * @param start where the slice before ended
     * @throws InterruptedIOException if the thread is interrupted
     */
    public static ReportSlice read(ReportFolder folder, List<String> reports, SlicePosition start)
            throws InterruptedIOException {
        return new SliceReader(folder, reports, start).read();
    }

    private ReportSlice read() throws InterruptedIOException {
        try {
            int at = isReplaced() ? skipReplaced() : start.report();
            while (at < reports.size() && !isEnough()) {
                boolean isLarge = size(reports.get(at)) >= LARGE;
                if (isLarge) {
                    restartAt(at);
                }
                folder.read(reports.get(at), writer);
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted");
                }
                at++;
                if (isLarge || isEnough()) {
                    restartAt(at);
                }
            }
            restartAt(at);
            return new ReportSlice(batches, start);
        } catch (SliceIsFull full) {
            return new ReportSlice(batches, new SlicePosition(start.report(), made, identity(), start.details()));
        }
    }

    private boolean isEnough() {
        return bytes + writer.pending() >= SLICE / 2 || bytesRead >= MOST_READ;
    }

    /** What was written so far is complete; the next batch begins with this report. */
    private void restartAt(int report) {
        if (report > start.report()) {
            writer.finish();
            start = new SlicePosition(report, 0, null, writer.detailsUsed());
            writer = new ResultBatchWriter(this::take, start.details());
            made = 0;
            toSkip = 0;
        }
    }

    private void take(byte[] batch) {
        made++;
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        batches.add(batch);
        bytes += batch.length;
        if (bytes >= SLICE) {
            throw new SliceIsFull();
        }
    }

    private long size(String path) {
        try (OpenFile file = folder.open(path)) {
            bytesRead += file.size();
            return file.size();
        } catch (IOException gone) {
            return 0;
        }
    }

    private boolean isReplaced() {
        String travelled = start.identity();
        return travelled != null && !travelled.equals(identity());
    }

    /** What has travelled of it counts. */
    private int skipReplaced() {
        toSkip = 0;
        ReportFolder.tell(reports.get(start.report()), "was replaced while it was read", writer);
        int next = start.report() + 1;
        restartAt(next);
        return next;
    }

    private String identity() {
        try (OpenFile file = folder.open(reports.get(start.report()))) {
            return file.identity() + " " + file.modified() + " " + file.size();
        } catch (IOException gone) {
            return "gone";
        }
    }

    /** Ends the reading of a report in its midst. */
    private static final class SliceIsFull extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SliceIsFull() {
            super("the slice is full", null, false, false);
        }
    }
}
