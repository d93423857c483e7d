package io.jenkins.plugins.externalsystems.core.connectors.jira;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is to be done for one cause. Kept in the call's journal, so that a repeat does the same and not what it would think of
 * by then.
 *
 * @param kind what
 * @param fingerprint of the cause
 * @param issue key; empty for one that is to be opened
 * @param isComment whether the issue gets a comment
 * @param isReport whether the issue has to be told that this job sees the cause
 * @param original of a duplicate the key of the issue that stays; else empty
 */
record TrackedAction(
        Kind kind, String fingerprint, String issue, boolean isComment, boolean isReport, String original) {
    enum Kind {
        OPEN,
        SEEN,
        REOPEN,
        CLOSE,
        DUPLICATE
    }

    /** The same without a comment or a mark. */
    TrackedAction silent() {
        return new TrackedAction(kind, fingerprint, issue, false, false, original);
    }

    /** Whether the issue is left as it is. */
    boolean isNothing() {
        return kind == Kind.SEEN && !isComment && !isReport;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind.name());
        map.put("fingerprint", fingerprint);
        map.put("issue", issue);
        map.put("comment", isComment);
        map.put("report", isReport);
        map.put("original", original);
        return map;
    }

    static TrackedAction fromMap(Map<?, ?> map) {
        return new TrackedAction(
                Kind.valueOf(String.valueOf(map.get("kind"))),
                String.valueOf(map.get("fingerprint")),
                String.valueOf(map.get("issue")),
                Boolean.TRUE.equals(map.get("comment")),
                Boolean.TRUE.equals(map.get("report")),
                String.valueOf(map.get("original")));
    }
}
