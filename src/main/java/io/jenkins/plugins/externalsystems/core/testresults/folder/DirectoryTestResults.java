package io.jenkins.plugins.externalsystems.core.testresults.folder;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Reports in a folder of this machine, of any age. */
public final class DirectoryTestResults implements TestResultSource {
    private final ReportFolder folder;
    private final Executor blocking;

    /** @param blocking searches and reads */
    public DirectoryTestResults(Path folder, Executor blocking) {
        this.folder = new ReportFolder(folder, Instant.EPOCH);
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<Void> read(@CheckForNull String reports, TestResultVisitor visitor) {
        if (reports == null) {
            return CompletableFuture.failedFuture(
                    new NoFileSourceException("nothing has recorded test results here; name the reports"));
        }
        return CompletableFuture.runAsync(() -> readAll(reports, visitor), blocking);
    }

    private void readAll(String reports, TestResultVisitor visitor) {
        try {
            for (String path : folder.find(reports)) {
                folder.read(path, visitor);
            }
        } catch (IOException unreadable) {
            throw new CompletionException(unreadable);
        }
    }
}
