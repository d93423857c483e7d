package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import io.jenkins.plugins.externalsystems.core.testresults.TestProperty;
import io.jenkins.plugins.externalsystems.core.testresults.TestSuiteResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is known of a suite between its first and its last tag. */
final class SuiteInProgress {
    private final List<String> path;
    private final String id;
    private final String timestamp;
    private final Duration duration;
    private final TestTally tally = new TestTally();
    private final AttachmentLines attachments = new AttachmentLines();
    private List<TestProperty> properties = List.of();

    SuiteInProgress(List<String> outer, ElementAttributes attributes, ReadingNotes notes) {
        List<String> names = new ArrayList<>(outer);
        names.add(attributes.name());
        path = List.copyOf(names);
        id = attributes.id();
        timestamp = attributes.timestamp();
        duration = CaseInProgress.duration(attributes.time(), notes);
    }

    List<String> path() {
        return path;
    }

    TestTally tally() {
        return tally;
    }

    AttachmentLines attachments() {
        return attachments;
    }

    void properties(List<TestProperty> all) {
        properties = all;
    }

    TestSuiteResult finish() {
        return new TestSuiteResult(path, id, timestamp, duration, properties, attachments.take(), tally.counts());
    }
}
