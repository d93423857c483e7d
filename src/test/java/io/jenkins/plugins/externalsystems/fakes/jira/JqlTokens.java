package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.ArrayList;
import java.util.List;

/** JQL cut into tokens, read one after the other. */
final class JqlTokens {
    /**
     * One token.
     *
     * @param isQuoted whether it stood in quotes, so that it is a value whatever it says
     */
    record Token(String text, boolean isQuoted) {
        boolean is(String word) {
            return !isQuoted && text.equalsIgnoreCase(word);
        }
    }

    private static final String SYMBOLS = "(),";
    private static final String OPERATORS = "=!~<>";
    private static final String RESERVED = "{}*/%^$#@;?|&+`";

    private final List<Token> tokens = new ArrayList<>();
    private int next;

    JqlTokens(String jql) {
        int at = 0;
        while (at < jql.length()) {
            char c = jql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"' || c == '\'') {
                at = quoted(jql, at);
            } else if (SYMBOLS.indexOf(c) >= 0) {
                tokens.add(new Token(String.valueOf(c), false));
                at++;
            } else if (RESERVED.indexOf(c) >= 0) {
                throw bad("The character '" + c + "' is a reserved JQL character. You must enclose it in a string.");
            } else {
                at = run(jql, at, OPERATORS.indexOf(c) >= 0);
            }
        }
    }

    private int run(String jql, int start, boolean isOperator) {
        int end = start;
        while (end < jql.length() && isPart(jql.charAt(end), isOperator)) {
            end++;
        }
        tokens.add(new Token(jql.substring(start, end), false));
        return end;
    }

    private static boolean isPart(char c, boolean isOperator) {
        boolean isOperatorChar = OPERATORS.indexOf(c) >= 0;
        return isOperator
                ? isOperatorChar
                : !isOperatorChar
                        && !Character.isWhitespace(c)
                        && SYMBOLS.indexOf(c) < 0
                        && RESERVED.indexOf(c) < 0
                        && c != '"'
                        && c != '\'';
    }

    private int quoted(String jql, int start) {
        char quote = jql.charAt(start);
        StringBuilder text = new StringBuilder();
        int at = start + 1;
        while (at < jql.length() && jql.charAt(at) != quote) {
            char c = jql.charAt(at);
            if (c == '\\' && at + 1 < jql.length()) {
                at++;
                at += escape(jql, at, text);
            } else {
                if (Character.isISOControl(c)) {
                    throw bad("The quoted string has an illegal control character.");
                }
                text.append(c);
            }
            at++;
        }
        if (at >= jql.length()) {
            throw bad("The quoted string '" + text + "' has not been completed.");
        }
        tokens.add(new Token(text.toString(), true));
        return at + 1;
    }

    /** @return how many characters it took beyond the one at {@code at} */
    private static int escape(String jql, int at, StringBuilder text) {
        char c = jql.charAt(at);
        switch (c) {
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case '"', '\'', '\\', ' ' -> text.append(c);
            case 'u' -> {
                text.append((char) Integer.parseInt(jql.substring(at + 1, at + 5), 16));
                return 4;
            }
            default -> throw bad("'\\" + c + "' is an illegal JQL escape sequence.");
        }
        return 0;
    }

    boolean hasNext() {
        return next < tokens.size();
    }

    /** Whether the next token is that word, in any case and without quotes. */
    boolean nextIs(String word) {
        return hasNext() && tokens.get(next).is(word);
    }

    /** Takes the next token if it is that word. */
    boolean take(String word) {
        boolean isThere = nextIs(word);
        if (isThere) {
            next++;
        }
        return isThere;
    }

    void expect(String word) {
        if (!take(word)) {
            throw bad("Expecting '" + word + "' but got '"
                    + (hasNext() ? tokens.get(next).text() : "the end") + "'.");
        }
    }

    Token next() {
        if (!hasNext()) {
            throw bad("Expecting more before the end of the query.");
        }
        Token token = tokens.get(next);
        next++;
        return token;
    }

    static JiraRefusal bad(String problem) {
        return JiraRefusal.of(400, "Error in the JQL Query: " + problem);
    }
}
