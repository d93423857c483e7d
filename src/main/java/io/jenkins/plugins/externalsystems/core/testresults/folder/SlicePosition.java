package io.jenkins.plugins.externalsystems.core.testresults.folder;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;

/**
 * How far the reading of a list of reports came. It goes to another machine and back; one that is not after the position
 * before it ends the reading.
 *
 * @param report the first report of which something is missing, by its number in the list
 * @param batches of what begins with that report, those that have travelled
 * @param identity of that report's file if something of it has travelled, else null
 * @param details see {@link io.jenkins.plugins.externalsystems.core.testresults.transfer.ResultBatchWriter#detailsUsed}
 */
public record SlicePosition(
        int report, int batches, @CheckForNull String identity, long details) implements Serializable {
    public SlicePosition {
        if (report < 0 || batches < 0 || details < 0) {
            throw new IllegalArgumentException("negative position");
        }
    }

    /** The begin of a list. @param details that earlier lists took */
    public static SlicePosition begin(long details) {
        return new SlicePosition(0, 0, null, details);
    }

    /** Whether the reading has come nearer to its end since. */
    public boolean isAfter(SlicePosition earlier) {
        return report > earlier.report || (report == earlier.report && batches > earlier.batches);
    }
}
