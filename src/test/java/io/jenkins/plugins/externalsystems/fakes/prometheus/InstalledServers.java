package io.jenkins.plugins.externalsystems.fakes.prometheus;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real {@code prometheus} and {@code prometheus-pushgateway}, where they are on the PATH, as processes of their own on
 * free loopback ports. Prometheus scrapes the gateway every second and has two rules.
 */
public final class InstalledServers implements AutoCloseable {
    private static final String PROMETHEUS = "prometheus";
    private static final String PUSHGATEWAY = "prometheus-pushgateway";
    private static final Pattern ADDRESS = Pattern.compile("msg=\"Listening on\" address=(\\S+)");
    private static final String LOOPBACK = "--web.listen-address=127.0.0.1:0";
    private static final int SECONDS_TO_START = 30;

    private final List<Process> processes = new ArrayList<>();
    private final URI pushgateway;
    private final URI prometheus;

    /** @param folder empty; for configuration and data */
    public InstalledServers(Path folder) throws IOException {
        pushgateway =
                start(Pattern.compile("Listening on"), List.of(program(PUSHGATEWAY), LOOPBACK, "--persistence.file="));
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: pushgateway
                    honor_labels: true
                    static_configs: [{targets: ['%s']}]
                """.formatted(pushgateway.getAuthority()));
        Files.writeString(folder.resolve("rules.yml"), """
                groups:
                  - name: builds
                    rules:
                      - record: job:build_errors:max
                        expr: max by (job) (build_errors)
                        labels: {team: ops}
                      - alert: TooManyErrors
                        expr: build_errors > 2
                        labels: {team: ops}
                        annotations: {summary: About TooManyErrors}
                """);
        prometheus = start(
                Pattern.compile("Server is ready"),
                List.of(
                        program(PROMETHEUS),
                        LOOPBACK,
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data")));
    }

    /** Whether both programs are there. */
    public static boolean areInstalled() {
        return find(PROMETHEUS) != null && find(PUSHGATEWAY) != null;
    }

    public URI pushgateway() {
        return pushgateway;
    }

    public URI prometheus() {
        return prometheus;
    }

    private static String program(String name) {
        Path found = find(name);
        if (found == null) {
            throw new IllegalStateException(name + " is not on the PATH");
        }
        return found.toString();
    }

    @CheckForNull
    private static Path find(String name) {
        String path = System.getenv("PATH");
        return Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Starts a program and waits until it says that it is ready. */
    private URI start(Pattern ready, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        CompletableFuture<URI> address = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, ready, address), "log of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
        try {
            return address.get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            close();
            throw new IOException(command.get(0) + " does not start", failed);
        }
    }

    /** Reads to the end, so that the program never waits for a full pipe. */
    private static void read(Process process, Pattern ready, CompletableFuture<URI> address) {
        StringBuilder log = new StringBuilder();
        URI listening = null;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = ADDRESS.matcher(line);
                if (matcher.find()) {
                    listening = URI.create("http://" + matcher.group(1));
                }
                if (!address.isDone()) {
                    log.append(line).append('\n');
                    if (listening != null && ready.matcher(line).find()) {
                        address.complete(listening);
                    }
                }
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        } finally {
            address.completeExceptionally(new IOException(log.toString()));
        }
    }

    /** Ends both programs. */
    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        for (Process process : processes) {
            try {
                process.waitFor();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
