package io.jenkins.plugins.externalsystems.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures how long a report of a million cases takes. */
public final class ReportMeasurement {
    private ReportMeasurement() {}

    /** @param arguments the folder that the results go into */
    public static void main(String[] arguments) throws IOException, RunnerException {
        Path results = Files.createDirectories(Path.of(arguments[0]));
        new Runner(new OptionsBuilder()
                        .include(JUnitXmlReading.class.getName())
                        .addProfiler(GCProfiler.class)
                        .addProfiler(ProcessorTime.class)
                        .resultFormat(ResultFormatType.JSON)
                        .result(results.resolve("junit-xml.json").toString())
                        .output(results.resolve("junit-xml.txt").toString())
                        .build())
                .run();
    }
}
