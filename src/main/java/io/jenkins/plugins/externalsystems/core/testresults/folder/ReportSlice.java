package io.jenkins.plugins.externalsystems.core.testresults.folder;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Objects;

/**
 * A part of what is in a list of reports.
 *
 * @param batches see {@link io.jenkins.plugins.externalsystems.core.testresults.transfer.ResultBatchReader}
 * @param next where the next slice begins; behind the last report after the last one
 */
public record ReportSlice(ArrayList<byte[]> batches, SlicePosition next) implements Serializable {
    public ReportSlice {
        Objects.requireNonNull(batches, "batches");
        Objects.requireNonNull(next, "next");
    }
}
