package io.jenkins.plugins.externalsystems.runner.demo;

import io.jenkins.plugins.externalsystems.fakes.InstalledProgram;
import io.jenkins.plugins.externalsystems.runner.ExitCode;
import io.jenkins.plugins.externalsystems.runner.TerminalRun;
import io.jenkins.plugins.externalsystems.runner.configuration.ConfigurationFile;
import io.jenkins.plugins.externalsystems.runner.script.JenkinsfileRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pushes metrics to the real Pushgateway and sends a mail to a real mail server, each where it is installed on this machine
 * (Debian's {@code prometheus-pushgateway} and {@code python3-aiosmtpd}), and reads back what they hold.
 */
public final class InstalledDemo {
    private static final String PUSHGATEWAY = "prometheus-pushgateway";
    private static final String MAIL_SERVER = "aiosmtpd";

    private final Predicate<String> isInstalled;
    private final PrintStream out;

    /** Uses what the PATH has. */
    public InstalledDemo(PrintStream out) {
        this(name -> InstalledProgram.find(name) != null, out);
    }

    InstalledDemo(Predicate<String> isInstalled, PrintStream out) {
        this.isInstalled = isInstalled;
        this.out = out;
    }

    /** @return failure if a server that is installed does not get what it should; success too where none is installed */
    public ExitCode run() {
        try {
            boolean metrics = isThere(PUSHGATEWAY) ? pushMetrics() : true;
            boolean mail = isThere(MAIL_SERVER) ? sendMail() : true;
            return metrics && mail ? ExitCode.SUCCESS : ExitCode.FAILURE;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean isThere(String program) {
        boolean isThere = isInstalled.test(program);
        out.println();
        out.println(isThere ? "With " + program + ":" : program + " is not installed: left out.");
        return isThere;
    }

    private boolean pushMetrics() throws IOException {
        Pattern listening = Pattern.compile("Listening on.* address=(\\S+)");
        try (InstalledProgram gateway = InstalledProgram.start(
                listening,
                listening,
                List.of(PUSHGATEWAY, "--web.listen-address=127.0.0.1:0", "--persistence.file="))) {
            URI url = URI.create("http://" + gateway.address());
            boolean isGood = runs("metrics.Jenkinsfile", Map.of("PUSHGATEWAY_URL", url.toString()));
            try (InputStream page = url.resolve("/metrics").toURL().openStream()) {
                String held = new String(page.readAllBytes(), StandardCharsets.UTF_8);
                String group = "{branch=\"feature/vouchers\",instance=\"\",job=\"nightly\"";
                return holds(PUSHGATEWAY, held, "tests_failed" + group + "} 2", "stage_seconds_sum" + group + "} 41.5")
                        && isGood;
            }
        }
    }

    private boolean sendMail() throws IOException {
        Path mailbox = Files.createTempDirectory("demo-mail");
        // Its own name, since it keeps what it gets as a Maildir, which it wants to make itself.
        Path kept = mailbox.resolve("kept");
        try (InstalledProgram server = InstalledProgram.start(
                Pattern.compile("laddr=\\('127\\.0\\.0\\.1', (\\d+)\\)"),
                Pattern.compile("Server is listening"),
                List.of(
                        MAIL_SERVER,
                        "-n",
                        "-d",
                        "-d",
                        "-c",
                        "aiosmtpd.handlers.Mailbox",
                        kept.toString(),
                        "-l",
                        "127.0.0.1:0"))) {
            boolean isGood = runs("mail.Jenkinsfile", Map.of("SMTP_PORT", server.address()));
            StringBuilder held = new StringBuilder();
            try (Stream<Path> mails = Files.list(kept.resolve("new"))) {
                for (Path mail : mails.toList()) {
                    held.append(Files.readString(mail));
                }
            }
            return holds(
                            MAIL_SERVER,
                            held.toString(),
                            "X-RcptTo: joerg@example.com, qa@example.com",
                            "Subject: =?UTF-8?",
                            "multipart/alternative",
                            "CheckoutTest.paysByCard")
                    && isGood;
        } finally {
            delete(mailbox);
        }
    }

    private boolean runs(String jenkinsfile, Map<String, String> variables) throws IOException {
        ConfigurationFile file = ConfigurationFile.parse("installed.yaml", resource("installed.yaml"), variables::get);
        JenkinsfileRun run = new JenkinsfileRun(jenkinsfile, resource(jenkinsfile));
        return new TerminalRun(file, variables::get, out).run(run, Map.of(), Path.of("")) == ExitCode.SUCCESS;
    }

    private boolean holds(String server, String held, String... parts) {
        boolean holdsAll = true;
        for (String part : parts) {
            boolean isThere = held.contains(part);
            out.println((isThere ? "[ok]      " : "[missing] ") + server + " holds: " + part);
            holdsAll &= isThere;
        }
        return holdsAll;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = InstalledDemo.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar holds no demo/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
