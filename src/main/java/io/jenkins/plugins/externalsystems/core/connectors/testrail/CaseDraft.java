package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import java.util.Map;

/**
 * A case that a test could have.
 *
 * @param section name of its section: the test's suite, or else its class
 * @param title the test's name
 * @param fields as the test's properties say
 */
record CaseDraft(String section, String title, Map<String, Object> fields) {
    /** In characters, as TestRail says. */
    private static final int LONGEST_TITLE = 250;

    static CaseDraft of(TestCaseResult test, Map<String, Object> fields) {
        String section = test.suite().isEmpty() ? test.className() : test.suite();
        String title = test.name().isBlank() ? test.fullName() : test.name();
        return new CaseDraft(cut(section.isBlank() ? "Tests" : section), cut(title.isBlank() ? "Test" : title), fields);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE);
    }
}
