package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a failed action does to its build. */
public enum OnError {
    /** The build fails. */
    FAIL,
    /** The build goes on and is unstable. */
    UNSTABLE,
    /** The build goes on; the log tells. */
    WARN,
    /** The build goes on; only the build page tells. */
    IGNORE;

    /** As it is written in a Jenkinsfile. */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #symbol} writes.
     *
     * @return null for null or blank, which mean the action's default
     * @throws IllegalArgumentException for anything else, listing what is allowed
     */
    @CheckForNull
    public static OnError parse(@CheckForNull String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(values())
                .filter(value -> value.symbol().equals(text.trim()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("onError is '" + text + "'; allowed are "
                        + Arrays.stream(values()).map(OnError::symbol).collect(Collectors.joining(", "))));
    }
}
