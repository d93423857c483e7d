package io.jenkins.plugins.externalsystems.runtime;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.externalsystems.core.files.ConfinedFolder;
import io.jenkins.plugins.externalsystems.core.files.FoundFile;
import io.jenkins.plugins.externalsystems.core.files.PathPatterns;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jenkins.agents.ControllerToAgentFileCallable;

/** Finds files where the workspace is; a workspace that was never made has none. */
record FileSearch(String patterns, int most) implements ControllerToAgentFileCallable<List<FoundFile>> {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public List<FoundFile> invoke(File workspace, VirtualChannel channel) throws IOException {
        try {
            return new ConfinedFolder(workspace.toPath()).find(patterns, most);
        } catch (NoSuchFileException none) {
            return new ArrayList<>();
        }
    }

    /** The files, sorted by path; what the agent says is checked against the patterns again. */
    static List<FoundFile> by(Agent agent, String patterns, int most) throws IOException {
        PathPatterns wanted = PathPatterns.of(patterns);
        List<FoundFile> told = new ArrayList<>(agent.call(new FileSearch(patterns, most), LIMIT));
        boolean isAsAsked =
                told.size() <= most && told.stream().allMatch(file -> file != null && wanted.matches(file.path()));
        if (!isAsAsked) {
            throw new UnreadableSourceException("the agent named files that were not asked for", null);
        }
        told.sort(Comparator.comparing(FoundFile::path));
        return told;
    }
}
