package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import java.io.IOException;

/** A report is not read any further. The message says why, as the rest of a sentence that begins with the file's name. */
final class RefusedReportException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedReportException(String reason) {
        super(reason);
    }
}
