package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import java.util.ArrayList;
import java.util.List;

/** Tests whose results go nowhere: the first ones by name, the rest as a number. For one thread at a time. */
final class UnmatchedTests {
    private final List<String> first = new ArrayList<>();
    private int count;

    /** @param reason the rest of a sentence about the test */
    synchronized void add(String test, String reason) {
        count++;
        if (first.size() < ReportedCases.MOST_TOLD) {
            first.add(test + ": " + reason);
        }
    }

    synchronized int count() {
        return count;
    }

    /** The first ones with the reason of each. */
    synchronized List<String> first() {
        return List.copyOf(first);
    }
}
