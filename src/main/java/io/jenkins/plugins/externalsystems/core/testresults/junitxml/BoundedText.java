package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

/** Collects text of any size: its beginning and its end are kept. Used again and again. */
final class BoundedText {
    private final int headLimit;
    private final StringBuilder head = new StringBuilder();
    private final char[] tail;
    private int tailEnd;
    private long tailTotal;

    /** @param headLimit how many characters are kept from the beginning; @param tailLimit from the end */
    BoundedText(int headLimit, int tailLimit) {
        this.headLimit = headLimit;
        this.tail = new char[tailLimit];
    }

    /** A text of at most as many characters, of which three quarters are its beginning. */
    static String cut(String text, int limit, ReadingNotes notes) {
        if (text.length() <= limit) {
            return text;
        }
        BoundedText bounded = new BoundedText(limit - limit / 4, limit / 4);
        bounded.append(text.toCharArray(), 0, text.length());
        return bounded.take(notes);
    }

    /** Forgets all. */
    void clear() {
        head.setLength(0);
        tailEnd = 0;
        tailTotal = 0;
    }

    void append(char[] chars, int from, int length) {
        int toHead = Math.min(length, headLimit - head.length());
        head.append(chars, from, toHead);
        appendTail(chars, from + toHead, length - toHead);
    }

    private void appendTail(char[] chars, int from, int length) {
        int skipped = Math.max(0, length - tail.length);
        int at = from + skipped;
        int left = length - skipped;
        tailTotal += length;
        while (left > 0) {
            int piece = Math.min(left, tail.length - tailEnd);
            System.arraycopy(chars, at, tail, tailEnd, piece);
            tailEnd = (tailEnd + piece) % tail.length;
            at += piece;
            left -= piece;
        }
    }

    /** What was collected, which is then forgotten; a sentence stands for what was left out. */
    String take(ReadingNotes notes) {
        long dropped = Math.max(0, tailTotal - tail.length);
        StringBuilder text = new StringBuilder(head.length() + (int) Math.min(tailTotal, tail.length));
        text.append(head);
        if (dropped > 0) {
            notes.note(ReadingNotes.Kind.CUT, "has texts that are too long; their beginning and end are kept");
            withoutHalf(text);
            text.append(text.isEmpty() ? "" : "\n").append("[").append(dropped).append(" characters left out]\n");
            int start = Character.isLowSurrogate(tail[tailEnd]) ? 1 : 0;
            text.append(tail, tailEnd + start, tail.length - tailEnd - start).append(tail, 0, tailEnd);
        } else {
            text.append(tail, 0, tailEnd == 0 ? (int) tailTotal : tailEnd);
        }
        clear();
        return text.toString();
    }

    private static void withoutHalf(StringBuilder text) {
        if (!text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
    }
}
