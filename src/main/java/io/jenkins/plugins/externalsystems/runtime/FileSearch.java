package io.jenkins.plugins.externalsystems.runtime;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.externalsystems.core.files.ConfinedFolder;
import io.jenkins.plugins.externalsystems.core.files.FoundFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import jenkins.agents.ControllerToAgentFileCallable;

/** Finds files where the workspace is; a workspace that was never made has none. */
record FileSearch(String patterns) implements ControllerToAgentFileCallable<List<FoundFile>> {
    @Override
    public List<FoundFile> invoke(File workspace, VirtualChannel channel) throws IOException {
        try {
            return new ConfinedFolder(workspace.toPath()).find(patterns);
        } catch (NoSuchFileException none) {
            return new ArrayList<>();
        }
    }
}
