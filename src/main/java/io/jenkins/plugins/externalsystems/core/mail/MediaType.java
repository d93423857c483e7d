package io.jenkins.plugins.externalsystems.core.mail;

import java.net.URLConnection;

/** What kind of file an attachment is. */
public final class MediaType {
    private static final String UNKNOWN = "application/octet-stream";

    private MediaType() {}

    /** By the file's name; readers go by that too. */
    public static String ofName(String name) {
        String known = URLConnection.guessContentTypeFromName(name);
        // Text in a charset that nobody knows is better shown as a file.
        return known == null
                        || known.startsWith("text/")
                        || known.startsWith("multipart/")
                        || known.startsWith("message/")
                ? UNKNOWN
                : known;
    }
}
