package io.jenkins.plugins.externalsystems.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures all, with one thread and with sixteen. */
public final class Benchmarks {
    private static final int FORKS = 2;
    private static final int WARM_UPS = 6;
    private static final int ITERATIONS = 5;
    private static final TimeValue WARM_UP_TIME = TimeValue.seconds(3);
    private static final TimeValue TIME = TimeValue.seconds(2);

    /**
     * Whoever needs a method compiled waits for it. Sixteen busy threads leave the compiler of a small machine no time: by itself it
     * takes minutes until what is measured is no half-compiled code.
     */
    private static final String COMPILE_FIRST = "-Xbatch";

    private Benchmarks() {}

    /** @param arguments the folder that the results go into, and what the benchmarks' names must contain, else all run */
    public static void main(String[] arguments) throws IOException, RunnerException {
        Path results = Files.createDirectories(Path.of(arguments[0]));
        for (int threads : new int[] {1, 16}) {
            String name = "threads-" + threads;
            new Runner(new OptionsBuilder()
                            .include(arguments.length > 1 ? arguments[1] : "Benchmark")
                            .threads(threads)
                            .forks(FORKS)
                            .warmupIterations(WARM_UPS)
                            .warmupTime(WARM_UP_TIME)
                            .measurementIterations(ITERATIONS)
                            .measurementTime(TIME)
                            .jvmArgsAppend(COMPILE_FIRST)
                            .addProfiler(GCProfiler.class)
                            .resultFormat(ResultFormatType.JSON)
                            .result(results.resolve(name + ".json").toString())
                            .output(results.resolve(name + ".txt").toString())
                            .build())
                    .run();
        }
    }
}
