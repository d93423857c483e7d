package io.jenkins.plugins.externalsystems.core.testresults.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * In which builds a cause was seen, and in which its tests passed, by number of the build. Builds in which none of its tests
 * ran are not among them. The newest ones only; in the order of their numbers, in whatever order they ended. Immutable.
 */
public final class BuildMarks {
    /** How many builds are remembered. */
    public static final int MOST = 64;

    /** Nothing yet. */
    public static final BuildMarks NONE = new BuildMarks(new TreeMap<>());

    /** True where it was seen. */
    private final NavigableMap<Integer, Boolean> marks;

    private BuildMarks(NavigableMap<Integer, Boolean> marks) {
        this.marks = Collections.unmodifiableNavigableMap(marks);
    }

    /** With one more; a build that has both, by two steps, has seen it. */
    public BuildMarks with(int build, boolean isSeen) {
        NavigableMap<Integer, Boolean> more = new TreeMap<>(marks);
        more.merge(build, isSeen, Boolean::logicalOr);
        while (more.size() > MOST) {
            more.pollFirstEntry();
        }
        return new BuildMarks(more);
    }

    /** Whether the build has seen it. */
    public boolean isSeenIn(int build) {
        return Boolean.TRUE.equals(marks.get(build));
    }

    /** Whether the build has seen it and the one before, as far as there is one, has not. */
    public boolean isRegressionIn(int build) {
        Map.Entry<Integer, Boolean> before = marks.lowerEntry(build);
        return isSeenIn(build) && (before == null || !before.getValue());
    }

    /** Whether its tests passed in the build, and the one before had seen it. */
    public boolean isFixedIn(int build) {
        Map.Entry<Integer, Boolean> before = marks.lowerEntry(build);
        return Boolean.FALSE.equals(marks.get(build)) && before != null && before.getValue();
    }

    /** Whether a build with a higher number has passed already, so that this one's news are old. */
    public boolean isOvertaken(int build) {
        return marks.tailMap(build, false).containsValue(false);
    }

    /** How many of the last builds up to this one have seen it. @param window how many builds are looked at */
    public int seenIn(int window, int build) {
        return (int) marks.headMap(build, true).descendingMap().values().stream()
                .limit(window)
                .filter(isSeen -> isSeen)
                .count();
    }

    /** How many of the newest builds have passed in a row. */
    public int greenStreak() {
        return (int) marks.descendingMap().values().stream()
                .takeWhile(isSeen -> !isSeen)
                .count();
    }

    /** The newest build that has seen it; 0 for none. */
    public int lastSeen() {
        return marks.descendingMap().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    /** The oldest remembered build that has seen it; 0 for none. */
    public int firstSeen() {
        return builds(true).stream().findFirst().orElse(0);
    }

    /** Their numbers, in order. @param isSeen which ones */
    public List<Integer> builds(boolean isSeen) {
        List<Integer> builds = new ArrayList<>();
        marks.forEach((build, seen) -> {
            if (seen == isSeen) {
                builds.add(build);
            }
        });
        return builds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BuildMarks that && marks.equals(that.marks);
    }

    @Override
    public int hashCode() {
        return marks.hashCode();
    }
}
