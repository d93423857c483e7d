package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one hostile report after the other and tells what came of each. To be run with a small heap. */
public final class HostileReports {
    private static final String LINE = "x".repeat(1_023) + "\n";
    private static final int LINES = 64 * 1_024;

    private HostileReports() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        reports().forEach((name, source) -> {
            ReportReading reading = new JUnitXmlReader().read(name, source, result -> {});
            out.println(name + " | " + reading.counts().total() + " | " + reading.problem());
        });
    }

    private static Map<String, ReportSource> reports() {
        Map<String, ReportSource> reports = new LinkedHashMap<>();
        reports.put(
                "a-million-cases",
                () -> endless(
                        "<testsuites><testsuite name='s'>",
                        "<testcase classname='org.example.SomeTest' name='case%d' time='0.1'/>\n",
                        1_000_000,
                        "</testsuite></testsuites>"));
        reports.put(
                "long-failures",
                () -> endless(
                        "<testsuite>",
                        "<testcase name='%d'><failure>" + LINE.repeat(20) + "</failure></testcase>",
                        3_000,
                        "</testsuite>"));
        reports.put("long-output", () -> output("", ""));
        reports.put("long-section", () -> output("<![CDATA[", "]]>"));
        reports.put(
                "output-of-references",
                () -> endless(
                        "<testsuite><testcase name='a'><system-out>",
                        "&lt;&amp;&#65;",
                        2_000_000,
                        "</system-out></testcase></testsuite>"));
        reports.put("huge-attribute", () -> text("<testsuite><testcase name='", "'/></testsuite>"));
        reports.put("huge-comment", () -> text("<testsuite><!--", "--></testsuite>"));
        reports.put("huge-instruction", () -> text("<testsuite><?x ", "?></testsuite>"));
        reports.put("huge-name", () -> new EndlessText("<testsuite><", i -> "n".repeat(1_000), 200_000, "/>"));
        reports.put("huge-tag", () -> endless("<testsuite><testcase ", "a%d='' ", 10_000_000, "/></testsuite>"));
        reports.put("deep", () -> endless("<testsuite>", "<testsuite name='%d'>", 10_000_000, ""));
        reports.put("many-names", () -> endless("<testsuite>", "<some-long-name-of-an-element-%d/>", 10_000_000, ""));
        reports.put("many-suites", () -> endless("<testsuites>", "<testsuite name='%d'/>", 200_000, "</testsuites>"));
        reports.put(
                "bomb",
                () -> endless(
                        "<!DOCTYPE testsuite [<!ENTITY e0 'boom'>",
                        "<!ENTITY e%1$d '&e0;&e0;&e0;'>",
                        10_000_000,
                        "]><testsuite/>"));
        return reports;
    }

    private static InputStream endless(String beginning, String piece, long count, String end) {
        return piece.contains("%")
                ? new EndlessText(
                        beginning, i -> piece.replace("%1$d", "%d").replace("%d", Long.toString(i)), count, end)
                : new EndlessText(beginning, i -> piece, count, end);
    }

    private static InputStream output(String open, String close) {
        return text(
                "<testsuite><testcase name='a'><failure/><system-out>" + open,
                close + "</system-out></testcase></testsuite>");
    }

    private static InputStream text(String beginning, String end) {
        return new EndlessText(beginning, i -> LINE, LINES, end);
    }
}
