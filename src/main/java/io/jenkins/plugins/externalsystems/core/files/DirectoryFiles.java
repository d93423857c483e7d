package io.jenkins.plugins.externalsystems.core.files;

import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Files of a folder of this machine, see {@link ConfinedFolder}. */
public final class DirectoryFiles implements FileSource {
    private static final int CHUNK = 64 * 1024;

    private final ConfinedFolder folder;
    private final Executor blocking;

    /** @param blocking runs the search */
    public DirectoryFiles(Path folder, Executor blocking) {
        this.folder = new ConfinedFolder(folder);
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<List<FileContent>> find(String patterns) {
        return CompletableFuture.supplyAsync(() -> search(patterns), blocking);
    }

    private List<FileContent> search(String patterns) {
        try {
            return folder.find(patterns).stream()
                    .<FileContent>map(found -> new LocalFile(folder, found))
                    .toList();
        } catch (IOException unreadable) {
            throw new CompletionException(unreadable);
        }
    }

    private record LocalFile(ConfinedFolder folder, FoundFile found) implements FileContent {
        @Override
        public String path() {
            return found.path();
        }

        @Override
        public long size() {
            return found.size();
        }

        /** As many bytes as it had when it was found: a log may still grow. */
        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (OpenFile file = open()) {
                for (long at = 0; at < size(); ) {
                    byte[] chunk = file.read(at, (int) Math.min(CHUNK, size() - at));
                    if (chunk.length == 0) {
                        throw new UnreadableSourceException("'" + path() + "' became shorter while it was sent", null);
                    }
                    out.write(chunk);
                    at += chunk.length;
                }
            }
        }

        private OpenFile open() throws UnreadableSourceException {
            try {
                return folder.open(path());
            } catch (IOException gone) {
                throw new UnreadableSourceException("'" + path() + "' is gone or no longer a file of the folder", gone);
            }
        }
    }
}
