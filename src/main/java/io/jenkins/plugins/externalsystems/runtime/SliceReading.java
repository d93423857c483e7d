package io.jenkins.plugins.externalsystems.runtime;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.externalsystems.core.testresults.folder.ReportFolder;
import io.jenkins.plugins.externalsystems.core.testresults.folder.ReportSlice;
import io.jenkins.plugins.externalsystems.core.testresults.folder.SlicePosition;
import io.jenkins.plugins.externalsystems.core.testresults.folder.SliceReader;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Reads a part of the reports where the workspace is.
 *
 * @param reports paths in the workspace
 * @param buildMillis how long the build has been running; not when it began, since the agent has a clock of its own
 */
record SliceReading(ArrayList<String> reports, SlicePosition start, long buildMillis)
        implements ControllerToAgentFileCallable<ReportSlice> {
    @Override
    public ReportSlice invoke(File workspace, VirtualChannel channel) throws IOException {
        Instant begin = Instant.now().minus(Duration.ofMillis(buildMillis));
        return SliceReader.read(new ReportFolder(workspace.toPath(), begin), reports, start);
    }
}
