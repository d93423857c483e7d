package io.jenkins.plugins.externalsystems.core.files;

import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** A file as the body of a request, or as a part of one. */
public final class FileBody implements HttpBody {
    private static final String UNKNOWN = "application/octet-stream";
    private final FileContent file;
    private final String contentType;

    /** The file as plain bytes; the services tell a file's kind by its name. */
    public FileBody(FileContent file) {
        this(file, UNKNOWN);
    }

    /** The file as what the service says that it takes. */
    public FileBody(FileContent file, String contentType) {
        this.file = file;
        this.contentType = contentType;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public long contentLength() {
        return file.size();
    }

    @Override
    public List<Map<String, Object>> outline() {
        return List.of(Map.of("file", file.path(), "bytes", file.size()));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        file.writeTo(out);
    }
}
