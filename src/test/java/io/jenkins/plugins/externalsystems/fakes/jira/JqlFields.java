package io.jenkins.plugins.externalsystems.fakes.jira;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields that JQL knows in a {@link FakeJira}, and what may be compared with them. */
final class JqlFields {
    private static final Set<String> KNOWN = Set.of(
            "project",
            "status",
            "assignee",
            "creator",
            "labels",
            "issuetype",
            "type",
            "priority",
            "key",
            "issuekey",
            "id",
            "text",
            "summary",
            "description",
            "comment",
            "created",
            "updated",
            "parent");
    private static final Set<String> TEXTS = Set.of("text", "summary", "description", "comment");
    private static final Set<String> TIMES = Set.of("created", "updated");
    private static final Pattern RELATIVE = Pattern.compile("-(\\d{1,4})([mhdw])");

    private final Set<String> projects;
    private final String currentUser;
    private final String userKey;
    private final Instant now;

    /** @param projects keys; @param currentUser account id or user name; @param userKey which of the two it is */
    JqlFields(Set<String> projects, String currentUser, String userKey, Instant now) {
        this.projects = projects;
        this.currentUser = currentUser;
        this.userKey = userKey;
        this.now = now;
    }

    void checkKnown(String field) {
        if (!KNOWN.contains(field)) {
            throw JiraRefusal.of(400, "Field '" + field + "' does not exist or you do not have permission to view it.");
        }
    }

    String function(String name) {
        if (name.equalsIgnoreCase("currentUser")) {
            return currentUser;
        }
        if (name.equalsIgnoreCase("now")) {
            return FakeIssue.time(now);
        }
        throw JiraRefusal.of(400, "Unable to find JQL function '" + name + "()'.");
    }

    /** What an issue has in a field, as JQL compares it; empty for nothing. */
    List<String> values(String field, FakeIssue issue) {
        return switch (field) {
            case "project" -> List.of(issue.project().key(), issue.project().id());
            case "key", "issuekey", "id" -> List.of(issue.key(), issue.id());
            case "status" -> List.of(issue.status());
            case "labels" ->
                ((List<?>) issue.field("labels")).stream().map(String::valueOf).toList();
            case "issuetype", "type" -> nameOf(issue.field("issuetype"), "name");
            case "priority" -> nameOf(issue.field("priority"), "name");
            case "assignee" -> nameOf(issue.field("assignee"), userKey);
            case "creator" -> List.of(currentUser);
            case "parent" -> nameOf(issue.field("parent"), "key");
            default -> List.of(AdfRules.text(issue.field(field)));
        };
    }

    private static List<String> nameOf(Object value, String entry) {
        return value instanceof Map<?, ?> map ? List.of(String.valueOf(map.get(entry))) : List.of();
    }

    Predicate<FakeIssue> anyOf(String field, List<String> wanted) {
        if (TEXTS.contains(field)) {
            throw JiraRefusal.of(400, "The operator '=' is not supported by the '" + field + "' field.");
        }
        wanted.forEach(value -> checkValue(field, value));
        return issue ->
                values(field, issue).stream().anyMatch(has -> wanted.stream().anyMatch(has::equalsIgnoreCase));
    }

    private void checkValue(String field, String value) {
        boolean isThere =
                switch (field) {
                    case "project" -> projects.stream().anyMatch(value::equalsIgnoreCase);
                    case "status" -> FakeStatus.named(value).isPresent();
                    case "issuetype", "type" -> FieldRules.ISSUE_TYPES.stream().anyMatch(value::equalsIgnoreCase);
                    case "priority" -> FieldRules.PRIORITIES.stream().anyMatch(value::equalsIgnoreCase);
                    default -> true;
                };
        if (!isThere) {
            throw JiraRefusal.of(400, "The value '" + value + "' does not exist for the field '" + field + "'.");
        }
    }

    Predicate<FakeIssue> contains(String field, String words) {
        if (!TEXTS.contains(field)) {
            throw JiraRefusal.of(400, "The operator '~' is not supported by the '" + field + "' field.");
        }
        List<String> wanted = Arrays.stream(
                        searchWords(words).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return issue -> {
            List<String> has =
                    Arrays.asList(texts(field, issue).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
            return has.containsAll(wanted);
        };
    }

    /** The text search has a syntax of its own: its special characters must be escaped. */
    private static String searchWords(String words) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < words.length(); at++) {
            char c = words.charAt(at);
            if (c == '\\' && at + 1 < words.length()) {
                at++;
                plain.append(words.charAt(at));
            } else if ("(){}[]^:!/".indexOf(c) >= 0) {
                throw JiraRefusal.of(400, "Unable to parse the text '" + words + "' for field 'text'.");
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static String texts(String field, FakeIssue issue) {
        return switch (field) {
            case "summary" -> issue.summary();
            case "description" -> AdfRules.text(issue.field("description"));
            case "comment" -> String.join("\n", issue.comments());
            default ->
                issue.summary() + "\n" + AdfRules.text(issue.field("description")) + "\n"
                        + String.join("\n", issue.comments());
        };
    }

    Predicate<FakeIssue> compared(String field, String operator, String value) {
        if (!TIMES.contains(field)) {
            throw JiraRefusal.of(400, "The operator '" + operator + "' is not supported by the '" + field + "' field.");
        }
        Instant limit = time(value, field);
        return issue -> {
            int order = (field.equals("created") ? issue.created() : issue.updated()).compareTo(limit);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        };
    }

    private Instant time(String value, String field) {
        Matcher relative = RELATIVE.matcher(value);
        if (relative.matches()) {
            long count = Long.parseLong(relative.group(1));
            return now.minus(
                    switch (relative.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        case "w" -> Duration.ofDays(7 * count);
                        default -> Duration.ofDays(count);
                    });
        }
        try {
            return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException wrong) {
            throw JiraRefusal.of(400, "Date value '" + value + "' for field '" + field + "' is invalid.");
        }
    }

    Comparator<FakeIssue> order(String field) {
        return switch (field) {
            case "created" -> Comparator.comparing(FakeIssue::created);
            case "updated" -> Comparator.comparing(FakeIssue::updated);
            case "status" -> Comparator.comparing(FakeIssue::state);
            case "summary" -> Comparator.comparing(FakeIssue::summary);
            case "priority" ->
                Comparator.comparing(issue ->
                        FieldRules.PRIORITIES.indexOf(values("priority", issue).get(0)));
            default ->
                Comparator.comparing((FakeIssue issue) -> issue.project().key())
                        .thenComparing(issue -> Integer.valueOf(
                                issue.key().substring(issue.key().lastIndexOf('-') + 1)));
        };
    }
}
