package io.jenkins.plugins.externalsystems.core.files;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Folders of this machine that a connection's settings name, such as one with templates. */
@FunctionalInterface
public interface FileFolders {
    /** The folder's files; that it is not there shows when they are looked for. */
    FileSource of(Path folder);

    /** For callers that read none. */
    static FileFolders none() {
        return folder -> patterns -> CompletableFuture.failedFuture(
                new NoFileSourceException("this program was set up without access to folders"));
    }
}
