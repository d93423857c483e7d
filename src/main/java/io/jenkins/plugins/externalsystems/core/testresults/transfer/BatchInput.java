package io.jenkins.plugins.externalsystems.core.testresults.transfer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import io.jenkins.plugins.externalsystems.core.testresults.TestProperty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the parts of one batch, and believes no number in it. */
final class BatchInput {
    /** About 285 years. */
    static final Duration LONGEST = Duration.ofSeconds(9_000_000_000L);

    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int MOST_BITS = 63;

    private final byte[] bytes;
    private final List<String> known = new ArrayList<>();
    private int position;

    BatchInput(byte[] bytes) throws InvalidBatchException {
        this.bytes = bytes;
        if (octet() != BatchFormat.VERSION) {
            throw new InvalidBatchException("not a batch of version " + BatchFormat.VERSION);
        }
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    int octet() throws InvalidBatchException {
        if (position >= bytes.length) {
            throw new InvalidBatchException("the batch ends too early");
        }
        return bytes[position++] & 0xFF;
    }

    /** Not negative. */
    long number() throws InvalidBatchException {
        long value = 0;
        for (int shift = 0; shift < MOST_BITS; shift += 7) {
            int next = octet();
            value |= (long) (next & LOW_BITS) << shift;
            if (next < MORE) {
                return value;
            }
        }
        throw new InvalidBatchException("a number is too long");
    }

    /** How many things follow; each takes at least a byte. */
    int count() throws InvalidBatchException {
        long count = number();
        if (count > bytes.length - position) {
            throw new InvalidBatchException("there is less than the batch says");
        }
        return (int) count;
    }

    String text() throws InvalidBatchException {
        long number = number();
        if (number > known.size()) {
            throw new InvalidBatchException("a text is missing");
        }
        if (number > 0) {
            return known.get((int) number - 1);
        }
        int length = count();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        known.add(text);
        return text;
    }

    List<String> texts() throws InvalidBatchException {
        int count = count();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    List<TestProperty> properties() throws InvalidBatchException {
        int count = count();
        List<TestProperty> properties = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            properties.add(new TestProperty(text(), text()));
        }
        return properties;
    }

    @CheckForNull
    Duration duration() throws InvalidBatchException {
        long number = number();
        if (number > LONGEST.toNanos() + 1) {
            throw new InvalidBatchException("a duration is too long");
        }
        return number == 0 ? null : Duration.ofNanos(number - 1);
    }

    TestCounts counts() throws InvalidBatchException {
        long passed = number();
        long failed = number();
        long errors = number();
        long skipped = number();
        long disabled = number();
        long flaky = number();
        Duration duration = duration();
        return new TestCounts(
                passed, failed, errors, skipped, disabled, flaky, duration == null ? Duration.ZERO : duration);
    }
}
