package io.jenkins.plugins.externalsystems.core.testresults.cause;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stack trace as a chain of exceptions, each with its frames, the innermost frame first. */
final class Trace {
    /**
     * An exception of the chain.
     *
     * @param type may be empty
     * @param header the line that names it, or the first line; may be empty
     * @param frames the innermost first
     */
    record Link(String type, String header, List<Frame> frames) {}

    private static final int MOST_LINES = 1_000;
    private static final int LONGEST_LINE = 600;
    private static final Pattern CAUSED_BY = Pattern.compile("^\\s*(?:Caused by|\\[cause\\]):\\s*(.*)$");
    private static final Pattern INNER_OF_DOTNET = Pattern.compile("---> ?(?:\\(Inner Exception #\\d+\\) )?([\\w.]+)");
    private static final Pattern QUALIFIED = Pattern.compile(
            "^\\s*([\\p{L}_$][\\w$]*(?:\\.[\\w$]+)+|[\\w$]*(?:Exception|Error))(?: ?\\[\\w+\\])?(?::|\\s*$)");
    private static final Pattern OF_PYTEST = Pattern.compile("^E\\s+([A-Za-z_][\\w.]*)(?::|$)");
    private static final Pattern OF_PYTEST_PLACE = Pattern.compile("^\\s*\\S+\\.pyx?:\\d+: ([A-Za-z_][\\w.]*)$");
    private static final Pattern PANIC = Pattern.compile("^panic: (.*)$");

    private final List<Link> links = new ArrayList<>();
    private FrameReader reader = new FrameReader();
    private List<Frame> frames = new ArrayList<>();
    private String type = "";
    private String header = "";
    private boolean isSuppressed;

    private Trace() {}

    /** @return the innermost exception first; at least one link */
    static List<Link> parse(String text) {
        Trace trace = new Trace();
        text.lines()
                .limit(MOST_LINES)
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
                .takeWhile(trace::read)
                .forEach(line -> {});
        trace.endLink();
        return trace.links;
    }

    /** @return false where what follows is of no interest */
    private boolean read(String line) {
        if (line.startsWith("The above exception was the direct cause")) {
            return false;
        }
        if (line.startsWith("During handling of the above exception")) {
            links.clear();
            restart();
            return true;
        }
        if (line.startsWith("goroutine ") && !frames.isEmpty() || line.startsWith("Previous ")) {
            return false;
        }
        boolean isFrame = line.startsWith("\tat ");
        Matcher causedBy = isFrame ? null : CAUSED_BY.matcher(line);
        if (causedBy != null && causedBy.matches()) {
            endLink();
            restart();
            readType(causedBy.group(1));
            return true;
        }
        // What was suppressed is indented, and what caused the exception comes after it.
        isSuppressed |= !isFrame && line.strip().startsWith("Suppressed: ");
        if (!isSuppressed) {
            Frame frame = reader.read(line);
            if (frame == null) {
                readType(line);
            } else {
                frames.add(frame);
                if (reader.isInnermostLast()) {
                    readTypeAfterPlace(line);
                }
            }
        }
        return true;
    }

    private void readType(String line) {
        Matcher dotnet = INNER_OF_DOTNET.matcher(line);
        while (dotnet.find()) {
            named(dotnet.group(1), line);
        }
        if (type.isEmpty() || reader.isInnermostLast() && !line.isEmpty() && line.charAt(0) != ' ') {
            readFirstType(line);
        }
    }

    private void readTypeAfterPlace(String line) {
        Matcher place = OF_PYTEST_PLACE.matcher(line);
        if (place.matches()) {
            named(place.group(1), header.isEmpty() ? line : header);
        }
    }

    private void readFirstType(String line) {
        Matcher panic = PANIC.matcher(line);
        Matcher pytest = OF_PYTEST.matcher(line);
        Matcher qualified = QUALIFIED.matcher(line);
        if (panic.matches()) {
            named("panic", line);
        } else if (pytest.find()) {
            named(pytest.group(1), line);
        } else if (qualified.find()) {
            named(qualified.group(1), line);
        }
    }

    private void named(String name, String line) {
        type = name;
        header = line;
    }

    private void endLink() {
        if (reader.isInnermostLast()) {
            Collections.reverse(frames);
        }
        links.add(0, new Link(type, header, List.copyOf(frames)));
    }

    private void restart() {
        reader = new FrameReader();
        frames = new ArrayList<>();
        type = "";
        header = "";
        isSuppressed = false;
    }
}
