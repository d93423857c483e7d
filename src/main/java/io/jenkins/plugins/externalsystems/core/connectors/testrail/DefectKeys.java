package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The issues that failed tests are about.
 *
 * @param forAll keys that each of them has
 * @param byCause keys by the fingerprint of a failure's cause, as {@code track_test_failures} gives them
 */
record DefectKeys(Set<String> forAll, Map<String, Set<String>> byCause) {

    /**
     * @param given a list of keys, keys separated by commas, a map of fingerprints with either, or null
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for anything else
     */
    static DefectKeys of(CallContext context, String parameter, @CheckForNull Object given) {
        Map<String, Set<String>> byCause = new HashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((cause, keys) -> byCause.put(String.valueOf(cause), keys(context, parameter, keys)));
            return new DefectKeys(Set.of(), byCause);
        }
        return new DefectKeys(given == null ? Set.of() : keys(context, parameter, given), byCause);
    }

    private static Set<String> keys(CallContext context, String parameter, @CheckForNull Object given) {
        if (given instanceof String text) {
            return keys(context, parameter, List.of(text.split(",")));
        }
        if (!(given instanceof List<?> list)) {
            throw context.invalid(parameter, "is a list of keys, or a map of fingerprints with keys");
        }
        Set<String> keys = new LinkedHashSet<>();
        for (Object key : list) {
            if (!(key instanceof String text)) {
                throw context.invalid(parameter, "has a key that is no text");
            }
            if (!text.isBlank()) {
                keys.add(text.strip());
            }
        }
        return keys;
    }

    /** Those of a test; empty for one that did not fail. */
    Set<String> of(TestCaseResult test) {
        if (!test.status().isFailure()) {
            return Set.of();
        }
        FailureCause cause = test.cause();
        Set<String> own = cause == null ? Set.of() : byCause.getOrDefault(cause.fingerprint(), Set.of());
        if (own.isEmpty() || forAll.isEmpty()) {
            return own.isEmpty() ? forAll : own;
        }
        Set<String> both = new LinkedHashSet<>(forAll);
        both.addAll(own);
        return both;
    }
}
