package io.jenkins.plugins.externalsystems.config;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which jobs may use a connection, by full name, such as {@code team-a/**}: one pattern a line or separated by commas;
 * {@code *} stands for any characters within one folder level, {@code **} for any at all. None means every job.
 */
@Restricted(NoExternalUse.class)
public final class JobPatterns {
    private final List<Pattern> patterns;

    /** @throws IllegalArgumentException for a pattern that is no job name */
    public JobPatterns(String text) {
        this.patterns = split(text).stream().map(JobPatterns::compile).toList();
    }

    public boolean admits(String jobFullName) {
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(jobFullName).matches());
    }

    static List<String> split(String text) {
        return Arrays.stream(text.split("[,\\n\\r]"))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Pattern compile(String glob) {
        if (glob.startsWith("/") || glob.endsWith("/") || glob.contains("//")) {
            throw new IllegalArgumentException(
                    "'" + glob + "' is no job name: full names have no slash at the start, at the end or twice");
        }
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); at++) {
            char next = glob.charAt(at);
            if (next != '*') {
                regex.append(Pattern.quote(String.valueOf(next)));
            } else if (at + 1 < glob.length() && glob.charAt(at + 1) == '*') {
                regex.append(".*");
                at++;
            } else {
                regex.append("[^/]*");
            }
        }
        return Pattern.compile(regex.toString());
    }
}
