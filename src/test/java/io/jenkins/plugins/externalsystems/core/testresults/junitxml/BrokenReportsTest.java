package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenReportsTest {
    private static final String TWO = "<testsuite><testcase name='a'/><testcase name='b'><failure/></testcase>";

    private static ReportReading read(String xml) {
        return ReadReport.of(xml).reading();
    }

    @Test
    void whatWasReadBeforeTheCutCounts() {
        ReportReading reading = read(TWO + "\n<testcase name='c'><failure mess");
        assertThat(reading.counts().total()).isEqualTo(2);
        assertThat(reading.problem())
                .startsWith("target/report.xml is cut off at line 2, column ")
                .endsWith("; the 2 test cases before that count");
        assertThat(read(TWO).problem()).startsWith("target/report.xml is cut off at line 1");
        assertThat(read(TWO + "<testcase><system-out><![CDATA[abc").problem()).contains("is cut off");
    }

    @Test
    void everyCutIsSurvived() {
        String xml =
                TWO + "<testcase name='&amp;'><system-out><![CDATA[x]]></system-out></testcase><!-- c --></testsuite>";
        for (int length = 1; length < xml.length(); length++) {
            assertThat(read(xml.substring(0, length)).problem()).startsWith("target/report.xml ");
        }
        assertThat(read(xml).problem()).isNull();
    }

    @Test
    void mistakesEndTheReadingWhereTheyAre() {
        assertThat(read(TWO + "<testcase name='a & b'/></testsuite>").problem())
                .startsWith("target/report.xml is not well-formed XML at line 1, column 91 (")
                .endsWith("; the 2 test cases before that count");
        assertThat(read(TWO + "</testsuites>").problem()).contains("is not well-formed XML");
        assertThat(read(TWO + "</testsuite><testsuite/>").problem()).contains("is not well-formed XML");
        assertThat(read("<testsuite><testcase name='a' name='b'/></testsuite>").problem())
                .contains("is not well-formed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                             | is empty
            '  \t '                        | is empty
            PK\u0003\u0004 zip             | is not XML: it begins with 'PK\uFFFD\uFFFD zip'
            '{"tests": []}'                | is not XML: it begins with '{"tests": []}'
            <html><body/></html>           | is no JUnit report: its root is 'html', not 'testsuites' or 'testsuite'
            <test-run><test-suite/></test-run> | is no JUnit report: its root is 'test-run', not 'testsuites' or 'testsuite'
            <testcase name='a'/>           | is no JUnit report: its root is 'testcase', not 'testsuites' or 'testsuite'
            """)
    void whatIsNoReportIsNamed(String content, String reason) {
        assertThat(read(content).problem()).isEqualTo("target/report.xml " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <!DOCTYPE testsuite SYSTEM "http://127.0.0.1:9/x.dtd">
            <!DOCTYPE testsuite [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <!DOCTYPE testsuite [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>
            <!DOCTYPE testsuite [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;">]>
            <!DOCTYPE testsuite>
            """)
    void aDocumentTypeIsRefused(String doctype) {
        ReadReport report = ReadReport.of(doctype + "<testsuite><testcase name='&c;&x;'/></testsuite>");
        assertThat(report.cases()).isEmpty();
        assertThat(report.reading().problem())
                .isEqualTo("target/report.xml has a document type definition,"
                        + " which may make a small file huge or read other files");
    }

    @Test
    void unknownEntitiesAreNoText() {
        ReadReport report =
                ReadReport.of("<testsuite><testcase name='a'><failure>x&nbsp;y &lt;</failure></testcase></testsuite>");
        assertThat(report.only().failure().stackTrace()).isEqualTo("xy <");
        assertThat(read("<testsuite><testcase name='&nbsp;'/></testsuite>").problem())
                .contains("not well-formed");
    }

    @Test
    void namespacesDoNotMatter() {
        assertThat(ReadReport.of("<testsuite xmlns='urn:x' x:y='1'><testcase name='a'/></testsuite>")
                        .only()
                        .name())
                .isEqualTo("a");
    }

    @Test
    void filesThatCannotBeReadAreNamed() {
        assertThat(ReadReport.of(() -> {
                            throw new FileNotFoundException("gone");
                        })
                        .reading()
                        .problem())
                .isEqualTo("target/report.xml cannot be read: gone");
        InputStream failing = new SequenceInputStream(
                new ByteArrayInputStream(TWO.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("disk");
                    }
                });
        ReportReading reading = ReadReport.of(failing).reading();
        assertThat(reading.problem()).startsWith("target/report.xml cannot be read: disk");
    }

    @Test
    void anInterruptEndsTheReadingAndStays() {
        Thread.currentThread().interrupt();
        ReportReading reading = read(TWO);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reading.problem()).isEqualTo("target/report.xml cannot be read: was interrupted");
    }

    @Test
    void theVisitorsOwnExceptionIsItsOwn() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(TWO.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        assertThatThrownBy(() -> new JUnitXmlReader().read("x", () -> in, result -> {
                    throw new IllegalStateException("full");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
        assertThat(closed).isTrue();
    }

    @Test
    void longTextsKeepTheirBeginningAndEnd() {
        String trace = "first" + "x".repeat(100_000) + "last";
        ReadReport report = ReadReport.of("<testsuite><testcase name='" + "n".repeat(5_000) + "'><failure message='"
                + trace + "'>" + trace + "</failure><system-out>" + trace + "</system-out></testcase></testsuite>");
        assertThat(report.only().failure().stackTrace())
                .startsWith("firstx")
                .endsWith("xlast")
                .contains("characters left out]")
                .hasSizeBetween(ReportLimits.STACK_TRACE, ReportLimits.STACK_TRACE + 100);
        assertThat(report.only().failure().message()).hasSizeBetween(ReportLimits.MESSAGE, ReportLimits.MESSAGE + 100);
        assertThat(report.only().output())
                .startsWith("[95913 characters left out]\nxx")
                .endsWith("last");
        assertThat(report.only().name()).hasSizeLessThan(ReportLimits.NAME + 100);
        assertThat(report.reading().notes())
                .containsExactly("target/report.xml has texts that are too long; their beginning and end are kept");
    }

    @Test
    void cutsTearNoCharacter() {
        for (int shift = 0; shift < 2; shift++) {
            String emoji = "x".repeat(shift) + "😀".repeat(20_000);
            String trace = ReadReport.of("<testsuite><testcase><failure>" + emoji + "</failure></testcase></testsuite>")
                    .only()
                    .failure()
                    .stackTrace();
            assertThat(trace.codePoints().filter(code -> code >= 0xD800 && code <= 0xDFFF))
                    .isEmpty();
        }
    }

    @Test
    void tooManyOfAKindAreLeftOut() {
        ReadReport report = ReadReport.of("<testsuite><testcase name='a'><properties>"
                + "<property name='p' value='v'/>".repeat(300) + "</properties>"
                + "<rerunFailure>x</rerunFailure>".repeat(30)
                + "<system-out>" + "[[ATTACHMENT|a]]\n".repeat(150) + "</system-out></testcase></testsuite>");
        assertThat(report.only().properties()).hasSize(ReportLimits.PROPERTIES);
        assertThat(report.only().attempts()).hasSize(ReportLimits.ATTEMPTS);
        assertThat(report.only().attachments()).hasSize(ReportLimits.ATTACHMENTS);
        assertThat(report.reading().notes()).containsExactly("target/report.xml " + PropertyList.TOO_MANY);
    }

    @Test
    void attachmentsAreFoundWhereverTheyStand() {
        ReadReport report =
                ReadReport.of("<testsuite><testcase><system-out>a[[[ATTACHMENT|x.png]]b\n[[ATTACHMENT| y z.log ]]\n"
                        + "[[ATTACHMENT|torn\n]][[ATTACHMENT|]][ATTACHMENT|no]]</system-out>"
                        + "<system-err>[[ATTACHMENT|<![CDATA[w&.txt]]>]]</system-err></testcase></testsuite>");
        assertThat(report.only().attachments()).containsExactly("x.png", "y z.log", "w&.txt");
    }
}
