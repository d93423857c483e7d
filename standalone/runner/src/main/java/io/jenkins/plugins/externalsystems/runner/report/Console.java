package io.jenkins.plugins.externalsystems.runner.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The build's log on the terminal; secrets of the configuration file are masked in it. */
public final class Console {
    private final PrintStream stream;
    private final Redactor redactor;
    private final Deque<String> stages = new ArrayDeque<>();

    public Console(PrintStream stream, Redactor redactor) {
        this.stream = stream;
        this.redactor = redactor;
    }

    /** Prints text, with the stage it belongs to. */
    public void line(String text) {
        String stage = stages.isEmpty() ? "" : "[" + stages.peek() + "] ";
        text.lines().forEach(line -> plain(stage + line));
    }

    /** Prints what is left out. */
    public void notRun(String what) {
        line("(not run) " + what);
    }

    /** Prints a line as it is. */
    public void plain(String line) {
        stream.println(redactor.redact(line));
    }

    /** Runs a block whose lines belong to a stage. */
    @CheckForNull
    public <T> T inStage(String name, Supplier<T> block) {
        stages.push(name);
        try {
            return block.get();
        } finally {
            stages.pop();
        }
    }

    /** For {@code println} of a script: masked, line by line. */
    public PrintStream stream() {
        return new LinePrintStream(this::line);
    }
}
