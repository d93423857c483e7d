package io.jenkins.plugins.externalsystems.core.testresults.summary;

import java.util.List;

/**
 * The tests that failed in the build before and were run and passed in this one.
 *
 * @param ids of all that are kept
 * @param names of the first ones
 */
public record PassedAgain(TestIds ids, List<String> names) {
    /** None did. */
    public static final PassedAgain NONE = new PassedAgain(TestIds.NONE, List.of());

    public PassedAgain {
        names = List.copyOf(names);
    }
}
