package io.jenkins.plugins.externalsystems.core.testresults.history;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a job knows of one cause.
 *
 * @param title type and place of the cause, for people
 * @param tests some of the tests that failed for it: by them a build is known to have got over it
 * @param marks the builds
 * @param issue that tells of it; null for none
 * @param told when the issue was last told, in milliseconds since 1970; 0 for never
 * @param toldBuild the build that did; 0 for none
 * @param isFailing whether the issue has been told that the cause is there and not yet that it is gone
 */
public record CauseRecord(
        String title,
        List<String> tests,
        BuildMarks marks,
        @CheckForNull String issue,
        long told,
        int toldBuild,
        boolean isFailing) {
    /** How many tests are remembered. */
    public static final int MOST_TESTS = 10;

    private static final int LONGEST_TITLE = 300;

    public CauseRecord {
        tests = List.copyOf(tests);
    }

    /** Nothing is known but its title. */
    static CauseRecord named(String title) {
        String line = title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
        return new CauseRecord(line, List.of(), BuildMarks.NONE, null, 0, 0, false);
    }

    /** Seen by one more build. @param failed tests of it, the first ones are kept */
    CauseRecord seen(int build, List<String> failed) {
        Set<String> all = new LinkedHashSet<>(failed);
        all.addAll(tests);
        List<String> first = all.stream().limit(MOST_TESTS).toList();
        return new CauseRecord(title, first, marks.with(build, true), issue, told, toldBuild, isFailing);
    }

    /** Its tests passed in one more build. */
    CauseRecord passed(int build) {
        return new CauseRecord(title, tests, marks.with(build, false), issue, told, toldBuild, isFailing);
    }

    /** The issue that tells of it. */
    public CauseRecord withIssue(@CheckForNull String key) {
        return new CauseRecord(title, tests, marks, key, told, toldBuild, isFailing);
    }

    /** The issue was told by that build. */
    public CauseRecord told(long time, int build) {
        return new CauseRecord(title, tests, marks, issue, time, build, isFailing);
    }

    /** What the issue was told last. */
    public CauseRecord failing(boolean isThere) {
        return new CauseRecord(title, tests, marks, issue, told, toldBuild, isThere);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("title", title);
        map.put("tests", tests);
        map.put("seen", marks.builds(true));
        map.put("passed", marks.builds(false));
        map.put("issue", issue);
        map.put("told", told);
        map.put("told_build", toldBuild);
        map.put("failing", isFailing);
        return map;
    }

    static CauseRecord fromMap(Map<?, ?> map) {
        BuildMarks marks = BuildMarks.NONE;
        for (Object build : list(map.get("passed"))) {
            marks = marks.with(((Number) build).intValue(), false);
        }
        for (Object build : list(map.get("seen"))) {
            marks = marks.with(((Number) build).intValue(), true);
        }
        List<String> tests = new ArrayList<>();
        list(map.get("tests")).forEach(test -> tests.add(String.valueOf(test)));
        return new CauseRecord(
                String.valueOf(map.get("title")),
                tests.stream().limit(MOST_TESTS).toList(),
                marks,
                map.get("issue") instanceof String key ? key : null,
                map.get("told") instanceof Number time ? time.longValue() : 0,
                map.get("told_build") instanceof Number build ? build.intValue() : 0,
                Boolean.TRUE.equals(map.get("failing")));
    }

    private static List<?> list(@CheckForNull Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
