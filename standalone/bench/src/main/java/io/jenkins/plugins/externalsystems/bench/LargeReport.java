package io.jenkins.plugins.externalsystems.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A report as Surefire's would look if all of a large build's were one: a million cases in suites of a thousand. One of a hundred failed, with
 * thirty frames; one of ten printed eight lines; the others are one line each.
 */
final class LargeReport {
    static final int CASES = 1_000_000;
    static final int FAILURES = CASES / 100;

    private static final int CASES_IN_SUITE = 1_000;
    private static final int FRAMES = 30;
    private static final int LINES = 8;

    private LargeReport() {}

    /** Writes a file that the caller deletes. */
    static Path write() throws IOException {
        Path file = Files.createTempFile("large-report", ".xml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"large\">\n");
            for (int suite = 0; suite < CASES / CASES_IN_SUITE; suite++) {
                String className = "org.example.shop.module" + suite + ".ServiceTest";
                out.write("<testsuite name=\"" + className
                        + "\" tests=\"1000\" failures=\"10\" errors=\"0\" skipped=\"0\""
                        + " time=\"123.456\" timestamp=\"2026-11-30T08:00:00\" hostname=\"agent\">\n");
                for (int number = 0; number < CASES_IN_SUITE; number++) {
                    writeCase(out, className, number);
                }
                out.write("</testsuite>\n");
            }
            out.write("</testsuites>\n");
        }
        return file;
    }

    private static void writeCase(BufferedWriter out, String className, int number) throws IOException {
        out.write("  <testcase name=\"returnsTheSameForCase" + number + "\" classname=\"" + className + "\" time=\"0."
                + (100 + number % 900) + "\"");
        if (number % 100 == 7) {
            out.write("><failure message=\"expected: &lt;1&gt; but was: &lt;2&gt;\" type=\"java.lang.AssertionError\">"
                    + "java.lang.AssertionError: expected: &lt;1&gt; but was: &lt;2&gt;\n");
            for (int frame = 0; frame < FRAMES; frame++) {
                out.write("\tat org.example.shop.Service.method" + frame + "(Service.java:" + (frame + 1) * 7 + ")\n");
            }
            out.write("</failure></testcase>\n");
        } else if (number % 10 == 3) {
            out.write("><system-out><![CDATA[");
            for (int line = 0; line < LINES; line++) {
                out.write("2026-11-30 10:00:00 INFO  org.example.shop.Service - request " + number + " took 12 ms\n");
            }
            out.write("]]></system-out></testcase>\n");
        } else {
            out.write("/>\n");
        }
    }
}
