package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** Bytes that are made while they are read: a beginning, pieces by number, an end. */
final class EndlessText extends InputStream {
    private final LongFunction<String> pieces;
    private final long count;
    private final String end;
    private byte[] current;
    private int at;
    private long next;

    EndlessText(String beginning, LongFunction<String> pieces, long count, String end) {
        this.pieces = pieces;
        this.count = count;
        this.end = end;
        this.current = beginning.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (at == current.length && !advance()) {
            return -1;
        }
        int taken = Math.min(length, current.length - at);
        System.arraycopy(current, at, target, offset, taken);
        at += taken;
        return taken;
    }

    /** Many small pieces at once. */
    private boolean advance() {
        if (next > count) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        while (next < count && text.length() < 8_192) {
            text.append(pieces.apply(next++));
        }
        if (next == count) {
            text.append(end);
            next++;
        }
        current = text.toString().getBytes(StandardCharsets.UTF_8);
        at = 0;
        return current.length > 0 || advance();
    }
}
