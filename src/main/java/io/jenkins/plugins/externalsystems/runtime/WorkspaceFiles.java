package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.files.ConfinedFolder;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import io.jenkins.plugins.externalsystems.core.files.FoundFile;
import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.files.PathPatterns;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The files of a build's workspace, found and read where the workspace is. What an agent says is not believed: names are
 * checked against the patterns again, and no file gets longer than was announced.
 */
public final class WorkspaceFiles implements FileSource {
    private static final Duration SEARCH_LIMIT = Duration.ofMinutes(5);
    private static final int LOOKS_FOR_AGENT = 150;
    private static final long SECONDS_BETWEEN_LOOKS = 2;

    private final Workspace workspace;
    private final Cancellation cancellation;
    private final ControllerThreads threads;

    WorkspaceFiles(Workspace workspace, Cancellation cancellation, ControllerThreads threads) {
        this.workspace = workspace;
        this.cancellation = cancellation;
        this.threads = threads;
    }

    @Override
    public CompletionStage<List<FileContent>> find(String patterns) {
        CompletableFuture<List<FileContent>> found = new CompletableFuture<>();
        threads.agents().execute(() -> look(patterns, found, LOOKS_FOR_AGENT));
        return found;
    }

    private void look(String patterns, CompletableFuture<List<FileContent>> found, int looksLeft) {
        try {
            FilePath folder = folder();
            if (folder != null) {
                found.complete(search(folder, patterns));
            } else if (!workspace.isAwaited()) {
                throw new NoFileSourceException(workspace.whyNone());
            } else if (cancellation.isCancelled()) {
                throw new CancellationException("cancelled");
            } else if (looksLeft == 0) {
                throw new UnreadableSourceException("the agent did not come back after the restart", null);
            } else {
                threads.timer()
                        .schedule(
                                () -> threads.agents().execute(() -> look(patterns, found, looksLeft - 1)),
                                SECONDS_BETWEEN_LOOKS,
                                TimeUnit.SECONDS);
            }
        } catch (IOException | RuntimeException failed) {
            found.completeExceptionally(failed);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            found.completeExceptionally(new UnreadableSourceException("the search was interrupted", ending));
        }
    }

    @CheckForNull
    private FilePath folder() throws UnreadableSourceException, InterruptedException {
        try {
            return workspace.folder();
        } catch (IOException offline) {
            throw new UnreadableSourceException("the agent of the workspace is not connected", offline);
        }
    }

    private List<FileContent> search(FilePath folder, String patterns) throws IOException {
        PathPatterns wanted = PathPatterns.of(patterns);
        AgentCalls agent = new AgentCalls(folder, cancellation);
        List<FoundFile> told = new ArrayList<>(agent.call(new FileSearch(patterns), SEARCH_LIMIT));
        boolean isAsAsked = told.size() <= ConfinedFolder.MAX_FILES
                && told.stream().allMatch(file -> file != null && wanted.matches(file.path()));
        if (!isAsAsked) {
            throw new UnreadableSourceException("the agent named files that were not asked for", null);
        }
        return told.stream()
                .sorted(Comparator.comparing(FoundFile::path))
                .<FileContent>map(file -> new WorkspaceFile(agent, file))
                .toList();
    }
}
