package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.actions.OnError;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an action ended, and what that means for its build.
 *
 * @param result of the call
 * @param onError what a failure does
 * @param logLine the result on one line, without the values that the build marks as sensitive
 */
public record ActionOutcome(ExternalSystemResult result, OnError onError, String logLine) {

    /** Whether the build has to fail. */
    public boolean failsBuild() {
        return !result.success() && onError == OnError.FAIL;
    }

    /** Whether the build has to become unstable. */
    public boolean makesUnstable() {
        return !result.success() && onError == OnError.UNSTABLE;
    }

    /**
     * What a Pipeline gets: the result's data beside {@code ok}; after a failure {@code error}, {@code error_code} and
     * {@code metadata} too. Serializable, and of kinds that the sandbox lets scripts read.
     */
    public LinkedHashMap<String, Object> toMap() {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("ok", result.success());
        result.resultData().forEach((key, value) -> map.put(key, copy(value)));
        if (!result.success()) {
            map.put("error", result.errorMessage());
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
