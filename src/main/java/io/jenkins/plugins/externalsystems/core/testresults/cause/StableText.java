package io.jenkins.plugins.externalsystems.core.testresults.cause;

import java.util.regex.Pattern;

/** Takes out of texts what differs from run to run: numbers, ids, addresses, folders, the suffixes of generated classes. */
final class StableText {
    private static final int LONGEST = 1_000;
    private static final Pattern UUID = Pattern.compile("\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b");
    /** A path with folders; only its last name stays. */
    private static final Pattern FOLDERS =
            Pattern.compile("(?:\\b[A-Za-z]:)?[/\\\\](?:[^\\s/\\\\:'\"()<>|,;]+[/\\\\])+(?=[^\\s/\\\\])");

    private static final Pattern HEX =
            Pattern.compile("0x[0-9a-fA-F]+|@[0-9a-fA-F]{4,}|\\b(?=[a-f]*\\d)[0-9a-f]{8,}\\b");
    /** Rust names the thread after the test. */
    private static final Pattern THREAD = Pattern.compile("^thread '[^']*'");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final Pattern LAMBDA_CLASS = Pattern.compile("\\$\\$Lambda.*?(?=\\.[\\w$]+$|$)");
    private static final Pattern LAMBDA_METHOD = Pattern.compile("(lambda\\$\\w+)\\$\\d+");
    private static final Pattern GENERATED = Pattern.compile(
            "\\$\\$((?:Enhancer|FastClass)By\\w+|SpringCGLIB)\\$\\$\\w+|\\$(MockitoMock|ByteBuddy|HibernateProxy)\\$\\w+");
    private static final Pattern NUMBERED =
            Pattern.compile("(\\$|\\$Proxy|GeneratedMethodAccessor|GeneratedConstructorAccessor)\\d+\\b");
    private static final Pattern CLOSURE = Pattern.compile("\\.(func|gowrap)\\d+(?:\\.\\d+)*");
    private static final Pattern RUST_HASH = Pattern.compile("::h[0-9a-f]{16}$");

    private StableText() {}

    /** A message. */
    static String ofMessage(String message) {
        String text = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        text = THREAD.matcher(text).replaceAll("thread");
        text = UUID.matcher(text).replaceAll("#");
        text = FOLDERS.matcher(text).replaceAll("");
        text = HEX.matcher(text).replaceAll("#");
        text = DIGITS.matcher(text).replaceAll("#");
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** A class and method, or a function. */
    static String ofCode(String code) {
        String text = LAMBDA_CLASS.matcher(code).replaceAll("\\$\\$Lambda");
        text = LAMBDA_METHOD.matcher(text).replaceAll("$1");
        text = GENERATED
                .matcher(text)
                .replaceAll(found -> "\\$" + (found.group(1) == null ? found.group(2) : found.group(1)));
        text = NUMBERED.matcher(text).replaceAll("$1");
        text = CLOSURE.matcher(text).replaceAll(".$1");
        return RUST_HASH.matcher(text).replaceAll("");
    }

    /** A file's name without its folders, which differ between machines. */
    static String ofFile(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
