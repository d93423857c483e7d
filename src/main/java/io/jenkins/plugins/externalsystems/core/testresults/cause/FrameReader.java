package io.jenkins.plugins.externalsystems.core.testresults.cause;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes the lines of stack traces: Java, .NET, JavaScript, Python, Go, Rust, C and C++. For one trace. */
final class FrameReader {
    /** JavaScript's own functions. */
    private static final String BUILT_IN = "(<anonymous>)";

    private static final String SOURCE = "\\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|m|mm|swift|rs)";
    /** {@code at load (/a/b.js:1:2)}, which has a space before the place. */
    private static final Pattern JS_FUNCTION = Pattern.compile("^\\s*at (?:async )?(.{1,200}?) \\((.+?):\\d+:\\d+\\)$");

    private static final Pattern JS_PLACE = Pattern.compile("^\\s*at (?:async )?([^()]+?):\\d+:\\d+$");
    /** {@code at java.base/a.B.c(B.java:1)}, {@code at A.B.C(String d) in e.cs:line 1}. */
    private static final Pattern METHOD = Pattern.compile(
            "^\\s*at (?:[^\\s/($]*/){0,3}([^\\s(][^(]{0,300})\\([^)]{0,400}\\)(?: in .+:line \\d+| .*)?$");

    private static final Pattern PY_TRACEBACK = Pattern.compile("^\\s*File \"([^\"]+)\", line \\d+(?:, in (.+))?$");
    private static final Pattern PY_DEF = Pattern.compile("^\\s*>?\\s*(?:async )?def (\\w+)\\(");
    private static final Pattern PY_PLACE =
            Pattern.compile("^\\s*((?:[A-Za-z]:)?[^\\s:]+\\.pyx?):\\d+: ?(?:in (.+)|[\\w.]*)$");
    private static final Pattern GO_FILE = Pattern.compile("^\\s+(\\S+\\.(?:go|s)):\\d+(?: \\+0x[0-9a-f]+)?$");
    private static final Pattern GO_FUNCTION = Pattern.compile("^\\s*(?:created by )?([^\\s(]\\S*?)\\([^()]*\\)?$");
    private static final Pattern GO_PLACE = Pattern.compile("^\\s*(?:Error Trace:\\s*)?(\\S+\\.go):\\d+(?::.*)?$");
    private static final Pattern NATIVE =
            Pattern.compile("^\\s*(?:#\\d+:?|\\d+#|\\d+:)\\s+(?:0x[0-9a-fA-F]+\\s+)?(?:- |in )?([^\\s(]+).*$");
    private static final Pattern RUST_PANIC = Pattern.compile("panicked at (?:'.*', )?([^\\s':]+\\.rs):\\d+(?::\\d+)?");
    private static final Pattern NATIVE_PLACE =
            Pattern.compile("^\\s*(?:at )?((?:[A-Za-z]:)?[^\\s:()]+" + SOURCE + ")(?::\\d+|\\(\\d+\\))(?:[: ].*)?$");

    private String definition = "";
    private String lineBefore = "";
    private boolean isPython;

    /** @return null for a line that is no frame */
    @CheckForNull
    Frame read(String line) {
        Frame frame = readAny(line);
        lineBefore = line;
        return frame;
    }

    /** Whether the innermost frame is the last one. */
    boolean isInnermostLast() {
        return isPython;
    }

    @CheckForNull
    private Frame readAny(String line) {
        String start = line.stripLeading();
        if (start.startsWith("at ")) {
            return readAt(line);
        }
        Frame python = readPython(line);
        if (python != null) {
            isPython = true;
            return python;
        }
        Frame go = readGo(line);
        return go == null ? readNative(line, start) : go;
    }

    @CheckForNull
    private static Frame readAt(String line) {
        if (line.endsWith(BUILT_IN)) {
            return new Frame("", "<anonymous>");
        }
        Frame plain = readPlainJava(line);
        if (plain != null) {
            return plain;
        }
        Matcher function = JS_FUNCTION.matcher(line);
        if (function.matches()) {
            String code = function.group(1);
            return new Frame(code.contains("<anonymous>") ? "" : code, function.group(2));
        }
        Matcher place = JS_PLACE.matcher(line);
        if (place.matches()) {
            return new Frame("", place.group(1));
        }
        Matcher method = METHOD.matcher(line);
        if (method.matches()) {
            return new Frame(method.group(1), "");
        }
        Matcher source = NATIVE_PLACE.matcher(line);
        return source.matches() ? new Frame("", source.group(1)) : null;
    }

    /** The most frequent form of all, without a pattern: reports with thousands of failures have millions of such lines. */
    @CheckForNull
    private static Frame readPlainJava(String line) {
        int open = line.indexOf('(');
        int colon = line.lastIndexOf(':');
        if (open < 0 || colon < open || !line.startsWith(".java", colon - 5) || line.charAt(line.length() - 1) != ')') {
            return null;
        }
        int start = line.indexOf("at ") + 3;
        int module = line.lastIndexOf('/', open);
        if (module > start && line.lastIndexOf('$', module) < start) {
            start = module + 1;
        }
        for (int at = start; at < open; at++) {
            if (line.charAt(at) <= ' ') {
                return null;
            }
        }
        return new Frame(line.substring(start, open), "");
    }

    @CheckForNull
    private Frame readPython(String line) {
        Matcher traceback = PY_TRACEBACK.matcher(line);
        if (traceback.matches()) {
            return new Frame(traceback.group(2) == null ? "" : traceback.group(2), traceback.group(1));
        }
        Matcher def = PY_DEF.matcher(line);
        if (def.find()) {
            definition = def.group(1);
            return null;
        }
        Matcher place = PY_PLACE.matcher(line);
        if (!place.matches()) {
            return null;
        }
        String code = place.group(2) == null ? definition : place.group(2);
        definition = "";
        return new Frame(code, place.group(1));
    }

    @CheckForNull
    private Frame readGo(String line) {
        Matcher file = GO_FILE.matcher(line);
        if (file.matches()) {
            Matcher function = GO_FUNCTION.matcher(lineBefore);
            return new Frame(function.matches() ? function.group(1) : "", file.group(1));
        }
        Matcher place = GO_PLACE.matcher(line);
        return place.matches() ? new Frame("", place.group(1)) : null;
    }

    @CheckForNull
    private static Frame readNative(String line, String start) {
        if (!start.isEmpty() && (start.charAt(0) == '#' || Character.isDigit(start.charAt(0)))) {
            Matcher frame = NATIVE.matcher(line);
            if (frame.matches()) {
                return new Frame(frame.group(1), "");
            }
        }
        Matcher panic = RUST_PANIC.matcher(line);
        if (panic.find()) {
            return new Frame("", panic.group(1));
        }
        Matcher place = NATIVE_PLACE.matcher(line);
        return place.matches() ? new Frame("", place.group(1)) : null;
    }
}
