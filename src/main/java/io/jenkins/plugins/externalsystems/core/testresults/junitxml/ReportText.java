package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * A report's characters as an XML parser takes them: in the encoding that they really are in, without the XML declaration, and
 * with a replacement for each character that XML forbids. Refuses to go on where the parser takes more characters than
 * {@link ReportLimits#TOKEN} for one thing, which it would hold in memory, and where the thread is interrupted.
 */
final class ReportText extends Reader {
    private static final int BUFFER = 32_768;
    private static final Charset SINGLE_BYTES = Charset.forName("windows-1252");

    private final InputStream in;
    private final ReadingNotes notes;
    private final XmlCharacters characters;
    private final ByteBuffer bytes = ByteBuffer.wrap(new byte[BUFFER]);
    private final char[] chars = new char[BUFFER];
    private final CharBuffer decoded = CharBuffer.wrap(chars);
    private final CharsetDecoder decoder;
    private boolean bytesEnded;
    private boolean decoderEnded;
    private int position;
    private int limit;
    private int sinceProgress;
    private boolean isExhausted;
    private RefusedReportException refusal;

    /** Reads the first bytes. */
    ReportText(InputStream in, ReadingNotes notes) throws IOException {
        this.in = in;
        this.notes = notes;
        this.characters = new XmlCharacters(notes);
        bytes.limit(0);
        while (!bytesEnded && bytes.remaining() < Encoding.PREFIX) {
            readBytes();
        }
        Encoding encoding = Encoding.of(bytes.array(), Math.min(bytes.limit(), Encoding.PREFIX));
        if (encoding.unusable() != null) {
            notes.note(
                    ReadingNotes.Kind.ENCODING,
                    "declares the encoding '" + encoding.unusable() + "', which it is not in; it is read as UTF-8");
        }
        bytes.position(encoding.markBytes());
        decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        fill();
        XmlProlog.blank(chars, limit);
    }

    /** The first characters that are not white space, empty where there are none. To be asked before anything is read. */
    String beginning(int count) {
        int start = XmlProlog.firstVisible(chars, limit);
        return new String(chars, start, Math.min(count, limit - start));
    }

    /** Whether the parser asked for more than there is. */
    boolean isExhausted() {
        return isExhausted;
    }

    /** The parser came to something new. */
    void progress() {
        sinceProgress = 0;
    }

    /** Why this does not go on, null if it does. */
    @CheckForNull
    RefusedReportException refusal() {
        return refusal;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (position == limit) {
            fill();
            if (position == limit) {
                isExhausted = true;
                return -1;
            }
        }
        int count = Math.min(length, limit - position);
        sinceProgress += count;
        if (sinceProgress > ReportLimits.TOKEN) {
            refusal = new RefusedReportException(
                    "has an attribute, a name or a comment of more than %,d characters".formatted(ReportLimits.TOKEN));
            throw refusal;
        }
        System.arraycopy(chars, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        position = 0;
        while (position == 0 && !decoderEnded) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("was interrupted");
            }
            System.arraycopy(chars, limit, chars, 0, characters.held());
            decoded.clear().position(characters.held());
            decode();
            limit = characters.clean(chars, decoded.position(), decoderEnded);
            if (limit > 0) {
                return;
            }
        }
        limit = 0;
    }

    /** Goes on until there is no room, or until there are characters and reading more bytes might wait. */
    private void decode() throws IOException {
        boolean goesOn = true;
        while (goesOn) {
            CoderResult result = decoder.decode(bytes, decoded, bytesEnded);
            if (result.isError()) {
                goesOn = decoded.remaining() >= result.length();
                if (goesOn) {
                    replace(result.length());
                }
            } else if (result.isOverflow()) {
                goesOn = false;
            } else if (bytesEnded) {
                decoderEnded = decoder.flush(decoded).isUnderflow();
                goesOn = false;
            } else {
                readBytes();
                goesOn = decoded.position() <= characters.held();
            }
        }
    }

    /** Bytes that are wrong in the file's encoding are most often single characters of another one. */
    private void replace(int count) {
        String name = decoder.charset().name();
        boolean isWide = name.startsWith("UTF-16") || name.startsWith("UTF-32");
        byte[] wrong = new byte[count];
        bytes.get(wrong);
        decoded.put(isWide ? "\uFFFD" : new String(wrong, SINGLE_BYTES));
        notes.note(
                ReadingNotes.Kind.BYTES,
                "has bytes that are not " + name + "; "
                        + (isWide ? "they are replaced" : "they are read as " + SINGLE_BYTES.name()));
    }

    private void readBytes() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytesEnded = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0));
        bytes.flip();
    }
}
