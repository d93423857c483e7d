package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The operations of a document by type, found without understanding what is in them: words outside of all braces, strings and
 * comments.
 *
 * @see <a href="https://spec.graphql.org/October2021/#sec-Document">GraphQL, documents</a>
 */
final class DocumentOperations {
    private static final Set<String> TYPES = Set.of("query", "mutation", "subscription");

    private final String document;
    private final List<String> types = new ArrayList<>();
    private int at;
    private int depth;
    private boolean isNamed;

    private DocumentOperations(String document) {
        this.document = document;
    }

    /** {@code query}, {@code mutation} or {@code subscription} for each operation; empty for a document without any. */
    static List<String> of(String document) {
        DocumentOperations operations = new DocumentOperations(document);
        operations.read();
        return operations.types;
    }

    private void read() {
        while (at < document.length()) {
            char c = document.charAt(at);
            if (c == '#') {
                skipLine();
            } else if (c == '"') {
                skipText();
            } else if (c == '{' || c == '(') {
                if (c == '{' && depth == 0 && !isNamed) {
                    types.add("query");
                }
                depth++;
                at++;
            } else if (c == '}' || c == ')') {
                depth--;
                isNamed = depth > 0 || c == ')';
                at++;
            } else if (depth == 0 && Character.isLetter(c)) {
                word();
            } else {
                at++;
            }
        }
    }

    /** Only the first word of a definition says what it is. */
    private void word() {
        int start = at;
        while (at < document.length()
                && (Character.isLetterOrDigit(document.charAt(at)) || document.charAt(at) == '_')) {
            at++;
        }
        String word = document.substring(start, at);
        if (!isNamed && TYPES.contains(word)) {
            types.add(word);
        }
        isNamed = true;
    }

    private void skipLine() {
        while (at < document.length() && document.charAt(at) != '\n' && document.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipText() {
        boolean isBlock = document.startsWith("\"\"\"", at);
        String end = isBlock ? "\"\"\"" : "\"";
        at += end.length();
        while (at < document.length() && !document.startsWith(end, at)) {
            boolean isEscape = document.charAt(at) == '\\' && (!isBlock || document.startsWith("\\\"\"\"", at));
            at += isEscape ? isBlock ? 4 : 2 : 1;
        }
        at += end.length();
    }
}
