package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of one call of {@code publish_results}, checked before the first request. */
final class PublishOptions {
    private static final int MOST_PARALLEL = 8;
    private static final Set<String> MATCHERS = Set.of("property", "name", "automation_id");

    private final Arguments arguments;
    private final CallContext context;
    private final List<String> match;
    private final Map<CaseOutcome, String> statuses;
    private final Map<String, Object> resultFields;
    private final Map<String, Object> caseFields;
    private final DefectKeys defects;

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR naming the parameter */
    PublishOptions(Arguments arguments, CallContext context) {
        this.arguments = arguments;
        this.context = context;
        match = arguments.texts(PublishParameters.MATCH);
        statuses = CaseOutcome.statuses(
                context, PublishParameters.STATUS_MAP, arguments.map(PublishParameters.STATUS_MAP));
        resultFields = Payload.custom(
                arguments.map(PublishParameters.RESULT_FIELDS), PublishParameters.RESULT_FIELDS, context);
        caseFields = new LinkedHashMap<>(arguments.map(PublishParameters.CASE_FIELDS));
        defects = DefectKeys.of(
                context,
                PublishParameters.DEFECTS,
                arguments.any(PublishParameters.DEFECTS).orElse(null));
        check();
    }

    private void check() {
        if (match.isEmpty() || !MATCHERS.containsAll(match)) {
            throw context.invalid(
                    PublishParameters.MATCH,
                    "is '" + String.join(", ", match) + "'; it is one or more of property, name, automation_id");
        }
        range(PublishParameters.BATCH, TestRailResults.LARGEST_BATCH);
        range(PublishParameters.PARALLEL, MOST_PARALLEL);
        if (has(PublishParameters.RUN)) {
            for (String other : List.of(PublishParameters.PLAN, PublishParameters.SUITE_NAME)) {
                if (has(other)) {
                    throw context.invalid(other, "is for new runs, but 'run_id' names one that is there");
                }
            }
        } else if (!has(PublishParameters.NAME)) {
            throw context.invalid(PublishParameters.NAME, "is missing; a new run needs it");
        }
        if (has(PublishParameters.CONFIGS) && !has(PublishParameters.PLAN)) {
            throw context.invalid(PublishParameters.CONFIGS, "is for the entry of a plan; give 'plan_id' too");
        }
        if (is(PublishParameters.CREATE_CASES) && !match.contains("automation_id")) {
            throw context.invalid(
                    PublishParameters.CREATE_CASES,
                    "needs 'automation_id' in 'match', by which the added cases are found the next time");
        }
    }

    private void range(String name, int most) {
        int value = arguments.integer(name);
        if (value < 1 || value > most) {
            throw context.invalid(name, "must be from 1 to " + most);
        }
    }

    boolean has(String name) {
        return arguments.has(name);
    }

    boolean is(String name) {
        return arguments.bool(name);
    }

    /** A text; empty where it is missing. */
    String text(String name) {
        return arguments.optionalText(name).orElse("");
    }

    int number(String name) {
        return arguments.integer(name);
    }

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR if it is no id */
    long id(String name) {
        return EntityId.of(context, name, arguments.text(name));
    }

    List<Long> ids(String name) {
        return arguments.texts(name).stream()
                .map(text -> EntityId.of(context, name, text))
                .toList();
    }

    List<String> texts(String name) {
        return arguments.texts(name);
    }

    List<String> match() {
        return match;
    }

    Map<CaseOutcome, String> statuses() {
        return statuses;
    }

    Map<String, Object> resultFields() {
        return resultFields;
    }

    Map<String, Object> caseFields() {
        return caseFields;
    }

    DefectKeys defects() {
        return defects;
    }

    /** Whether the files of a result with this outcome are attached. */
    boolean attaches(CaseOutcome outcome) {
        return switch (text(PublishParameters.ATTACHMENTS)) {
            case "none" -> false;
            case "failed" -> outcome.isFailure();
            default -> true;
        };
    }

    /** What marks the run: the same for all calls that are to fill one. */
    String mark() {
        String build = text(PublishParameters.BUILD).strip();
        return build.isEmpty()
                ? context.idempotencyKey()
                : (build + " / " + text(PublishParameters.NAME).strip()).replaceAll("\\s+", " ");
    }

    /** Whether another call may have made the run. */
    boolean mayBeThere() {
        return has(PublishParameters.BUILD) || context.isRepeat();
    }

    long project(Project project) {
        return project.of(arguments, context);
    }
}
