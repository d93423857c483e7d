package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A small body, compressed. Goes with the header {@code Content-Encoding: gzip}. */
final class GzipBody implements HttpBody {
    private final String contentType;
    private final byte[] compressed;

    GzipBody(HttpBody plain) {
        this.contentType = plain.contentType();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            plain.writeTo(gzip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        this.compressed = bytes.toByteArray();
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public long contentLength() {
        return compressed.length;
    }

    @Override
    public boolean isInMemory() {
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(compressed);
    }
}
