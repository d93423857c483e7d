package io.jenkins.plugins.externalsystems.core.testresults.transfer;

/**
 * A batch is one byte with the version, and records. Numbers take as many bytes as they need, seven bits in each. A text is 0, its
 * length and its bytes in UTF-8 the first time, and afterwards the number under which it was met.
 */
final class BatchFormat {
    static final int VERSION = 1;

    static final int CASE = 1;
    static final int SUITE = 2;
    static final int REPORT = 3;

    /** The lowest bits of a case's flags are its status. */
    static final int STATUS = 0x07;

    static final int HAS_DURATION = 0x08;
    static final int HAS_FAILURE = 0x10;
    static final int HAS_CAUSE = 0x20;
    static final int HAS_MORE = 0x40;
    /** As of the case before it. */
    static final int SAME_PLACE = 0x80;

    private BatchFormat() {}
}
