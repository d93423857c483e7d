package io.jenkins.plugins.externalsystems.rules;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Where rules are configured.
 *
 * @param folder null for the controller
 * @param rules in their order
 * @param isOptOutAllowed whether a job's {@link RuleOptOut} counts
 */
record RulePlace(@CheckForNull Item folder, List<NotificationRule> rules, boolean isOptOutAllowed) {
    /** A rule and where it was found. */
    record Found(RulePlace place, NotificationRule rule) {}

    /** The places around a job that have rules, the outermost first. */
    static List<RulePlace> around(Item job) {
        Deque<RulePlace> places = new ArrayDeque<>();
        List<FolderRuleSource> sources = ExtensionList.lookup(FolderRuleSource.class);
        for (Item at = above(job); at != null; at = above(at)) {
            Item folder = at;
            sources.stream()
                    .map(source -> source.rulesOf(folder))
                    .filter(Objects::nonNull)
                    .forEach(places::addFirst);
        }
        places.addFirst(GlobalRules.get().place());
        places.removeIf(place -> place.rules().isEmpty());
        return new ArrayList<>(places);
    }

    @CheckForNull
    private static Item above(Item item) {
        return item.getParent() instanceof Item parent ? parent : null;
    }

    /**
     * The rules for one moment of a job's builds, by the name of the job alone.
     *
     * @param places the outermost first
     * @param isOptedOut whether the job wants none of a rule; asked only where it counts
     */
    static List<Found> matching(
            List<RulePlace> places, RuleMoment moment, String jobFullName, Predicate<NotificationRule> isOptedOut) {
        List<Found> found = new ArrayList<>();
        for (RulePlace place : places) {
            for (NotificationRule rule : place.rules()) {
                if (rule.isFor(moment, jobFullName) && !(place.isOptOutAllowed() && isOptedOut.test(rule))) {
                    found.add(new Found(place, rule));
                }
            }
        }
        return found;
    }
}
