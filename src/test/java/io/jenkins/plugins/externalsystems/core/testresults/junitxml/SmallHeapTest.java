package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No report needs more memory than another: all of them are read in a JVM of its own that has 32 MB. */
class SmallHeapTest {
    private static final String TOO_LONG = " has an attribute, a name or a comment of more than 1,048,576 characters";

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void hostileReportsAreReadInASmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileReports.class.getName())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        assertThat(told.lines().toList())
                .satisfiesExactly(
                        is("a-million-cases | 1000000 | null"),
                        is("long-failures | 3000 | null"),
                        is("long-output | 1 | null"),
                        is("long-section | 1 | null"),
                        is("output-of-references | 1 | null"),
                        is("huge-attribute | 0 | huge-attribute" + TOO_LONG),
                        is("huge-comment | 0 | huge-comment" + TOO_LONG),
                        is("huge-instruction | 0 | huge-instruction" + TOO_LONG),
                        // These are bounds of the parser, which are not the same in every JDK.
                        is("huge-name | 0 | huge-name is not well-formed XML at line 1, column 13 "),
                        is("huge-tag | 0 | huge-tag is not well-formed XML at line 1, column "),
                        is("deep | 0 | deep has more than 100 elements within each other"),
                        is(
                                "many-names | 0 | many-names has more than 1,000 different names of elements and attributes"),
                        is("many-suites | 0 | null"),
                        is("bomb | 0 | bomb" + TOO_LONG));
    }

    private static ThrowingConsumer<String> is(String start) {
        return line -> assertThat(line).startsWith(start);
    }
}
