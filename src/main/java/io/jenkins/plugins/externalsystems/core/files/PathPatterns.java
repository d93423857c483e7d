package io.jenkins.plugins.externalsystems.core.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ant patterns, separated by commas: {@code ?} is one character of a name, {@code *} any number of them, {@code **} any
 * number of folders. A pattern that ends with {@code /} means everything below. Letters' case counts; nothing is excluded by
 * default. Patterns are relative: one that names another place is refused. Immutable.
 *
 * @see <a href="https://ant.apache.org/manual/dirtasks.html#patterns">Ant's manual about patterns</a>
 */
public final class PathPatterns {
    private static final String ANY_FOLDERS = "**";
    private final List<List<String>> patterns;

    private PathPatterns(List<List<String>> patterns) {
        this.patterns = patterns;
    }

    /**
     * Reads the list; {@code \} separates folders as {@code /} does.
     *
     * @throws RefusedPatternException for an empty list, an absolute path, a drive letter, or {@code ..}
     */
    public static PathPatterns of(String list) {
        List<List<String>> patterns = new ArrayList<>();
        for (String entry : list.split(",")) {
            if (!entry.isBlank()) {
                patterns.add(segments(entry.strip()));
            }
        }
        if (patterns.isEmpty()) {
            throw new RefusedPatternException("there is no pattern");
        }
        return new PathPatterns(patterns);
    }

    private static List<String> segments(String pattern) {
        String path = pattern.replace('\\', '/');
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
            throw new RefusedPatternException("'" + pattern + "' is absolute; patterns are relative to the folder");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : (path.endsWith("/") ? path + ANY_FOLDERS : path).split("/")) {
            if (segment.equals("..")) {
                throw new RefusedPatternException("'" + pattern + "' leads out of the folder");
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** Whether a file is meant. @param path relative, with {@code /} between the folders */
    public boolean matches(String path) {
        List<String> names = Arrays.asList(path.split("/"));
        return patterns.stream().anyMatch(pattern -> matches(pattern, names));
    }

    /** Whether a folder may hold files that are meant, at any depth. @param path as in {@link #matches} */
    boolean mayMatchBelow(String path) {
        List<String> names = Arrays.asList(path.split("/"));
        return patterns.stream().anyMatch(pattern -> mayMatchBelow(pattern, names));
    }

    /** On a mismatch the last {@code **} takes one more name; earlier ones never need to, so this is never exponential. */
    private static boolean matches(List<String> pattern, List<String> names) {
        int at = 0;
        int resumeAt = -1;
        int resumeName = 0;
        int name = 0;
        while (name < names.size()) {
            if (at < pattern.size() && pattern.get(at).equals(ANY_FOLDERS)) {
                resumeAt = ++at;
                resumeName = name;
            } else if (at < pattern.size() && matchesName(pattern.get(at), names.get(name))) {
                at++;
                name++;
            } else if (resumeAt >= 0) {
                at = resumeAt;
                name = ++resumeName;
            } else {
                return false;
            }
        }
        return pattern.subList(at, pattern.size()).stream().allMatch(ANY_FOLDERS::equals);
    }

    private static boolean mayMatchBelow(List<String> pattern, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (i == pattern.size()) {
                return false;
            }
            if (pattern.get(i).equals(ANY_FOLDERS)) {
                return true;
            }
            if (!matchesName(pattern.get(i), names.get(i))) {
                return false;
            }
        }
        return pattern.size() > names.size();
    }

    /** The same for the characters of one name. */
    private static boolean matchesName(String pattern, String name) {
        int at = 0;
        int resumeAt = -1;
        int resumeChar = 0;
        int character = 0;
        while (character < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                resumeAt = ++at;
                resumeChar = character;
            } else if (at < pattern.length()
                    && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(character))) {
                at++;
                character++;
            } else if (resumeAt >= 0) {
                at = resumeAt;
                character = ++resumeChar;
            } else {
                return false;
            }
        }
        return pattern.chars().skip(at).allMatch(rest -> rest == '*');
    }
}
