package io.jenkins.plugins.externalsystems.runtime;

import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.files.FoundFile;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A file of a workspace, fetched piece by piece as the service takes it. Pieces rather than a stream: all streams of an agent
 * share one thread of its channel, so that a slow service would hold up the build's console.
 */
record WorkspaceFile(Agent agent, FoundFile found) implements FileContent {
    private static final int PIECE = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        String identity = null;
        for (long at = 0; at < size(); ) {
            int wanted = (int) Math.min(PIECE, size() - at);
            FilePiece piece = agent.call(new PieceReading(path(), at, wanted), PATIENCE);
            byte[] bytes = piece.bytes();
            if (bytes == null) {
                throw unreadable("is gone or no longer a file of the workspace");
            }
            if (identity != null && !identity.equals(piece.identity())) {
                throw unreadable("was replaced while it was sent");
            }
            if (bytes.length == 0) {
                throw unreadable("became shorter while it was sent");
            }
            if (bytes.length > wanted) {
                throw unreadable("came with more bytes than were asked for");
            }
            identity = piece.identity();
            out.write(bytes);
            at += bytes.length;
        }
    }

    private IOException unreadable(String problem) {
        return new UnreadableSourceException("'" + path() + "' " + problem, null);
    }
}
