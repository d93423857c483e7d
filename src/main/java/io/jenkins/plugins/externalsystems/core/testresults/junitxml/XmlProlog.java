package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

/**
 * Makes the beginning of a report such that no parser ends there: an XML declaration has done its service once the encoding is
 * known, and it may name a version or an encoding that does not exist, or stand behind white space, which is an error.
 */
final class XmlProlog {
    private static final String DECLARATION = "<?xml";

    private XmlProlog() {}

    /** Overwrites the declaration with spaces; lines stay lines. @param to where the characters end */
    static void blank(char[] chars, int to) {
        int start = firstVisible(chars, to);
        for (int at = 0; at < start; at++) {
            chars[at] = chars[at] == '\n' ? '\n' : ' ';
        }
        int name = start + DECLARATION.length();
        if (name < to
                && new String(chars, start, DECLARATION.length()).equals(DECLARATION)
                && isInvisible(chars[name])) {
            int end = endOfDeclaration(chars, name, to);
            for (int at = start; at < end; at++) {
                chars[at] = chars[at] == '\n' ? '\n' : ' ';
            }
        }
    }

    /** Where something else than white space and byte order marks begins. */
    static int firstVisible(char[] chars, int to) {
        int at = 0;
        while (at < to && isInvisible(chars[at])) {
            at++;
        }
        return at;
    }

    private static boolean isInvisible(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\uFEFF';
    }

    private static int endOfDeclaration(char[] chars, int from, int to) {
        for (int at = from; at + 1 < to && chars[at] != '<'; at++) {
            if (chars[at] == '?' && chars[at + 1] == '>') {
                return at + 2;
            }
        }
        return from - DECLARATION.length();
    }
}
