package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real reports of other projects, which are not part of this one: they are read where a folder {@code shared/samples/junit} lies beside the
 * repository, or where {@code -Djunit.samples=} says. Each file there must be in the table.
 */
class SharedSamplesTest {
    /** Passed, failed, errors, skipped, disabled. */
    private static final Map<String, String> COUNTS = Map.ofEntries(
            Map.entry("go-junit-report/001-report.xml", "2 1 0 2 0"),
            Map.entry("go-junit-report/018-report.xml", "3 0 0 0 0"),
            Map.entry("go-junit-report/035-report.xml", "9 0 0 0 0"),
            Map.entry("go-junit-report/104-report.xml", "0 1 0 0 0"),
            Map.entry("gradle/onozaty-TestCase1.xml", "2 1 1 1 0"),
            Map.entry("jest/dorny-jest-junit.xml", "1 4 0 1 0"),
            Map.entry("misc/catch2.xml", "0 1 0 0 0"),
            Map.entry("misc/enricomi-disabled.xml", "6 19 1 0 5"),
            Map.entry("misc/enricomi-non-junit.xml", "0 0 0 0 0"),
            Map.entry("misc/enricomi-with-xml-entities.xml", "0 1 1 2 0"),
            Map.entry("misc/multi-level.xml", "3 0 0 0 0"),
            Map.entry("misc/pyedaa-gtest.xml", "3 0 0 0 0"),
            Map.entry("mocha/mocha.xml", "1 0 0 0 0"),
            Map.entry("playwright/acwooding-e2e-junit-results.xml", "3 0 0 0 0"),
            Map.entry("pytest/dorny-pytest.xml", "6 2 0 2 0"),
            Map.entry("pytest/enricomi-junit.fail.xml", "3 1 0 1 0"),
            Map.entry("pytest/mikepenz-report.xml", "1 2 0 0 0"),
            Map.entry("surefire/TEST-action.surefire.report.calc.AllOkTest.xml", "1 0 0 0 0"),
            Map.entry("surefire/TEST-action.surefire.report.calc.StringUtilsTest.xml", "2 2 0 1 0"),
            Map.entry("surefire/TEST-org.apache.pulsar.AddMissingPatchVersionTest.xml", "0 1 0 1 0"),
            Map.entry("trcli/junit5_parentheses_test.xml", "6 0 0 0 0"),
            Map.entry("trcli/multiple_case_ids_in_name.xml", "3 2 0 0 0"),
            Map.entry("trcli/multisuite_report.xml", "7 2 0 0 0"),
            Map.entry("trcli/root_id_in_property.xml", "3 0 0 1 0"));

    @TestFactory
    Stream<DynamicTest> sample() throws IOException {
        Path folder = folder();
        if (folder == null) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList().stream()
                    .map(file -> dynamicTest(folder.relativize(file).toString(), () -> {
                        String name = folder.relativize(file).toString().replace('\\', '/');
                        ReadReport report = ReadReport.of(() -> Files.newInputStream(file));
                        TestCounts counts = report.reading().counts();
                        assertThat("%d %d %d %d %d"
                                        .formatted(
                                                counts.passed(),
                                                counts.failed(),
                                                counts.errors(),
                                                counts.skipped(),
                                                counts.disabled()))
                                .isEqualTo(COUNTS.get(name));
                        assertThat(report.reading().isComplete()).isEqualTo(!name.endsWith("non-junit.xml"));
                        assertThat(report.reading().notes()).isEmpty();
                    }));
        }
    }

    private static Path folder() {
        String given = System.getProperty("junit.samples");
        if (given != null) {
            return Path.of(given);
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path folder = up.resolve("shared/samples/junit");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }
}
