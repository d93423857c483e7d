package io.jenkins.plugins.externalsystems.core.testresults.cause;

/**
 * One line of a stack trace without its numbers.
 *
 * @param code class and method, or a function; empty where only a place is told
 * @param path the file as it is written; may be empty
 */
record Frame(String code, String path) {
    /** The same for the same code on every machine. */
    String stable() {
        String name = StableText.ofCode(code);
        // The names of Java and .NET are complete without the file.
        return name.isEmpty() || path.isEmpty() ? name + StableText.ofFile(path) : name + " " + StableText.ofFile(path);
    }

    boolean hasCode() {
        return !code.isEmpty();
    }
}
