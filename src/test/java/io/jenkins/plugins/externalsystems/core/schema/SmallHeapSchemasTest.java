package io.jenkins.plugins.externalsystems.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents that were made to do harm cost themselves: all are read in one JVM of its own with 256 MB, in bounded time. */
class SmallHeapSchemasTest {
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void hostileDocumentsAreReadInASmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileSchemas.class.getName())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        assertThat(told.lines().filter(line -> line.contains(" | ")).toList())
                .satisfiesExactly(
                        is("a-million-operations | refused | The document has more than 5,000 operations."),
                        is("operations-of-one-path | refused | The document has more than 5,000 operations."),
                        is("shared-choices | refused | The document refers to its own parts so often that reading"
                                + " it takes"),
                        is("shared-parameters | refused | The document makes descriptions and requests of more"
                                + " than 20,000,000"),
                        is("branching-all-of | refused | The document refers to its own parts so often that reading"),
                        is("huge-name | 0 | 'GET /a' is left out: its name has more than 200 characters."),
                        is("huge-reference | 0 | 'GET /a' is left out: the reference at #/paths/~1a/get/parameters/0"),
                        is("huge-line | refused | The document has more than 200,000 characters in line 1."),
                        is("aliases | 1 | "),
                        is("deep-yaml | refused | The document has more than 100 maps and lists within each other"
                                + " at line 2."),
                        is("deep-json | refused | The document has more than 100 maps and lists within each other"
                                + " at line 1."),
                        is("empty-lists | refused | The document has more than 500,000 values at line 1."),
                        is("empty-yaml-maps | refused | The document has more than 500,000 values at line "),
                        is("many-fields | refused | The document has more than 5,000 operations."),
                        is("wide-types | refused | The document refers to its own parts so often that reading it"
                                + " takes"),
                        is("many-elements | refused | The document has more than 300,000 elements and attributes."),
                        is("many-attributes | refused | The document has more than 300,000 elements and attributes."),
                        is("deep-elements | refused | The document has more than 100 elements within each other at"),
                        is("shared-message | refused | The document refers to its own parts so often that reading it"),
                        is("type-chain | refused | The document describes nothing that can be called; the first reason:"
                                + " 'o' is left out: a type or group leads to itself, or through more than 50 others"),
                        is("entity-bomb | refused | The document has a document type definition, which may make a"
                                + " small"));
    }

    private static ThrowingConsumer<String> is(String start) {
        return line -> assertThat(line).startsWith(start);
    }
}
