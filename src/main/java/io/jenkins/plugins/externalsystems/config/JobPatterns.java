package io.jenkins.plugins.externalsystems.config;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which jobs may use a connection, by full name, such as {@code team-a/**}: one pattern a line or separated by commas;
 * {@code *} stands for any characters within one folder level, {@code **} for any at all. None means every job.
 */
@Restricted(NoExternalUse.class)
public final class JobPatterns {
    private final List<Glob> patterns;

    /** @throws IllegalArgumentException for a pattern that is no job name */
    public JobPatterns(String text) {
        this.patterns = split(text).stream().map(Glob::new).toList();
    }

    public boolean admits(String jobFullName) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(jobFullName));
    }

    static List<String> split(String text) {
        return Arrays.stream(text.split("[,\\n\\r]"))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static void check(String glob) {
        if (glob.startsWith("/") || glob.endsWith("/") || glob.contains("//")) {
            throw new IllegalArgumentException(
                    "'" + glob + "' is no job name: full names have no slash at the start, at the end or twice");
        }
    }

    /**
     * One pattern. Its places are followed side by side, so that the time is bounded by the length of the pattern times that
     * of the name: each build is compared with patterns that a folder's owner wrote, and a regular expression can be made to
     * take hours.
     */
    private static final class Glob {
        private static final int WITHIN_LEVEL = -1;
        private static final int ANYTHING = -2;

        private final int[] parts;

        Glob(String text) {
            check(text);
            IntStream.Builder found = IntStream.builder();
            for (int at = 0; at < text.length(); at++) {
                if (text.startsWith("**", at)) {
                    found.add(ANYTHING);
                    at++;
                } else {
                    found.add(text.charAt(at) == '*' ? WITHIN_LEVEL : text.charAt(at));
                }
            }
            this.parts = found.build().toArray();
        }

        boolean matches(String name) {
            boolean[] places = new boolean[parts.length + 1];
            places[0] = true;
            skipStars(places);
            for (int at = 0; at < name.length(); at++) {
                places = after(places, name.charAt(at));
            }
            return places[parts.length];
        }

        private boolean[] after(boolean[] places, char next) {
            boolean[] reached = new boolean[places.length];
            for (int place = 0; place < parts.length; place++) {
                if (places[place]) {
                    if (parts[place] == ANYTHING || (parts[place] == WITHIN_LEVEL && next != '/')) {
                        reached[place] = true;
                    } else if (parts[place] == next) {
                        reached[place + 1] = true;
                    }
                }
            }
            skipStars(reached);
            return reached;
        }

        /** A star may stand for nothing. */
        private void skipStars(boolean[] places) {
            for (int place = 0; place < parts.length; place++) {
                if (places[place] && parts[place] < 0) {
                    places[place + 1] = true;
                }
            }
        }
    }
}
