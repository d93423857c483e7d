package io.jenkins.plugins.externalsystems.core.connectors.jira;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Values in the form that Jira wants for a field: a plain text becomes an option, a version, a user …, as the field's schema
 * says. What has Jira's own form already (a map) passes, and so does what belongs to a type that is not known here.
 *
 * @see <a href="https://developer.atlassian.com/server/jira/platform/jira-rest-api-examples/">Values by type of field</a>
 */
final class FieldValues {
    /** Offsets without a colon are what Jira takes everywhere. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

    private final JiraUsers users;
    private final JiraDialect dialect;

    FieldValues(JiraUsers users, JiraDialect dialect) {
        this.users = users;
        this.dialect = dialect;
    }

    /** @return the value, null to clear the field; fails with {@link FieldProblem} */
    CompletionStage<Object> shape(FieldMeta field, @CheckForNull Object value, CallContext context) {
        if (field.type().equals("array")) {
            return value == null ? now(List.of()) : array(field.item(), items(field, value), context);
        }
        boolean isEmpty = value == null
                || value instanceof CharSequence text && text.toString().isBlank();
        if (isEmpty) {
            return now(null);
        }
        if (field.type().equals("option-with-child")) {
            return now(CascadingOption.of(field, value));
        }
        if (value instanceof Map) {
            return now(value);
        }
        String text = value.toString().trim();
        return switch (field.type()) {
            case "user" -> user(field, text, context);
            case "string" -> now(field.isRichText() ? dialect.richText(value.toString()) : plain(field, value));
            case "number" -> now(number(field, value));
            case "date" -> now(date(field, text));
            case "datetime" -> now(time(field, text));
            case "option" -> now(Map.of("value", FieldOptions.choose(field, text)));
            case "version", "component", "priority", "resolution", "issuetype", "securitylevel" ->
                now(Map.of("name", FieldOptions.choose(field, text)));
            case "group" -> now(Map.of("name", text));
            case "project", "issuelink" -> now(Map.of("key", text));
            default -> now(value);
        };
    }

    private static CompletionStage<Object> now(@CheckForNull Object value) {
        return CompletableFuture.completedFuture(value);
    }

    /** A text that is none of the allowed values as it stands is several, parted by commas. */
    private static List<?> items(FieldMeta field, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (!(value instanceof CharSequence text) || FieldOptions.isAllowed(field, text.toString())) {
            return List.of(value);
        }
        return Arrays.stream(text.toString().split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private CompletionStage<Object> array(FieldMeta item, List<?> values, CallContext context) {
        CompletionStage<List<Object>> shaped = CompletableFuture.completedFuture(new ArrayList<>());
        for (Object value : values) {
            shaped = shaped.thenCompose(sofar -> shape(item, value, context).thenApply(one -> {
                if (one != null) {
                    sofar.add(one);
                }
                return sofar;
            }));
        }
        return shaped.thenApply(List::copyOf);
    }

    private CompletionStage<Object> user(FieldMeta field, String text, CallContext context) {
        return users.id(context, text, "fields")
                .<Object>thenApply(id -> id.map(dialect::userField).orElse(null))
                .exceptionally(thrown -> {
                    Throwable cause = StageFailure.cause(thrown);
                    throw cause instanceof ExternalSystemException failure
                                    && !failure.code().isTransient()
                            ? new FieldProblem(FieldProblem.Kind.INVALID, userProblem(field, failure, context))
                            : new CompletionException(cause);
                });
    }

    private static String userProblem(FieldMeta field, ExternalSystemException failure, CallContext context) {
        String words = failure.getMessage().replace(context.subject(), "").replace("parameter 'fields' ", "");
        return "field " + field.words() + " " + words.replaceAll("\\.$", "");
    }

    private static String plain(FieldMeta field, Object value) {
        if (value instanceof List) {
            throw invalid(field, value, "one text");
        }
        return value.toString();
    }

    private static Object number(FieldMeta field, Object value) {
        try {
            return value instanceof Number
                    ? value
                    : new BigDecimal(value.toString().trim());
        } catch (NumberFormatException wrong) {
            throw invalid(field, value, "a number");
        }
    }

    private static String date(FieldMeta field, String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException wrong) {
            throw invalid(field, text, "a date as yyyy-mm-dd");
        }
    }

    private static String time(FieldMeta field, String text) {
        try {
            String withColon = text.replaceAll("([+-]\\d{2})(\\d{2})$", "$1:$2");
            return TIME.format(OffsetDateTime.parse(withColon));
        } catch (DateTimeException wrong) {
            throw invalid(field, text, "a time with its offset, such as 2026-01-31T10:15:00Z");
        }
    }

    static FieldProblem invalid(FieldMeta field, Object value, String wanted) {
        return new FieldProblem(
                FieldProblem.Kind.INVALID,
                "field " + field.words() + " is '" + Words.shown(value.toString()) + "'; it must be " + wanted);
    }
}
