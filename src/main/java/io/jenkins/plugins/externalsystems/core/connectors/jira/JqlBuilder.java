package io.jenkins.plugins.externalsystems.core.connectors.jira;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a filter into JQL. Values can be anything; field names and directions are checked. Not thread-safe. */
final class JqlBuilder {
    private static final Pattern ORDER = Pattern.compile(
            "([A-Za-z][A-Za-z0-9_]{0,60}|cf\\[[0-9]{1,18}])(?:\\s+(asc|desc))?", Pattern.CASE_INSENSITIVE);
    /** Jira takes that many at most. */
    private static final int MOST_ORDERS = 7;

    private final List<String> restrictions = new ArrayList<>();
    private String order = "";

    /** One of the values; none restricts nothing. */
    JqlBuilder in(String field, List<String> values) {
        if (values.size() == 1) {
            restrictions.add(field + " = " + JqlText.quote(values.get(0)));
        } else if (!values.isEmpty()) {
            restrictions.add(field + " in " + JqlText.quoteAll(values));
        }
        return this;
    }

    /** A value; null restricts nothing. */
    JqlBuilder is(String field, @CheckForNull String value) {
        return value == null ? this : in(field, List.of(value));
    }

    JqlBuilder isEmpty(String field) {
        restrictions.add(field + " is EMPTY");
        return this;
    }

    /** Assigned to the connection's own account; Jira knows who that is. */
    JqlBuilder assignedToMe() {
        restrictions.add("assignee = currentUser()");
        return this;
    }

    /** Each of the values. */
    JqlBuilder all(String field, List<String> values) {
        values.forEach(value -> is(field, value));
        return this;
    }

    /** Words anywhere in the texts. */
    JqlBuilder words(@CheckForNull String words) {
        if (words != null) {
            restrictions.add("text ~ " + JqlText.quoteWords(words));
        }
        return this;
    }

    /**
     * Sorts. @param given such as {@code created desc, key}
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR naming {@code order_by}
     */
    JqlBuilder orderBy(String given, CallContext context) {
        List<String> orders = new ArrayList<>();
        for (String part : given.split(",", -1)) {
            Matcher matcher = ORDER.matcher(part.trim());
            if (!matcher.matches()) {
                throw context.invalid(
                        "order_by",
                        "is '" + Words.shown(given) + "'; it must be field names, each with asc or desc, such as"
                                + " 'created desc, key'");
            }
            String direction = matcher.group(2);
            orders.add(matcher.group(1) + (direction == null ? "" : " " + direction.toUpperCase(Locale.ROOT)));
        }
        if (orders.size() > MOST_ORDERS) {
            throw context.invalid("order_by", "has " + orders.size() + " fields; Jira takes " + MOST_ORDERS);
        }
        order = " ORDER BY " + String.join(", ", orders);
        return this;
    }

    /** Whether it restricts anything; Jira Cloud refuses a search that does not. */
    boolean isBounded() {
        return !restrictions.isEmpty();
    }

    String build() {
        return String.join(" AND ", restrictions) + order;
    }
}
