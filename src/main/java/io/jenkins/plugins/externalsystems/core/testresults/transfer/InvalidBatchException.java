package io.jenkins.plugins.externalsystems.core.testresults.transfer;

import java.io.IOException;

/** The bytes are no batch of results, or one of another version. */
public final class InvalidBatchException extends IOException {
    private static final long serialVersionUID = 1L;

    InvalidBatchException(String message) {
        super(message);
    }
}
