package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import java.io.IOException;
import java.io.InputStream;

/** Where a report's bytes come from. */
@FunctionalInterface
public interface ReportSource {
    /** Opens the file; the reader closes it. */
    InputStream open() throws IOException;
}
