package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** What the deep check of a connection found so far. Used by one stage after the other. */
public final class CheckReport {
    private final List<Map<String, Object>> checks = new ArrayList<>();
    private final Map<String, Object> data = new LinkedHashMap<>();

    /** Something about the account, beside the checks. */
    public void tell(String name, Object value) {
        data.put(name, value);
    }

    /**
     * One thing that was looked at.
     *
     * @param ok false only where it surely does not work; what cannot be found out is no failure
     * @param message one sentence, with what to do where it is not ok
     */
    public void add(String name, boolean ok, String message) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("ok", ok);
        check.put("message", message);
        checks.add(check);
    }

    /** A failure of one look, with all that was found as partial data, to be thrown by a stage. */
    public CompletionException failed(String name, Throwable thrown) {
        Throwable cause = StageFailure.cause(thrown);
        if (!(cause instanceof ExternalSystemException failure)) {
            return new CompletionException(cause);
        }
        add(name, false, failure.getMessage());
        return new CompletionException(failure.withPartialData(data()));
    }

    /** The same of what no request failed at. @param sentence whole, with its start */
    public CompletionException failed(String name, ErrorCode code, String sentence) {
        return failed(name, new ExternalSystemException(code, sentence));
    }

    /** Everything, {@code checks} last. */
    public Map<String, Object> data() {
        Map<String, Object> all = new LinkedHashMap<>(data);
        all.put("checks", List.copyOf(checks));
        return all;
    }
}
