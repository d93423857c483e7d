package io.jenkins.plugins.externalsystems.fakes.prometheus;

import io.jenkins.plugins.externalsystems.fakes.InstalledProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private final List<InstalledProgram> programs = new ArrayList<>();
    private final URI pushgateway;
    private final URI prometheus;

    /** @param folder empty; for configuration and data @param options of Prometheus, beyond those */
    public InstalledServers(Path folder, String... options) throws IOException {
        pushgateway = start(PUSHGATEWAY, Pattern.compile("Listening on"), "--persistence.file=");
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
        List<String> all =
                new ArrayList<>(List.of("--config.file=" + config, "--storage.tsdb.path=" + folder.resolve("data")));
        all.addAll(List.of(options));
        prometheus = start(PROMETHEUS, Pattern.compile("Server is ready"), all.toArray(String[]::new));
    }

    /** Whether both programs are there. */
    public static boolean areInstalled() {
        return InstalledProgram.find(PROMETHEUS) != null && InstalledProgram.find(PUSHGATEWAY) != null;
    }

    public URI pushgateway() {
        return pushgateway;
    }

    public URI prometheus() {
        return prometheus;
    }

    /** The program listens on a free port of the loopback interface. */
    private URI start(String name, Pattern ready, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(name, LOOPBACK));
        command.addAll(List.of(arguments));
        try {
            InstalledProgram program = InstalledProgram.start(ADDRESS, ready, command);
            programs.add(program);
            return URI.create("http://" + program.address());
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    /** Ends both programs. */
    @Override
    public void close() {
        programs.forEach(InstalledProgram::close);
    }
}
