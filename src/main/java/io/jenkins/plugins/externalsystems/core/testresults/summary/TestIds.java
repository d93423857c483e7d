package io.jenkins.plugins.externalsystems.core.testresults.summary;

import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * A set of names, as 64 bits each. Of more names than are kept, the ones with the smallest numbers stay, which is an even
 * sample that is the same in each build. Immutable.
 */
public final class TestIds {
    /** No name. */
    public static final TestIds NONE = new TestIds(new long[0], true);

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final long[] sorted;
    private final boolean isComplete;

    private TestIds(long[] sorted, boolean isComplete) {
        this.sorted = sorted;
        this.isComplete = isComplete;
    }

    /** A test, known by class and name in every build; where several have the same, they are one. */
    public static long of(TestCaseResult test) {
        return of(test.fullName());
    }

    /** The number of a name: FNV-1a, with its bits mixed so that the smallest numbers are a fair sample. */
    public static long of(String name) {
        long hash = OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws IllegalArgumentException for another text
     */
    public static TestIds fromText(String text, boolean isComplete) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        if (bytes.remaining() % Long.BYTES != 0) {
            throw new IllegalArgumentException("not a list of numbers");
        }
        long[] ids = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(ids);
        Arrays.sort(ids);
        return new TestIds(ids, isComplete);
    }

    /** The numbers as compact text. */
    public String toText() {
        ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Long.BYTES);
        bytes.asLongBuffer().put(sorted);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    public boolean contains(long id) {
        return Arrays.binarySearch(sorted, id) >= 0;
    }

    /** How many are kept; there are more if it is not complete. */
    public int size() {
        return sorted.length;
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /** Whether all names are kept. */
    public boolean isComplete() {
        return isComplete;
    }

    /** Those of here that are there too. */
    public TestIds and(TestIds other) {
        return filtered(other::contains, isComplete && other.isComplete);
    }

    /** Those of here that are surely not there. */
    public TestIds minus(TestIds other) {
        long known = other.isComplete ? Long.MAX_VALUE : other.largest();
        return filtered(id -> id <= known && !other.contains(id), isComplete && other.isComplete);
    }

    /** Those of both. @param most that are kept */
    public TestIds plus(TestIds other, int most) {
        Collector all = new Collector(most);
        long known =
                Math.min(isComplete ? Long.MAX_VALUE : largest(), other.isComplete ? Long.MAX_VALUE : other.largest());
        LongStream.concat(Arrays.stream(sorted), Arrays.stream(other.sorted))
                .filter(id -> id <= known)
                .forEach(all::add);
        TestIds both = all.ids();
        return new TestIds(both.sorted, both.isComplete && isComplete && other.isComplete);
    }

    private TestIds filtered(LongPredicate wanted, boolean complete) {
        return new TestIds(Arrays.stream(sorted).filter(wanted).toArray(), complete);
    }

    private long largest() {
        return sorted.length == 0 ? Long.MIN_VALUE : sorted[sorted.length - 1];
    }

    /** Takes names while they go by. For one thread. */
    public static final class Collector {
        private final TreeSet<Long> kept = new TreeSet<>();
        private final int most;
        private boolean isComplete = true;

        /** @param most that are kept */
        public Collector(int most) {
            this.most = most;
        }

        /** One more; the same again is none. */
        public void add(long id) {
            if (kept.size() < most || kept.contains(id)) {
                kept.add(id);
                return;
            }
            isComplete = false;
            if (id < kept.last()) {
                kept.pollLast();
                kept.add(id);
            }
        }

        /** Those that went by so far. */
        public TestIds ids() {
            return new TestIds(kept.stream().mapToLong(Long::longValue).toArray(), isComplete);
        }
    }
}
