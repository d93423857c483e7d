package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the check of a connection has found so far; used by one stage after the other. */
final class CheckReport {
    private final CallContext context;
    private final List<Map<String, Object>> checks = new ArrayList<>();
    private String account;

    CheckReport(String account, CallContext context) {
        this.account = account;
        this.context = context;
    }

    CallContext context() {
        return context;
    }

    void account(String name) {
        account = name;
    }

    void passed(String name, String message) {
        add(name, true, message);
    }

    /** Something that somebody should look at, and that does not keep the connection from working. */
    void warned(String name, String message) {
        add(name, false, message);
        context.trace().warn(message);
    }

    private void add(String name, boolean ok, String message) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("ok", ok);
        check.put("message", message);
        checks.add(check);
    }

    /** Whether anything was found to work. */
    boolean hasPassed() {
        return checks.stream().anyMatch(check -> Boolean.TRUE.equals(check.get("ok")));
    }

    /** The failure that ends the check, with what was found until then; to be thrown. */
    RuntimeException failed(String name, Throwable thrown) {
        if (!(StageFailure.cause(thrown) instanceof ExternalSystemException failure)) {
            return StageFailure.again(thrown);
        }
        if (failure.partialData().containsKey("checks")) {
            return failure;
        }
        add(name, false, failure.getMessage());
        return failure.withPartialData(data());
    }

    /** The same of something that needs no request. @param sentence without its start */
    RuntimeException failed(String name, ErrorCode code, String sentence) {
        return failed(name, new ExternalSystemException(code, context.subject() + sentence));
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("account", account);
        data.put("checks", List.copyOf(checks));
        return data;
    }
}
