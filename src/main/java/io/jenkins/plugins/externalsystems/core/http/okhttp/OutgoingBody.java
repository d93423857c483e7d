package io.jenkins.plugins.externalsystems.core.http.okhttp;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** Writes our body to OkHttp's sink and keeps failures of the body apart from failures of the wire. */
final class OutgoingBody extends RequestBody {
    private final HttpBody body;
    private volatile Exception bodyFailure;

    OutgoingBody(HttpBody body) {
        this.body = body;
    }

    /** What was wrong with the body itself, such as a file that vanished or shrank; null if nothing. */
    @CheckForNull
    Exception bodyFailure() {
        return bodyFailure;
    }

    /** Null: the request's own header says it, letter by letter as the caller wrote it. */
    @Override
    public MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        Wire wire = new Wire(sink.outputStream(), body.contentLength());
        try {
            body.writeTo(wire);
            wire.requireWhole();
        } catch (IOException | RuntimeException failed) {
            if (wire.failure == null) {
                bodyFailure = failed;
            }
            throw failed instanceof IOException io ? io : new IOException(failed);
        }
    }

    /** Remembers that the wire failed, and holds the body to the length that it announced. */
    private static final class Wire extends OutputStream {
        private final OutputStream out;
        private final long announced;
        private long written;
        private IOException failure;

        Wire(OutputStream out, long announced) {
            this.out = out;
            this.announced = announced;
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written += length;
            if (announced >= 0 && written > announced) {
                throw new IOException("the body is longer than the " + announced + " bytes announced");
            }
            try {
                out.write(bytes, offset, length);
            } catch (IOException broken) {
                failure = broken;
                throw broken;
            }
        }

        void requireWhole() throws IOException {
            if (announced >= 0 && written < announced) {
                throw new IOException("the body ended after " + written + " of " + announced + " bytes");
            }
        }
    }
}
