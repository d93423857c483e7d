package io.jenkins.plugins.externalsystems.core.testresults.transfer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import io.jenkins.plugins.externalsystems.core.testresults.TestProperty;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the parts of one batch. */
final class BatchOutput {
    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, Integer> known = new HashMap<>();

    BatchOutput() {
        bytes.write(BatchFormat.VERSION);
    }

    boolean isEmpty() {
        return bytes.size() == 1;
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    void octet(int value) {
        bytes.write(value);
    }

    /** @param value not negative */
    void number(long value) {
        long rest = value;
        while (rest > LOW_BITS) {
            bytes.write((int) (rest & LOW_BITS) | MORE);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void text(String text) {
        Integer number = known.putIfAbsent(text, known.size() + 1);
        if (number != null) {
            number(number);
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(0);
        number(encoded.length);
        bytes.writeBytes(encoded);
    }

    void texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
    }

    void properties(List<TestProperty> properties) {
        number(properties.size());
        properties.forEach(property -> {
            text(property.name());
            text(property.value());
        });
    }

    /** Null is 0, and everything else one more than its nanoseconds. */
    void duration(@CheckForNull Duration duration) {
        number(duration == null ? 0 : nanos(duration) + 1);
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(BatchInput.LONGEST) > 0
                ? BatchInput.LONGEST.toNanos()
                : Math.max(0, duration.toNanos());
    }

    void counts(TestCounts counts) {
        number(counts.passed());
        number(counts.failed());
        number(counts.errors());
        number(counts.skipped());
        number(counts.disabled());
        number(counts.flaky());
        duration(counts.duration());
    }
}
