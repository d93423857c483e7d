package io.jenkins.plugins.externalsystems.runtime;

import io.jenkins.plugins.externalsystems.core.files.ConfinedFolder;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The files of a build's workspace, found and read where the workspace is. What an agent says is not believed: names are
 * checked against the patterns again, and no file gets longer than was announced.
 */
public final class WorkspaceFiles implements FileSource {
    private final WorkspaceWork place;

    WorkspaceFiles(WorkspaceWork place) {
        this.place = place;
    }

    @Override
    public CompletionStage<List<FileContent>> find(String patterns) {
        return place.start(agent -> search(agent, patterns));
    }

    private static List<FileContent> search(Agent agent, String patterns) throws IOException {
        return FileSearch.by(agent, patterns, ConfinedFolder.MAX_FILES).stream()
                .<FileContent>map(file -> new WorkspaceFile(agent, file))
                .toList();
    }
}
