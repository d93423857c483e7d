package io.jenkins.plugins.externalsystems.fakes;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that is installed on this machine, as a process of its own. */
public final class InstalledProgram implements AutoCloseable {
    private static final int SECONDS_TO_START = 30;

    private final Process process;
    private final CompletableFuture<String> address = new CompletableFuture<>();

    private InstalledProgram(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Where a program of the PATH is; null if it is not there. */
    @CheckForNull
    public static Path find(String name) {
        String path = System.getenv("PATH");
        return Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /**
     * Starts a program and waits until its log says that it is ready.
     *
     * @param listening finds in a line of the log, as its first group, where the program listens
     * @param ready finds the line that comes when it does, the same or a later one
     * @param command whose first word is a path or in the PATH
     * @throws IOException if it does not start, with its log as the cause
     */
    public static InstalledProgram start(Pattern listening, Pattern ready, List<String> command) throws IOException {
        InstalledProgram program = new InstalledProgram(command);
        Thread reader = new Thread(() -> program.read(listening, ready), "log of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
        try {
            program.address.get(SECONDS_TO_START, TimeUnit.SECONDS);
            return program;
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            program.close();
            throw new IOException(command.get(0) + " does not start", failed);
        }
    }

    /** What the log says about where it listens. */
    public String address() {
        return address.join();
    }

    /** Reads to the end, so that the program never waits for a full pipe. */
    private void read(Pattern listening, Pattern ready) {
        StringBuilder log = new StringBuilder();
        String found = null;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = listening.matcher(line);
                if (matcher.find()) {
                    found = matcher.group(1);
                }
                if (!address.isDone()) {
                    log.append(line).append('\n');
                    if (found != null && ready.matcher(line).find()) {
                        address.complete(found);
                    }
                }
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        } finally {
            address.completeExceptionally(new IOException(log.toString()));
        }
    }

    /** Ends it, and waits for that. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
