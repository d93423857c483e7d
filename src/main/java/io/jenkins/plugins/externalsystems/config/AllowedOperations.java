package io.jenkins.plugins.externalsystems.config;

import java.util.List;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which operations the action {@code externalSystem} may call: names, one a line or separated by commas. None means every
 * operation that deletes nothing; {@code *} means all, deletes too.
 */
@Restricted(NoExternalUse.class)
public final class AllowedOperations {
    private final List<String> names;

    /** @throws IllegalArgumentException for text that cannot be an operation's name */
    public AllowedOperations(String text) {
        this.names = JobPatterns.split(text);
        for (String name : names) {
            if (!name.matches("\\*|[A-Za-z][A-Za-z0-9_.-]*")) {
                throw new IllegalArgumentException(
                        "'" + name + "' is no operation: names are like send_message, or * for all");
            }
        }
    }

    public boolean admits(String operation) {
        if (names.isEmpty()) {
            // Operations of a service's own description are called as the service likes.
            return !operation.toLowerCase(Locale.ROOT).startsWith("delete");
        }
        return names.contains("*") || names.contains(operation);
    }
}
