package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A worklog to be written, or what of one shall change.
 *
 * @param time as of {@link WorkTime#spent}; empty to keep it
 * @param started in Jira's form; empty for now, or to keep it
 * @param markdown what was done
 * @param visibility as of {@link Visibility#of}
 * @param estimate as of {@link WorkEstimate#of}
 */
record NewWorklog(
        Map<String, Object> time,
        Optional<String> started,
        Optional<String> markdown,
        Map<String, Object> visibility,
        Map<String, String> estimate) {
    private static final String TIME = "time_spent";
    private static final String STARTED = "started";
    private static final String TIME_IS = "How long it took: such as '1h 30m', or seconds.";

    static Parameter[] createParameters() {
        return JiraHandlers.with(
                rest(),
                Parameter.required(TIME, ParameterType.STRING, TIME_IS),
                WorkEstimate.adjustOnCreate(),
                WorkEstimate.reduceBy());
    }

    static Parameter[] updateParameters() {
        return JiraHandlers.with(
                rest(), Parameter.optional(TIME, ParameterType.STRING, TIME_IS), WorkEstimate.adjustOnUpdate());
    }

    private static List<Parameter> rest() {
        return List.of(JiraHandlers.with(
                Visibility.parameters(),
                Parameter.optional(
                        STARTED,
                        ParameterType.STRING,
                        "When it began, ISO 8601 with offset; a new worklog begins now where this is missing."),
                Parameter.optional("comment", ParameterType.TEXT, "What was done, in Markdown."),
                WorkEstimate.newEstimate()));
    }

    static NewWorklog of(Arguments arguments, CallContext context) {
        return new NewWorklog(
                arguments
                        .optionalText(TIME)
                        .map(time -> WorkTime.spent(time, TIME, context))
                        .orElse(Map.of()),
                arguments.optionalText(STARTED).map(started -> WorkStart.of(started, STARTED, context)),
                arguments.optionalText("comment"),
                Visibility.of(arguments, context),
                WorkEstimate.of(arguments, context));
    }

    /** Work that took so long, up to now. @param parameter where the time was given */
    static NewWorklog simple(String time, String parameter, Optional<String> markdown, CallContext context) {
        return new NewWorklog(
                WorkTime.spent(time, parameter, context),
                Optional.empty(),
                markdown,
                Map.of(),
                Map.of("adjustEstimate", "auto"));
    }

    NewWorklog startedAt(String start) {
        return new NewWorklog(time, Optional.of(start), markdown, visibility, estimate);
    }

    boolean isEmpty() {
        return time.isEmpty() && started.isEmpty() && markdown.isEmpty() && visibility.isEmpty();
    }

    Map<String, Object> toJson(JiraDialect dialect) {
        Map<String, Object> json = new LinkedHashMap<>(time);
        json.putAll(visibility);
        started.ifPresent(start -> json.put(STARTED, start));
        markdown.ifPresent(text -> json.put("comment", dialect.richText(text)));
        return json;
    }
}
