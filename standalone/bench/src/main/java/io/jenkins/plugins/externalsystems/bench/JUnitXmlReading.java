package io.jenkins.plugins.externalsystems.bench;

import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import io.jenkins.plugins.externalsystems.core.testresults.junitxml.JUnitXmlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.dom4j.Document;
import org.dom4j.DocumentException;
import org.dom4j.Element;
import org.dom4j.io.SAXReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads {@link LargeReport} from the disk: as a stream in a heap of 64 MB, and with dom4j, as Jenkins' JUnit plugin does, in one that is large
 * enough. Both take name, class and time of each case, and count the failures; the stream also finds the cause of each failure.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 5)
public class JUnitXmlReading {
    private Path file;

    /** Writes the report. */
    @Setup
    public void open() throws IOException {
        file = LargeReport.write();
    }

    /** Deletes it. */
    @TearDown
    public void close() throws IOException {
        Files.delete(file);
    }

    /** The plugin's reader. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "-Xmx64m")
    public void stream(Blackhole hole) {
        TestCounts counts = new JUnitXmlReader()
                .read("large.xml", () -> Files.newInputStream(file), hole::consume)
                .counts();
        check(counts.total(), counts.failures());
    }

    /** The whole document, and a walk through it. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "-Xmx6g")
    public void dom4j(Blackhole hole) throws DocumentException {
        Document document = SAXReader.createDefault().read(file.toFile());
        long cases = 0;
        long failures = 0;
        for (Element suite : document.getRootElement().elements("testsuite")) {
            for (Element testCase : suite.elements("testcase")) {
                hole.consume(testCase.attributeValue("name"));
                hole.consume(testCase.attributeValue("classname"));
                hole.consume(testCase.attributeValue("time"));
                cases++;
                Element failure = testCase.element("failure");
                if (failure != null) {
                    hole.consume(failure.getText());
                    failures++;
                }
            }
        }
        check(cases, failures);
    }

    private static void check(long cases, long failures) {
        if (cases != LargeReport.CASES || failures != LargeReport.FAILURES) {
            throw new IllegalStateException(cases + " cases, " + failures + " failures");
        }
    }
}
