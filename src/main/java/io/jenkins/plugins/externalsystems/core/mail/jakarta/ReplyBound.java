package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import java.io.IOException;

/**
 * How much a server may say to one command, so that no server fills our memory: the library keeps an answer until its last
 * line has come. Every line begins with a number: the library would wait for more after {@code SSH-2.0}. Used by one thread
 * at a time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, section 4.2: three digits begin each line</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.5">RFC 5321, section 4.5.3.1.5: a reply line has 512
 *     bytes at most</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4954#section-4">RFC 4954, section 4: but 12,288 within a login</a>
 */
final class ReplyBound {
    /** Of a line, in bytes with its end. */
    static final int LONGEST_LINE = 12_288;
    /** Of an answer; servers list about a dozen extensions. */
    static final int MOST_LINES = 256;
    /** Of an answer. */
    static final int MOST_BYTES = 64 * 1024;

    private static final int DIGITS = 3;
    private static final int MOST_LAST_READS = 16;

    private int line;
    private int lines;
    private int bytes;
    private int reads;
    private boolean isLast;

    /** The next command goes out, or a piece of the message. */
    void asked() {
        line = 0;
        lines = 0;
        bytes = 0;
        reads = 0;
    }

    /** Nobody waits long for the answer to the good-bye, not even for one that comes byte by byte. */
    void sayingGoodBye() {
        isLast = true;
    }

    /** @throws BadReplyException if that is no answer, or more than a server may say */
    void said(byte[] buffer, int from, int count) throws BadReplyException {
        bytes += count;
        reads++;
        for (int i = from; i < from + count; i++) {
            line++;
            require(line > DIGITS || buffer[i] >= '0' && buffer[i] <= '9', "it does not speak SMTP");
            require(line <= LONGEST_LINE, "a line of more than " + LONGEST_LINE + " bytes");
            if (buffer[i] == '\n') {
                line = 0;
                lines++;
            }
        }
        require(lines <= MOST_LINES, "more than " + MOST_LINES + " lines in one answer");
        require(bytes <= MOST_BYTES, "more than " + MOST_BYTES + " bytes in one answer");
        require(!isLast || reads <= MOST_LAST_READS, "a good-bye that does not end");
    }

    private static void require(boolean isGood, String otherwise) throws BadReplyException {
        if (!isGood) {
            throw new BadReplyException(otherwise);
        }
    }

    /** What a server says is no answer, or too much of it. */
    static final class BadReplyException extends IOException {
        private static final long serialVersionUID = 1L;

        BadReplyException(String message) {
            super(message);
        }
    }
}
