package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The part of JQL that a {@link FakeJira} understands: AND, OR, NOT, parentheses, comparisons, lists, ORDER BY. What it does
 * not understand is refused as Jira refuses nonsense.
 */
final class JqlQuery {
    private static final Set<String> ORDERS = Set.of("created", "updated", "key", "status", "priority", "summary");

    private final JqlTokens tokens;
    private final JqlFields fields;
    private Predicate<FakeIssue> filter;
    private Comparator<FakeIssue> order =
            Comparator.comparing(FakeIssue::created).reversed();

    /** @throws JiraRefusal 400 if it cannot be understood, or restricts nothing where it has to */
    JqlQuery(String jql, JqlFields fields, boolean mustRestrict) {
        this.tokens = new JqlTokens(jql);
        this.fields = fields;
        if (tokens.hasNext() && !tokens.nextIs("order")) {
            filter = or();
        }
        if (tokens.take("order")) {
            tokens.expect("by");
            order = orders();
        }
        if (tokens.hasNext()) {
            throw JqlTokens.bad(
                    "Expecting either 'OR' or 'AND' but got '" + tokens.next().text() + "'.");
        }
        if (filter == null && !mustRestrict) {
            filter = issue -> true;
        }
        if (filter == null) {
            throw JiraRefusal.of(
                    400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        }
    }

    List<FakeIssue> find(List<FakeIssue> issues) {
        return issues.stream().filter(filter).sorted(order).toList();
    }

    private Predicate<FakeIssue> or() {
        Predicate<FakeIssue> all = and();
        while (tokens.take("or")) {
            all = all.or(and());
        }
        return all;
    }

    private Predicate<FakeIssue> and() {
        Predicate<FakeIssue> all = not();
        while (tokens.take("and")) {
            all = all.and(not());
        }
        return all;
    }

    private Predicate<FakeIssue> not() {
        if (tokens.take("not")) {
            return not().negate();
        }
        if (tokens.take("(")) {
            Predicate<FakeIssue> inner = or();
            tokens.expect(")");
            return inner;
        }
        return comparison();
    }

    private Predicate<FakeIssue> comparison() {
        String field = tokens.next().text().toLowerCase(Locale.ROOT);
        fields.checkKnown(field);
        String operator = tokens.next().text().toLowerCase(Locale.ROOT);
        return switch (operator) {
            case "is" -> {
                boolean isNot = tokens.take("not");
                if (!tokens.take("empty")) {
                    tokens.expect("null");
                }
                Predicate<FakeIssue> isEmpty =
                        issue -> fields.values(field, issue).isEmpty();
                yield isNot ? isEmpty.negate() : isEmpty;
            }
            case "in" -> fields.anyOf(field, list());
            case "not" -> {
                tokens.expect("in");
                yield fields.anyOf(field, list()).negate();
            }
            case "=" -> fields.anyOf(field, List.of(operand()));
            case "!=" -> fields.anyOf(field, List.of(operand())).negate();
            case "~" -> fields.contains(field, operand());
            case "!~" -> fields.contains(field, operand()).negate();
            case "<", "<=", ">", ">=" -> fields.compared(field, operator, operand());
            default -> throw JqlTokens.bad("Expecting operator but got '" + operator + "'.");
        };
    }

    private List<String> list() {
        tokens.expect("(");
        List<String> values = new ArrayList<>(List.of(operand()));
        while (tokens.take(",")) {
            values.add(operand());
        }
        tokens.expect(")");
        return values;
    }

    private String operand() {
        JqlTokens.Token token = tokens.next();
        if (!token.isQuoted()
                && Set.of("and", "or", "not", "order", "(", ")", ",")
                        .contains(token.text().toLowerCase(Locale.ROOT))) {
            throw JqlTokens.bad("Expecting either a value, list or function but got '" + token.text() + "'.");
        }
        if (!token.isQuoted() && tokens.take("(")) {
            tokens.expect(")");
            return fields.function(token.text());
        }
        return token.text();
    }

    private Comparator<FakeIssue> orders() {
        Comparator<FakeIssue> all = null;
        do {
            String field = tokens.next().text().toLowerCase(Locale.ROOT);
            if (!ORDERS.contains(field)) {
                throw JqlTokens.bad("Field '" + field + "' does not exist or this field cannot be sorted.");
            }
            Comparator<FakeIssue> one = fields.order(field);
            boolean isDescending = tokens.take("desc");
            if (!isDescending) {
                tokens.take("asc");
            }
            one = isDescending ? one.reversed() : one;
            all = all == null ? one : all.thenComparing(one);
        } while (tokens.take(","));
        return all;
    }
}
