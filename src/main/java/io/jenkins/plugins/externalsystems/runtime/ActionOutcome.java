package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.actions.OnError;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an action ended, and what that means for its build: of a call that failed {@code onError} says it, of a check its own
 * verdict.
 *
 * @param result of the call
 * @param onError what a failed call does
 * @param logLine the result on one line, without the values that the build marks as sensitive
 */
public record ActionOutcome(ExternalSystemResult result, OnError onError, String logLine) {

    /** Whether the build has to fail. */
    public boolean failsBuild() {
        return effect() == OnError.FAIL;
    }

    /** Whether the build has to become unstable. */
    public boolean makesUnstable() {
        return effect() == OnError.UNSTABLE;
    }

    /** Whether the build goes on as it was, and the log warns. */
    public boolean warns() {
        return effect() == OnError.WARN;
    }

    /** Whether the call worked and, if it was a check, all is well. */
    public boolean isGood() {
        return result.success() && Verdict.of(result).map(Verdict::isPass).orElse(true);
    }

    /** What is wrong, in a sentence; null if nothing is. */
    @CheckForNull
    public String error() {
        return isGood()
                ? null
                : Verdict.of(result).map(verdict -> verdict.reason() + ".").orElse(result.errorMessage());
    }

    private OnError effect() {
        if (!result.success()) {
            return onError;
        }
        return switch (Verdict.of(result).map(Verdict::level).orElse(Verdict.Level.PASS)) {
            case PASS -> OnError.IGNORE;
            case WARN -> OnError.WARN;
            case UNSTABLE -> OnError.UNSTABLE;
            case FAIL -> OnError.FAIL;
        };
    }

    /**
     * What a Pipeline gets: the result's data beside {@code ok} and {@code metadata}; {@code error} where something is wrong,
     * {@code error_code} too where the call failed; {@code dryRun} where nothing was sent. Serializable, and of kinds that the sandbox lets scripts read.
     */
    public LinkedHashMap<String, Object> toMap() {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("ok", isGood());
        result.resultData().forEach((key, value) -> map.put(key, copy(value)));
        if (result.isDryRun()) {
            map.put("dryRun", true);
        }
        if (!isGood()) {
            map.put("error", error());
        }
        if (!result.success()) {
            map.put("error_code", result.error().map(Enum::name).orElse(null));
        }
        map.put("metadata", copy(result.metadata()));
        return map;
    }

    @CheckForNull
    private static Object copy(@CheckForNull Object value) {
        if (value instanceof Map<?, ?> map) {
            LinkedHashMap<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(String.valueOf(key), copy(element)));
            return copy;
        }
        if (value instanceof List<?> list) {
            ArrayList<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return value;
    }
}
