package io.jenkins.plugins.externalsystems.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ends a dry run where its first request would have gone out. Not a failure: the base of the connectors makes a result of
 * it.
 */
public final class DryRunStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> request;

    /** @param request what would have gone out, as plain data without credentials */
    public DryRunStop(Map<String, Object> request) {
        super("a dry run", null, false, false);
        this.request = Collections.unmodifiableMap(new LinkedHashMap<>(request));
    }

    /** What would have gone out. */
    public Map<String, Object> request() {
        return request;
    }
}
