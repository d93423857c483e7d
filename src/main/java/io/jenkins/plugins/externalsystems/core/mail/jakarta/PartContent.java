package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import io.jenkins.plugins.externalsystems.core.files.FileContent;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Content that writes itself, so that a file is never in memory and the library looks no handler up for it. */
final class PartContent extends DataHandler {
    private final Object content;
    private final Writing writing;

    /** @param content what it is made of; the library asks for it where it is a multipart */
    PartContent(Object content, String mediaType, Writing writing) {
        super(content, mediaType);
        this.content = content;
        this.writing = writing;
    }

    static PartContent of(MimeMultipart multipart) {
        return new PartContent(multipart, multipart.getContentType(), out -> {
            try {
                multipart.writeTo(out);
            } catch (MessagingException failed) {
                throw failed.getCause() instanceof IOException io ? io : new IOException(failed);
            }
        });
    }

    /** What fails while the file is read is told from what fails on the wire. */
    static PartContent of(FileContent file, String mediaType) {
        return new PartContent(file, mediaType, out -> {
            Guarded guarded = new Guarded(out);
            try {
                file.writeTo(guarded);
            } catch (IOException failed) {
                throw guarded.isBroken
                        ? failed
                        : new MessageSourceException("'" + file.path() + "' cannot be read", failed);
            }
        });
    }

    @Override
    public Object getContent() {
        return content;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        writing.to(out);
    }

    /** Writes the content. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static final class Guarded extends FilterOutputStream {
        private boolean isBroken;

        Guarded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException broken) {
                isBroken = true;
                throw broken;
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }
}
