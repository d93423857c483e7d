package io.jenkins.plugins.externalsystems.core.testresults.folder;

import io.jenkins.plugins.externalsystems.core.testresults.summary.TestIds;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummary;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummaryMaker;
import io.jenkins.plugins.externalsystems.core.testresults.transfer.ResultBatchReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Both ends of the way from an agent to the controller, for a report of a million cases; run in a JVM of its own. */
final class MillionCases {
    private static final int CASES = 1_000_000;

    private MillionCases() {}

    /** @param arguments the folder for the report */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        write(directory.resolve("a.xml"));
        ReportFolder folder = new ReportFolder(directory, Instant.EPOCH);
        TestSummaryMaker summary = new TestSummaryMaker(TestIds.NONE);
        List<String> reports = List.of("a.xml");
        SlicePosition at = SlicePosition.begin(0);
        int slices = 0;
        while (at.report() < reports.size()) {
            ReportSlice slice = SliceReader.read(folder, reports, at);
            for (byte[] batch : slice.batches()) {
                ResultBatchReader.read(batch, summary);
            }
            at = slice.next();
            slices++;
        }
        TestSummary made = summary.summary();
        System.out.println(made.counts().total() + " cases, " + made.counts().failures() + " failed, "
                + made.causes().size() + " cause, more than one slice: " + (slices > 1));
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<testsuite name=\"s\">");
            for (int i = 0; i < CASES; i++) {
                out.write("<testcase classname=\"a.B" + i / 1_000 + "\" name=\"test" + i + "\" time=\"0.01\"");
                out.write(
                        i % 100 == 0
                                ? "><failure message=\"m\" type=\"E\">E: m\n\tat a.Shop.buy(Shop.java:3)</failure></testcase>"
                                : "/>");
            }
            out.write("</testsuite>");
        }
    }
}
