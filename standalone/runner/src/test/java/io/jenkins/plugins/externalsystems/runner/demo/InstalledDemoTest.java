package io.jenkins.plugins.externalsystems.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.externalsystems.fakes.InstalledProgram;
import io.jenkins.plugins.externalsystems.runner.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledDemoTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String run(ExitCode expected, Predicate<String> isInstalled) {
        ExitCode code = new InstalledDemo(isInstalled, new PrintStream(out, true, StandardCharsets.UTF_8)).run();
        String printed = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(printed).isEqualTo(expected);
        return printed;
    }

    @ParameterizedTest
    @CsvSource({"prometheus-pushgateway, 2", "aiosmtpd, 4"})
    void eachServerThatIsThereHoldsWhatItGot(String program, int parts) {
        assumeThat(InstalledProgram.find(program)).isNotNull();

        String printed = run(ExitCode.SUCCESS, program::equals);

        assertThat(printed).contains("With " + program + ":").doesNotContain("[missing]");
        assertThat(printed.split("\\[ok] +" + program + " holds: ")).hasSize(parts + 1);
    }

    @Test
    void whatIsNotThereIsLeftOutAndSaid() {
        assertThat(run(ExitCode.SUCCESS, program -> false))
                .contains("prometheus-pushgateway is not installed: left out.")
                .contains("aiosmtpd is not installed: left out.")
                .doesNotContain("[ok]");
    }
}
