package io.jenkins.plugins.externalsystems.rules;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;

/** What of a build a rule waits for. */
enum RuleMoment {
    START,
    END;

    /** As it is written in configuration. */
    String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for null or another word */
    static RuleMoment parse(@CheckForNull String text) {
        for (RuleMoment moment : values()) {
            if (moment.symbol().equals(text == null ? null : text.trim())) {
                return moment;
            }
        }
        throw new IllegalArgumentException("when is '" + text + "'; allowed are start, end");
    }
}
