package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.testresults.history.BuildObservation;
import io.jenkins.plugins.externalsystems.core.testresults.history.CauseFailures;
import io.jenkins.plugins.externalsystems.core.testresults.history.CauseRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides what is done for which cause; the causes of most tests come first. Pure. */
final class TrackingPlan {
    /** More causes than that are not looked for one by one. */
    static final int MOST_SEARCHED = 1000;

    private static final int MOST_COMMENTS = 50;

    private final TrackingSettings settings;
    private final BuildObservation observation;
    private final Map<String, CauseRecord> records;
    private final int build;
    private final long now;

    /** @param records after this build was observed @param now in milliseconds since 1970 */
    TrackingPlan(
            TrackingSettings settings,
            BuildObservation observation,
            Map<String, CauseRecord> records,
            int build,
            long now) {
        this.settings = settings;
        this.observation = observation;
        this.records = records;
        this.build = build;
        this.now = now;
    }

    /** The causes that this build has news of, as far as an issue is to be looked for. */
    List<String> searched() {
        List<String> fingerprints =
                new ArrayList<>(ripe().stream().limit(MOST_SEARCHED).toList());
        fingerprints.addAll(recovered());
        CauseRecord overflow = records.get(CauseMarker.OVERFLOW);
        if (ripe().size() > settings.maxIssues()
                || overflow != null && overflow.issue() != null && !fingerprints.contains(CauseMarker.OVERFLOW)) {
            fingerprints.add(CauseMarker.OVERFLOW);
        }
        return fingerprints.stream().distinct().toList();
    }

    /** Causes that were seen often enough, and that no later build has got over. */
    private List<String> ripe() {
        return bySize().stream()
                .filter(fingerprint -> !isOvertaken(fingerprint) && !isWaiting(fingerprint))
                .toList();
    }

    private List<String> bySize() {
        return observation.causes().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, CauseFailures> cause) ->
                                cause.getValue().count())
                        .reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a later build has passed already. */
    boolean isOvertaken(String fingerprint) {
        CauseRecord known = records.get(fingerprint);
        return known != null && known.marks().isOvertaken(build);
    }

    /** Whether it has to be seen in more builds. */
    boolean isWaiting(String fingerprint) {
        CauseRecord known = records.get(fingerprint);
        int seen = known == null ? 1 : known.marks().seenIn(settings.window(), build);
        return seen < settings.openAfter();
    }

    private List<String> recovered() {
        return records.entrySet().stream()
                .filter(cause -> !observation.causes().containsKey(cause.getKey()))
                .filter(cause -> !cause.getKey().equals(CauseMarker.OVERFLOW))
                .filter(cause -> isOver(cause.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isOver(CauseRecord cause) {
        return settings.closeAfter() > 0
                && cause.issue() != null
                && cause.isFailing()
                && cause.marks().greenStreak() >= settings.closeAfter();
    }

    /** Causes without an issue for which there is no room; as many as are looked for. @param found by fingerprint */
    List<String> overflow(Map<String, TrackedIssue> found) {
        return ripe().stream()
                .limit(MOST_SEARCHED)
                .filter(fingerprint -> !found.containsKey(fingerprint))
                .skip(settings.maxIssues())
                .toList();
    }

    /** How many more causes there are than are looked for. */
    int unsearched() {
        return Math.max(0, ripe().size() - MOST_SEARCHED);
    }

    /** @param found by fingerprint @param overflow as of {@link #overflow} */
    List<TrackedAction> actions(Map<String, TrackedIssue> found, List<String> overflow) {
        List<TrackedAction> actions = new ArrayList<>();
        Set<String> left = Set.copyOf(overflow);
        List<String> wanted = new ArrayList<>(ripe().stream()
                .limit(MOST_SEARCHED)
                .filter(fingerprint -> !left.contains(fingerprint))
                .toList());
        if (!overflow.isEmpty()) {
            wanted.add(CauseMarker.OVERFLOW);
        }
        wanted.forEach(fingerprint -> {
            TrackedIssue issue = found.get(fingerprint);
            actions.add(
                    issue == null
                            ? new TrackedAction(TrackedAction.Kind.OPEN, fingerprint, "", false, true, "")
                            : seen(fingerprint, issue));
        });
        List<String> over = new ArrayList<>(recovered());
        CauseRecord rest = records.get(CauseMarker.OVERFLOW);
        if (overflow.isEmpty() && rest != null && isOver(rest)) {
            over.add(CauseMarker.OVERFLOW);
        }
        over.stream()
                .filter(found::containsKey)
                .forEach(fingerprint -> actions.add(close(fingerprint, found.get(fingerprint))));
        found.forEach((fingerprint, issue) -> issue.younger()
                .forEach(twin -> actions.add(
                        new TrackedAction(TrackedAction.Kind.DUPLICATE, fingerprint, twin, true, false, issue.key()))));
        bound(actions);
        // What opens issues is last: where one is refused, all else is done.
        actions.sort(Comparator.comparing(action -> action.kind() == TrackedAction.Kind.OPEN));
        return actions;
    }

    /** One that somebody has closed already is only told that this job sees the cause no more. */
    private TrackedAction close(String fingerprint, TrackedIssue issue) {
        boolean isOpen = !issue.isDone();
        return new TrackedAction(
                TrackedAction.Kind.CLOSE,
                fingerprint,
                issue.key(),
                isOpen && !settings.pace().isNever(),
                isOpen,
                "");
    }

    private TrackedAction seen(String fingerprint, TrackedIssue issue) {
        CauseRecord known = records.get(fingerprint);
        boolean isDue =
                known == null ? !settings.pace().isNever() : settings.pace().isDue(known, now, build);
        boolean isNews = known == null || !known.isFailing();
        boolean isReopened = issue.isDone() && settings.reopenTo().isPresent();
        return new TrackedAction(
                isReopened ? TrackedAction.Kind.REOPEN : TrackedAction.Kind.SEEN,
                fingerprint,
                issue.key(),
                isDue || isReopened && isNews && !settings.pace().isNever(),
                isNews || isDue,
                "");
    }

    /** No build writes comments without number; whoever gets none now is due in the next build. */
    private static void bound(List<TrackedAction> actions) {
        int[] comments = {0};
        actions.replaceAll(action -> {
            boolean isTooMany =
                    action.kind() == TrackedAction.Kind.SEEN && action.isComment() && comments[0]++ >= MOST_COMMENTS;
            return isTooMany ? action.silent() : action;
        });
    }
}
