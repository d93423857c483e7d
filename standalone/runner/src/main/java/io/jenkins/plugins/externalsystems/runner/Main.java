package io.jenkins.plugins.externalsystems.runner;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.runner.configuration.ConfigurationFile;
import io.jenkins.plugins.externalsystems.runner.demo.Demo;
import io.jenkins.plugins.externalsystems.runner.demo.InstalledDemo;
import io.jenkins.plugins.externalsystems.runner.script.JenkinsfileRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The command line program. */
public final class Main {
    private final UnaryOperator<String> variables;
    private final PrintStream out;
    private final PrintStream err;

    Main(UnaryOperator<String> variables, PrintStream out, PrintStream err) {
        this.variables = variables;
        this.out = out;
        this.err = err;
    }

    public static void main(String... args) {
        System.exit(new Main(System::getenv, System.out, System.err).run(args).number());
    }

    ExitCode run(String... args) {
        try {
            CommandLine line = CommandLine.parse(args);
            if (line.help()) {
                out.print(CommandLine.USAGE);
                return ExitCode.SUCCESS;
            }
            if (line.demo()) {
                return new Demo(out).run();
            }
            if (line.installedDemo()) {
                return new InstalledDemo(out).run();
            }
            return run(line, Objects.requireNonNull(line.jenkinsfile()), line.connections());
        } catch (BrokenInput broken) {
            err.println(broken.getMessage());
            if (broken.exitCode() == ExitCode.USAGE) {
                err.print(CommandLine.USAGE);
            }
            return broken.exitCode();
        }
    }

    private ExitCode run(CommandLine line, Path jenkinsfile, @CheckForNull Path connections) {
        ConfigurationFile file = connections == null
                ? ConfigurationFile.empty()
                : ConfigurationFile.parse(nameOf(connections), read(connections), variables);
        JenkinsfileRun run = new JenkinsfileRun(nameOf(jenkinsfile), read(jenkinsfile));
        Path folder = Objects.requireNonNull(jenkinsfile.toAbsolutePath().getParent(), "a file is in a folder");
        TerminalRun terminal = new TerminalRun(file, variables, out);
        return (line.dryRun() ? terminal.asDryRun() : terminal).run(run, line.parameters(), folder);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw BrokenInput.file("Cannot read " + file + ".", unreadable);
        }
    }
}
