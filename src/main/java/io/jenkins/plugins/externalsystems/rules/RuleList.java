package io.jenkins.plugins.externalsystems.rules;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the two places that hold rules, the controller and folders, do alike. */
final class RuleList {
    /** Each build asks all of them. */
    static final int MOST_RULES = 100;

    private RuleList() {}

    /**
     * A copy; an ArrayList, since XStream writes its kind in a form that every later Java reads.
     *
     * @param given null for none, as a form gives it
     * @throws IllegalArgumentException for two rules of one name, too many rules, or one whose parts do not fit
     */
    static List<NotificationRule> checked(@CheckForNull List<NotificationRule> given) {
        List<NotificationRule> rules = given == null ? List.of() : given;
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("There are " + rules.size() + " rules, " + MOST_RULES + " are allowed");
        }
        Set<String> names = new HashSet<>();
        for (NotificationRule rule : rules) {
            rule.checkReports();
            rule.checkComplete();
            if (!names.add(rule.getName())) {
                throw new IllegalArgumentException("Two rules have the name '" + rule.getName() + "'");
            }
        }
        return new ArrayList<>(rules);
    }
}
