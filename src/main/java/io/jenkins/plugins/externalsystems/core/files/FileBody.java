package io.jenkins.plugins.externalsystems.core.files;

import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.io.IOException;
import java.io.OutputStream;

/** A file as the body of a request, or as a part of one. */
public final class FileBody implements HttpBody {
    private static final String UNKNOWN = "application/octet-stream";
    private final FileContent file;

    /** The file as plain bytes; the services tell a file's kind by its name. */
    public FileBody(FileContent file) {
        this.file = file;
    }

    @Override
    public String contentType() {
        return UNKNOWN;
    }

    @Override
    public long contentLength() {
        return file.size();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        file.writeTo(out);
    }
}
