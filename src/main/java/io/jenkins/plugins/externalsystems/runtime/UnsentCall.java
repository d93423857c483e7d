package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a dry run would have sent.
 *
 * @param request as the connector shows it
 * @param parameters of the operation
 */
public record UnsentCall(Map<?, ?> request, @CheckForNull Object parameters) {
    /** A build's log is no place for more. */
    static final int LONGEST_TEXT = 16 * 1024;

    /** A dry run's result with the one whose switch it was. */
    static ExternalSystemResult by(String whose, ExternalSystemResult result) {
        Map<String, Object> metadata = new LinkedHashMap<>(result.metadata());
        metadata.put(MetadataKeys.DRY_RUN, true);
        metadata.put(MetadataKeys.DRY_RUN_BY, whose);
        return new ExternalSystemResult(
                result.success(),
                result.operation(),
                result.resultData(),
                result.errorMessage(),
                result.errorCode(),
                metadata);
    }

    /** The same for people: with secrets masked in all that the result shows. */
    public static ExternalSystemResult by(String whose, ExternalSystemResult result, Redactor mask) {
        return masked(by(whose, result), mask);
    }

    /** A result with secrets masked in its data, error and metadata. */
    @SuppressWarnings("unchecked")
    static ExternalSystemResult masked(ExternalSystemResult result, Redactor mask) {
        String error = result.errorMessage();
        return new ExternalSystemResult(
                result.success(),
                result.operation(),
                (Map<String, Object>) mask.redactData(result.resultData()),
                error == null ? null : mask.redact(error),
                result.errorCode(),
                (Map<String, Object>) mask.redactData(result.metadata()));
    }

    /** A result of an action, with the action's stand-ins where it is a dry run's and could not tell. */
    public static ExternalSystemResult complete(ConnectorAction action, ExternalSystemResult result) {
        if (!result.success() || !result.isDryRun()) {
            return result;
        }
        Map<String, Object> data = new LinkedHashMap<>(action.dryRunStandIns());
        data.putAll(result.resultData());
        return ExternalSystemResult.success(result.operation(), data, result.metadata());
    }

    /** Empty for what is no dry run's, and for one that had nothing to send. */
    public static Optional<UnsentCall> of(ExternalSystemResult result) {
        return result.isDryRun() && result.resultData().get("request") instanceof Map<?, ?> request
                ? Optional.of(new UnsentCall(request, result.resultData().get("parameters")))
                : Optional.empty();
    }

    /** For the build's log, on several lines and bounded. */
    public String toText() {
        String text = isRead()
                ? "The first request of the operation only asks; what the others would be depends on the answer:\n"
                        + Json.writePretty(request) + "\nThe operation's parameters:\n" + Json.writePretty(parameters)
                : "The request would be:\n" + Json.writePretty(request);
        int more = text.length() - LONGEST_TEXT;
        return more <= 0 ? text : text.substring(0, LONGEST_TEXT) + "\n… " + more + " characters more";
    }

    private boolean isRead() {
        return "GET".equals(request.get("method"));
    }
}
