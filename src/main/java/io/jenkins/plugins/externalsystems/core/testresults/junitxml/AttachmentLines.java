package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds {@code [[ATTACHMENT|path]]} in what a test prints, which comes in pieces of any size and is not kept.
 *
 * @see <a href="https://plugins.jenkins.io/junit-attachments/">The plugin that introduced the form</a>
 */
final class AttachmentLines {
    private static final String MARK = "[[ATTACHMENT|";

    private final StringBuilder path = new StringBuilder();
    private final List<String> found = new ArrayList<>();
    private int matched;

    /** The next piece. */
    void append(char[] chars, int from, int length, ReadingNotes notes) {
        int end = from + length;
        for (int at = from; at < end; at++) {
            char c = chars[at];
            if (matched == MARK.length()) {
                collect(c, notes);
            } else if (c == MARK.charAt(matched)) {
                matched++;
            } else if (matched > 0) {
                // A third bracket still leaves two.
                matched = c == '[' ? Math.min(matched, 2) : 0;
            }
        }
    }

    /** The output ends, and an unfinished path with it. */
    void endOfOutput() {
        matched = 0;
        path.setLength(0);
    }

    /** What was found, which is then forgotten. */
    List<String> take() {
        if (found.isEmpty()) {
            return List.of();
        }
        List<String> paths = List.copyOf(found);
        found.clear();
        return paths;
    }

    private void collect(char c, ReadingNotes notes) {
        if (c == '\n' || c == '\r' || path.length() > ReportLimits.NAME) {
            endOfOutput();
            return;
        }
        path.append(c);
        int length = path.length();
        if (c == ']' && length >= 2 && path.charAt(length - 2) == ']') {
            String name = path.substring(0, length - 2).strip();
            endOfOutput();
            if (found.size() >= ReportLimits.ATTACHMENTS) {
                notes.note(ReadingNotes.Kind.LEFT_OUT, PropertyList.TOO_MANY);
            } else if (!name.isEmpty()) {
                found.add(name);
            }
        }
    }
}
