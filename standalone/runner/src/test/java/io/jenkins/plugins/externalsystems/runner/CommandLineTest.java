package io.jenkins.plugins.externalsystems.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @Test
    void takesFileConnectionsAndParameters() {
        CommandLine line = CommandLine.parse(
                "--connections", "c.yaml", "--param", "VERSION=1=2", "Jenkinsfile", "--param", "EMPTY=");

        assertThat(line.jenkinsfile()).isEqualTo(Path.of("Jenkinsfile"));
        assertThat(line.connections()).isEqualTo(Path.of("c.yaml"));
        assertThat(line.parameters()).containsEntry("VERSION", "1=2").containsEntry("EMPTY", "");
    }

    @Test
    void takesADryRun() {
        assertThat(CommandLine.parse("--dry-run", "Jenkinsfile").dryRun()).isTrue();
        assertThat(CommandLine.parse("Jenkinsfile").dryRun()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', Which Jenkinsfile?",
        "--fast, Unknown option --fast.",
        "one two, 'One Jenkinsfile only, not two too.'",
        "--param VERSION x, --param needs NAME=VALUE.",
        "--connections, --connections needs a value.",
        "--demo Jenkinsfile, A demo takes nothing else.",
        "--demo --dry-run, A demo takes nothing else.",
        "--demo --demo-installed, A demo takes nothing else."
    })
    void refusesWhatItDoesNotKnow(String args, String message) {
        BrokenInput refused = catchThrowableOfType(
                BrokenInput.class, () -> CommandLine.parse(args.isEmpty() ? new String[0] : args.split(" ")));

        assertThat(refused).hasMessage(message);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
