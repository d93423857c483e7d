package io.jenkins.plugins.externalsystems.runtime;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.externalsystems.core.files.ConfinedFolder;
import io.jenkins.plugins.externalsystems.core.files.OpenFile;
import java.io.File;
import java.io.IOException;
import jenkins.agents.ControllerToAgentFileCallable;

/** Reads a part of a file where the workspace is. */
record PieceReading(String path, long from, int count) implements ControllerToAgentFileCallable<FilePiece> {
    @Override
    public FilePiece invoke(File workspace, VirtualChannel channel) {
        try (OpenFile file = new ConfinedFolder(workspace.toPath()).open(path)) {
            return new FilePiece(file.read(from, count), file.identity());
        } catch (IOException gone) {
            return FilePiece.GONE;
        }
    }
}
