package io.jenkins.plugins.externalsystems.core.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body in memory. */
final class BytesBody implements HttpBody {
    private final byte[] bytes;
    private final String contentType;

    BytesBody(byte[] bytes, String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isInMemory() {
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
