package io.jenkins.plugins.externalsystems.core.client;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import java.util.Optional;

/** Tells from an answer whether the service did what it was asked, in the vendor's own way. No I/O. */
public interface ErrorMapping {
    /**
     * The failure in the answer; empty for success. An ExternalSystemException that it throws means that the answer cannot
     * be read.
     */
    Optional<AttemptException> failureIn(HttpResponse response, CallContext context);
}
