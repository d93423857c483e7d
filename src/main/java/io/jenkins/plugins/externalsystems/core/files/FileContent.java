package io.jenkins.plugins.externalsystems.core.files;

import java.io.IOException;
import java.io.OutputStream;

/** One file that a call sends. Its content is never held in memory as a whole, and can be read any number of times. */
public interface FileContent {
    /** Where it is, relative to its source, with {@code /} between the folders; never absolute, never with {@code ..}. */
    String path();

    /** In bytes, as it was when the file was found. */
    long size();

    /**
     * Copies the content; called in a thread of the transport.
     *
     * @throws IOException if the file is gone, cannot be read, or became a link out of its source
     */
    void writeTo(OutputStream out) throws IOException;

    /** The last part of the path. */
    default String name() {
        return path().substring(path().lastIndexOf('/') + 1);
    }
}
