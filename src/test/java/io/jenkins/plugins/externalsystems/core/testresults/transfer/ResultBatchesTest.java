package io.jenkins.plugins.externalsystems.core.testresults.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.testresults.FailedAttempt;
import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestProperty;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import io.jenkins.plugins.externalsystems.core.testresults.TestSuiteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResultBatchesTest {
    private static final TestCaseResult FULL = TestCaseResult.builder("a.B", "c", TestStatus.ERROR)
            .suites(List.of("outer", "inner ü"))
            .duration(Duration.ofNanos(1_234_567_891L))
            .failure(new TestFailure("m", "t", "trace"), new FailureCause("f", "t", "l"))
            .attempts(List.of(new FailedAttempt(FailedAttempt.Kind.RERUN_ERROR, new TestFailure("x", "y", "z"))))
            .properties(List.of(new TestProperty("p", "1"), new TestProperty("p", "2")))
            .attachments(List.of("a.png"))
            .sourceFile("B.java")
            .output("printed")
            .build();
    private static final TestSuiteResult SUITE = new TestSuiteResult(
            List.of("outer"),
            "7",
            "now",
            null,
            List.of(new TestProperty("q", "")),
            List.of("s.log"),
            new TestCounts(1, 2, 3, 4, 5, 6, Duration.ofSeconds(7)));

    /** All that came of some batches. */
    private static final class Received implements TestResultVisitor {
        private final List<Object> all = new ArrayList<>();

        @Override
        public void testCase(TestCaseResult result) {
            all.add(result);
        }

        @Override
        public void suite(TestSuiteResult suite) {
            all.add(suite);
        }

        @Override
        public void report(ReportReading reading) {
            all.add(reading);
        }
    }

    private static List<byte[]> batches(java.util.function.Consumer<ResultBatchWriter> results) {
        List<byte[]> batches = new ArrayList<>();
        ResultBatchWriter writer = new ResultBatchWriter(batches::add);
        results.accept(writer);
        writer.finish();
        return batches;
    }

    private static List<Object> unpacked(List<byte[]> batches) throws InvalidBatchException {
        Received received = new Received();
        for (byte[] batch : batches) {
            ResultBatchReader.read(batch, received);
        }
        return received.all;
    }

    private static TestCaseResult passed(int number) {
        return TestCaseResult.builder("org.example.SomeTest", "case" + number, TestStatus.PASSED)
                .suites(List.of("org.example.SomeTest"))
                .duration(Duration.ofMillis(number % 100))
                .build();
    }

    private static TestCaseResult failed(int number, String cause, int size) {
        return TestCaseResult.builder("org.example.SomeTest", "case" + number, TestStatus.FAILED)
                .failure(
                        new TestFailure("m".repeat(2_000), "t", number + "x".repeat(size)),
                        new FailureCause(cause, "t", "l"))
                .build();
    }

    @Test
    void whatGoesInComesOut() throws InvalidBatchException {
        ReportReading reading = new ReportReading("r.xml", SUITE.counts(), List.of("r.xml is odd"), "r.xml is cut off");
        ReportReading good = new ReportReading("g.xml", TestCounts.NONE, List.of(), null);
        TestCaseResult bare =
                TestCaseResult.builder("", "", TestStatus.DISABLED).build();
        List<byte[]> batches = batches(writer -> {
            writer.testCase(bare);
            writer.testCase(FULL);
            writer.testCase(FULL);
            writer.suite(SUITE);
            writer.testCase(passed(1));
            writer.report(reading);
            writer.report(good);
        });
        assertThat(batches).hasSize(1);
        assertThat(unpacked(batches)).containsExactly(bare, FULL, FULL, SUITE, passed(1), reading, good);
    }

    @Test
    void passedCasesAreCompactAndBatchesBounded() throws InvalidBatchException {
        List<byte[]> batches = batches(writer -> {
            for (int i = 0; i < 100_000; i++) {
                writer.testCase(passed(i));
            }
        });
        assertThat(batches).hasSizeGreaterThan(5).allMatch(batch -> batch.length < ResultBatchWriter.BATCH + 100);
        assertThat(batches.stream().mapToLong(batch -> batch.length).sum()).isLessThan(100_000 * 20);
        List<Object> all = unpacked(batches);
        assertThat(all).hasSize(100_000);
        assertThat(all.get(77_777)).isEqualTo(passed(77_777));
    }

    @Test
    void thousandsOfFailuresKeepTheirCauseAndOneExample() throws InvalidBatchException {
        List<byte[]> batches = batches(writer -> {
            for (int i = 0; i < 5_000; i++) {
                writer.testCase(failed(i, "one", 16_000));
            }
            writer.testCase(failed(5_000, "another", 16_000));
        });
        assertThat(batches.stream().mapToLong(batch -> batch.length).sum())
                .isLessThan(DetailBudget.FIRST + 5_000 * (DetailBudget.SHORT_MESSAGE + 100));
        List<Object> all = unpacked(batches);
        assertThat(all).hasSize(5_001);
        assertThat(all.get(0)).isEqualTo(failed(0, "one", 16_000));
        TestCaseResult late = (TestCaseResult) all.get(4_999);
        assertThat(late.cause()).isEqualTo(failed(0, "one", 0).cause());
        assertThat(late.failure().stackTrace()).isEmpty();
        assertThat(late.failure().message()).hasSizeLessThan(DetailBudget.SHORT_MESSAGE);
        assertThat(all.get(5_000)).isEqualTo(failed(5_000, "another", 16_000));
    }

    @Test
    void everyCauseOfItsOwnIsBoundedToo() {
        long bytes = batches(writer -> {
                    for (int i = 0; i < 5_000; i++) {
                        writer.testCase(failed(i, "cause" + i, 16_000));
                    }
                })
                .stream()
                .mapToLong(batch -> batch.length)
                .sum();
        assertThat(bytes).isLessThan(DetailBudget.FIRST + (DetailBudget.EXAMPLES + 100) * 18_000L + 5_000 * 700L);
    }

    @Test
    void durationsThatNobodyWaitsForAreCut() throws InvalidBatchException {
        TestCaseResult endless = TestCaseResult.builder("a", "b", TestStatus.PASSED)
                .duration(Duration.ofSeconds(Long.MAX_VALUE))
                .build();
        List<Object> all = unpacked(batches(writer -> writer.testCase(endless)));
        assertThat(((TestCaseResult) all.get(0)).duration()).isEqualTo(BatchInput.LONGEST);
    }

    @Test
    void whatIsNoBatchIsRefused() {
        assertThatThrownBy(() -> ResultBatchReader.read(new byte[0], result -> {}))
                .isInstanceOf(InvalidBatchException.class);
        assertThatThrownBy(() -> ResultBatchReader.read(new byte[] {2}, result -> {}))
                .isInstanceOf(InvalidBatchException.class)
                .hasMessageContaining("version 1");
        assertThatThrownBy(() -> ResultBatchReader.read(new byte[] {1, 9}, result -> {}))
                .hasMessage("unknown record 9");
        // A length that is not there.
        assertThatThrownBy(() -> ResultBatchReader.read(new byte[] {1, 3, 0, -1, -1, -1, -1, 7}, result -> {}))
                .hasMessage("there is less than the batch says");
        assertThatThrownBy(() -> ResultBatchReader.read(new byte[ResultBatchReader.LONGEST + 1], result -> {}))
                .hasMessageContaining("more than");
    }

    /** The bytes come from an agent, which may be anybody's. */
    @Test
    void noBytesDoAnythingElse() throws InvalidBatchException {
        byte[] good = batches(writer -> {
                    writer.testCase(FULL);
                    writer.suite(SUITE);
                    writer.testCase(passed(1));
                    writer.report(new ReportReading("r", TestCounts.NONE, List.of("n"), "p"));
                })
                .get(0);
        Random chance = new Random(4);
        for (int i = 0; i < 50_000; i++) {
            byte[] bad = Arrays.copyOf(good, chance.nextInt(good.length) + 1);
            for (int changes = chance.nextInt(4); changes >= 0; changes--) {
                bad[chance.nextInt(bad.length)] = (byte) chance.nextInt();
            }
            try {
                ResultBatchReader.read(bad, new Received());
            } catch (InvalidBatchException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
        assertThat(unpacked(List.of(good))).hasSize(4);
    }
}
