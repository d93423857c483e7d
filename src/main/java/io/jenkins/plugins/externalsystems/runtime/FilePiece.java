package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;

/**
 * A part of a file, as an agent sends it.
 *
 * @param bytes null where the file is gone
 * @param identity tells the file from another that took its name
 */
record FilePiece(@CheckForNull byte[] bytes, @CheckForNull String identity) implements Serializable {
    /** There is no such file any more. */
    static final FilePiece GONE = new FilePiece(null, null);
}
