package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
    private static final String NAME = "größer — 試験 😀";
    private static final String BODY = "<testsuite name='s'><testcase name='" + NAME + "'/></testsuite>";

    private static byte[] bytes(String mark, String charset, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(mark.getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(text.getBytes(Charset.forName(charset)));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTF-8    | ''               | ''
            UTF-8    | ''               | UTF-8
            UTF-8    | ''               | utf8
            UTF-8    | \u00ef\u00bb\u00bf | UTF-8
            UTF-8    | \u00ef\u00bb\u00bf | ISO-8859-1
            UTF-16BE | \u00fe\u00ff     | UTF-16
            UTF-16LE | \u00ff\u00fe     | UTF-16
            UTF-16LE | \u00ff\u00fe     | utf-8
            UTF-16BE | ''               | UTF-16
            UTF-16LE | ''               | ''
            UTF-32LE | ''               | UTF-32
            UTF-32BE | ''               | ''
            UTF-32LE | '\u00ff\u00fe\u0000\u0000' | UTF-32
            GB18030  | ''               | GB18030
            """)
    void isReadAsItIsWritten(String charset, String mark, String declared) throws IOException {
        String declaration = declared.isEmpty() ? "" : "<?xml version='1.0' encoding=\"" + declared + "\"?>\n";
        ReadReport report = ReadReport.of(bytes(mark, charset, declaration + BODY));
        assertThat(report.only().name()).isEqualTo(NAME);
        assertThat(report.reading().notes()).isEmpty();
        assertThat(report.reading().problem()).isNull();
    }

    @Test
    void latin1IsReadWhereItIsDeclared() throws IOException {
        String xml = "<?xml version='1.0' encoding='latin1'?><testsuite><testcase name='größer'/></testsuite>";
        assertThat(ReadReport.of(bytes("", "ISO-8859-1", xml)).only().name()).isEqualTo("größer");
    }

    @Test
    void bytesOfAnotherEncodingCostNothingAndAreNamedOnce() throws IOException {
        String xml = "<?xml version='1.0' encoding='UTF-8'?><testsuite><testcase name='größer \u20ac'/></testsuite>";
        ReadReport report = ReadReport.of(bytes("", "windows-1252", xml));
        assertThat(report.only().name()).isEqualTo("größer €");
        assertThat(report.reading().notes())
                .containsExactly("target/report.xml has bytes that are not UTF-8; they are read as windows-1252");
    }

    @Test
    void allOfABufferMayBeWrong() throws IOException {
        String name = "ü".repeat(100_000);
        String xml = "<testsuite><testcase><failure>" + name + "</failure></testcase></testsuite>";
        ReadReport report = ReadReport.of(bytes("", "ISO-8859-1", xml));
        assertThat(report.only().failure().stackTrace()).startsWith("üüü").endsWith("üüü");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "no such encoding", "", "UTF-7 %", "IBM037"})
    void anEncodingThatCannotBeIsNamed(String declared) {
        ReadReport report = ReadReport.of("<?xml version='1.0' encoding='" + declared + "'?>" + BODY);
        assertThat(report.only().name()).isEqualTo(NAME);
        assertThat(report.reading().notes())
                .containsExactly("target/report.xml declares the encoding '" + declared
                        + "', which it is not in; it is read as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.1'?>",
                "\n <?xml version='1.0' encoding='UTF-8'?>",
                "<?xml version='2.0' standalone='maybe'?>"
            })
    void aDeclarationCannotSpoilTheFile(String declaration) {
        assertThat(ReadReport.of(declaration + BODY).only().name()).isEqualTo(NAME);
    }

    @Test
    void forbiddenCharactersCostThemselvesAndAreNamedOnce() {
        ReadReport report =
                ReadReport.of("<testsuite><testcase name='a\u0000b&#27;c&#x1b;d&#xD800;e\uFFFFf&#0;'><failure>"
                        + "\u001b[31mred<![CDATA[\u0007bell]]></failure></testcase></testsuite>");
        assertThat(report.only().name()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFD");
        assertThat(report.only().failure().stackTrace()).isEqualTo("\uFFFD[31mred\uFFFDbell");
        assertThat(report.reading().notes())
                .containsExactly("target/report.xml has characters that XML forbids, such as U+0000; each is replaced");
    }

    @Test
    void allowedReferencesStayWhatTheyAre() {
        ReadReport report = ReadReport.of("<testsuite><testcase name='&#10;&#x41;&#128512;&amp;&lt;&#9;&quot;'>"
                + "<failure>&amp;#27; &#65;</failure></testcase></testsuite>");
        assertThat(report.only().name()).isEqualTo("\nA😀&<\t\"");
        assertThat(report.only().failure().stackTrace()).isEqualTo("&#27; A");
        assertThat(report.reading().notes()).isEmpty();
    }

    /** Also where a character, a reference or a surrogate pair is torn between two reads. */
    @Test
    void itDoesNotMatterHowTheBytesArrive() throws IOException {
        String xml = "<testsuite><testcase name='&#27;😀ü&#27;&#x1F600;'/></testsuite>";
        byte[] bytes = bytes("", "UTF-8", xml);
        for (int piece = 1; piece < bytes.length; piece++) {
            assertThat(ReadReport.of(inPieces(bytes, piece)).only().name()).isEqualTo("\uFFFD😀ü\uFFFD😀");
        }
        for (int shift = 32_700; shift < 32_780; shift++) {
            byte[] shifted = bytes("<!--" + "x".repeat(shift) + "-->", "UTF-8", xml);
            assertThat(ReadReport.of(shifted).only().name()).isEqualTo("\uFFFD😀ü\uFFFD😀");
        }
    }

    private static InputStream inPieces(byte[] bytes, int piece) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, piece));
            }
        };
    }
}
