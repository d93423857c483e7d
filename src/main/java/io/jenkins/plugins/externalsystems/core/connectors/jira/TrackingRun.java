package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.testresults.history.BuildObservation;
import io.jenkins.plugins.externalsystems.core.testresults.history.CauseFailures;
import io.jenkins.plugins.externalsystems.core.testresults.history.CauseRecord;
import io.jenkins.plugins.externalsystems.core.testresults.history.FailureRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** One call's way from what was observed to issues that tell of it. */
final class TrackingRun {
    private static final String ISSUES = "issues";
    /** In the journal: what the first try meant to do. */
    private static final String PLAN = "plan";
    /** In the journal: the causes beyond the limit, and how many there are beside those. */
    private static final String OVERFLOW = "overflow";

    private static final String UNSEARCHED = "unsearched";
    /** Longer than any search lags behind. */
    private static final Duration LAG = Duration.ofHours(1);

    private final TrackingParts parts;
    private final TrackingSettings settings;
    private final TrackingTexts texts;
    private final TrackingAssignee assignee;
    private final BuildObservation observation;
    private final JobFailures history;
    private final String place;
    private final CallContext context;
    private final int build;
    private final long now;

    TrackingRun(
            TrackingParts parts,
            TrackingSettings settings,
            TrackingTexts texts,
            TrackingAssignee assignee,
            BuildObservation observation,
            JobFailures history,
            CallContext context) {
        this.parts = parts;
        this.settings = settings;
        this.texts = texts;
        this.assignee = assignee;
        this.observation = observation;
        this.history = history;
        this.place = history.place();
        this.context = context;
        this.build = history.build();
        this.now = parts.runtime().clock().instant().toEpochMilli();
    }

    /** Whether there is no need to ask Jira anything. */
    boolean isIdle(FailureRecords records) {
        return plan(records).searched().isEmpty() && context.journal().noted(PLAN) == null;
    }

    /** The result where nothing is to be done. */
    CompletionStage<Map<String, Object>> nothing(FailureRecords records) {
        return CompletableFuture.completedFuture(result(List.of(), List.of(), records));
    }

    /** Looks, plans, and does what is planned. A repeat does what the first try has planned. */
    CompletionStage<Map<String, Object>> start(FailureRecords records) {
        if (context.journal().noted(PLAN) instanceof List<?> planned) {
            List<TrackedAction> actions = planned.stream()
                    .map(action -> TrackedAction.fromMap((Map<?, ?>) action))
                    .toList();
            return perform(actions, records);
        }
        List<String> searched = plan(records).searched();
        Map<String, String> labels = new LinkedHashMap<>();
        searched.forEach(fingerprint -> labels.put(label(fingerprint, records), fingerprint));
        return parts.issues()
                .find(context, settings.project(), List.copyOf(labels.keySet()), known(labels, records))
                .thenCompose(found -> {
                    Map<String, TrackedIssue> byCause = new LinkedHashMap<>();
                    found.forEach((label, issue) -> byCause.put(labels.get(label), issue));
                    List<String> overflow = plan(records).overflow(byCause);
                    return marked(records, overflow).thenCompose(latest -> {
                        List<TrackedAction> actions = plan(latest).actions(byCause, overflow);
                        context.journal().note(OVERFLOW, overflow);
                        context.journal().note(UNSEARCHED, plan(latest).unsearched());
                        context.journal()
                                .note(
                                        PLAN,
                                        actions.stream()
                                                .map(TrackedAction::toMap)
                                                .toList());
                        return perform(actions, latest);
                    });
                });
    }

    private List<String> overflow() {
        return context.journal().noted(OVERFLOW) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private TrackingPlan plan(FailureRecords records) {
        return new TrackingPlan(settings, observation, records.causes(place), build, now);
    }

    private static String label(String fingerprint, FailureRecords records) {
        return CauseMarker.label(fingerprint, records.id());
    }

    /** Keys that this job or another one of this Jenkins knows, by label: the search may not show them yet. */
    private Map<String, String> known(Map<String, String> labels, FailureRecords records) {
        Map<String, String> known = new LinkedHashMap<>();
        labels.forEach((label, fingerprint) -> {
            Optional.ofNullable(records.causes(place).get(fingerprint))
                    .map(CauseRecord::issue)
                    .ifPresent(key -> known.put(label, key));
            parts.runtime().coordination().notes().get(note(label)).ifPresent(key -> known.put(label, key));
        });
        return known;
    }

    private String note(String label) {
        return "jira " + parts.api().site().browseUrl(settings.project()) + " " + label;
    }

    private CompletionStage<FailureRecords> marked(FailureRecords records, List<String> overflow) {
        if (overflow.isEmpty() && !records.causes(place).containsKey(CauseMarker.OVERFLOW)) {
            return CompletableFuture.completedFuture(records);
        }
        return history.update(
                latest -> latest.marked(place, CauseMarker.OVERFLOW, "Further causes", build, !overflow.isEmpty()));
    }

    private CompletionStage<Map<String, Object>> perform(List<TrackedAction> actions, FailureRecords records) {
        List<String> overflow = overflow();
        TrackingSteps steps = new TrackingSteps(
                parts.api(), parts.comments(), parts.moves(), settings, texts, records.id(), now, context);
        List<TrackedAction> opens = actions.stream()
                .filter(action -> action.kind() == TrackedAction.Kind.OPEN)
                .toList();
        return newIssues(opens, records).thenCompose(issues -> {
            List<Step> all = new ArrayList<>();
            List<Map<String, Object>> quiet = new ArrayList<>();
            for (TrackedAction action : actions) {
                if (action.isNothing()) {
                    quiet.add(steps.row(action.issue(), TrackingResult.SEEN, action.fingerprint()));
                } else if (action.kind() != TrackedAction.Kind.OPEN) {
                    CauseRecord known = records.causes(place).get(action.fingerprint());
                    int greens = known == null ? 0 : known.marks().greenStreak();
                    all.add(steps.step(action, data(action, records), greens));
                }
            }
            if (!issues.isEmpty()) {
                all.add(new Step("open", () -> open(issues, opens, steps, records)));
            }
            Map<String, Object> start = new LinkedHashMap<>(Map.of(ISSUES, quiet));
            return new StepRun(context, all, start)
                    .run()
                    .handle((done, thrown) -> finish(done, thrown, overflow))
                    .thenCompose(finished -> finished);
        });
    }

    /** Whatever came of it, the history learns what was done. */
    private CompletionStage<Map<String, Object>> finish(
            Map<String, Object> done, Throwable thrown, List<String> overflow) {
        Throwable cause = thrown == null ? null : StageFailure.cause(thrown);
        Map<String, Object> reached = done != null
                ? done
                : cause instanceof ExternalSystemException failure ? failure.partialData() : Map.of();
        List<Map<String, Object>> rows = rows(reached);
        return history.update(latest -> told(latest, rows)).thenApply(latest -> {
            Map<String, Object> result = result(rows, overflow, latest);
            if (cause instanceof ExternalSystemException failure) {
                throw failure.withPartialData(result);
            }
            if (cause != null) {
                throw new CompletionException(cause);
            }
            return result;
        });
    }

    private static List<Map<String, Object>> rows(Map<String, Object> reached) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (reached.get(ISSUES) instanceof List<?> list) {
            for (Object row : list) {
                Map<String, Object> copy = new LinkedHashMap<>();
                ((Map<?, ?>) row).forEach((name, value) -> copy.put(String.valueOf(name), value));
                rows.add(copy);
            }
        }
        return rows;
    }

    private FailureRecords told(FailureRecords latest, List<Map<String, Object>> rows) {
        FailureRecords records = latest;
        for (Map<String, Object> row : rows) {
            String fingerprint = String.valueOf(row.get("fingerprint"));
            if (row.get("key") instanceof String key) {
                String state = String.valueOf(row.get("state"));
                records = records.changed(place, fingerprint, known -> told(known, key, state));
            }
        }
        return records;
    }

    private CauseRecord told(CauseRecord known, String key, String state) {
        return switch (state) {
            case TrackingResult.OPENED, TrackingResult.COMMENTED, TrackingResult.REOPENED ->
                known.withIssue(key).told(now, build).failing(true);
            case TrackingResult.SEEN -> known.withIssue(key).failing(true);
            case TrackingResult.CLOSED, TrackingResult.DONE, TrackingResult.ELSEWHERE -> known.failing(false);
            // Tried once, and not by each build again.
            case TrackingResult.STUCK ->
                known.marks().isSeenIn(build) ? known.told(now, build).failing(true) : known.failing(false);
            default -> known;
        };
    }

    private Map<String, Object> result(List<Map<String, Object>> rows, List<String> overflow, FailureRecords records) {
        TrackingPlan plan = plan(records);
        long waiting = observation.causes().keySet().stream()
                .filter(fingerprint -> plan.isWaiting(fingerprint) && !plan.isOvertaken(fingerprint))
                .count();
        return new TrackingResult(observation, records.causes(place), build).of(rows, overflow, waiting);
    }

    private Map<String, Object> data(TrackedAction action, FailureRecords records) {
        String label = label(action.fingerprint(), records);
        CauseFailures failures = observation.causes().get(action.fingerprint());
        if (failures != null) {
            return texts.data(failures, label);
        }
        List<CauseFailures> others = overflow().stream()
                .map(observation.causes()::get)
                .filter(Objects::nonNull)
                .toList();
        int unsearched = context.journal().noted(UNSEARCHED) instanceof Number number ? number.intValue() : 0;
        return texts.overflowData(others, others.size() + unsearched, label);
    }

    /** Everything that can be checked is checked before anything is written. */
    private CompletionStage<List<JiraBulk.NewIssue>> newIssues(List<TrackedAction> opens, FailureRecords records) {
        List<JiraBulk.NewIssue> issues = new ArrayList<>();
        CompletionStage<?> before = CompletableFuture.completedFuture(null);
        for (TrackedAction open : opens) {
            before = before.thenCompose(
                    ready -> newIssue(issues.size(), open, records).thenAccept(issues::add));
        }
        return before.thenApply(ready -> issues);
    }

    private CompletionStage<JiraBulk.NewIssue> newIssue(int index, TrackedAction open, FailureRecords records) {
        Map<String, Object> data = data(open, records);
        Map<String, Object> parameters = texts.newIssue(data, label(open.fingerprint(), records));
        parameters.put("project", settings.project());
        Arguments row = ArgumentRows.read(context, ISSUES, List.of(parameters), NewIssueFields.parameters())
                .get(0);
        return parts.newFields()
                .of(row, context)
                .thenCompose(fields -> assignee.of(observation.causes().get(open.fingerprint()))
                        .thenApply(user -> {
                            user.ifPresent(id ->
                                    fields.put("assignee", parts.api().dialect().userField(id)));
                            fields.put("description", texts.description(data));
                            List<Map<String, Object>> further = records.id().isEmpty()
                                    ? List.of()
                                    : List.of(CauseMarker.property(records.id(), texts.buildName(), now));
                            return new JiraBulk.NewIssue(index, settings.project(), fields, further);
                        }));
    }

    private CompletionStage<Map<String, Object>> open(
            List<JiraBulk.NewIssue> issues, List<TrackedAction> opens, TrackingSteps steps, FailureRecords records) {
        return parts.bulk().create(issues, context, true).handle((made, thrown) -> {
            Throwable cause = thrown == null ? null : StageFailure.cause(thrown);
            Map<String, Object> given = made != null
                    ? made
                    : cause instanceof ExternalSystemException failure ? failure.partialData() : Map.of();
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Object one : given.get("rows") instanceof List<?> list ? list : List.of()) {
                Map<?, ?> row = (Map<?, ?>) one;
                String fingerprint =
                        opens.get(((Number) row.get("index")).intValue()).fingerprint();
                rows.add(opened(row, fingerprint, steps));
                if (row.get("key") instanceof String key) {
                    parts.runtime().coordination().notes().put(note(label(fingerprint, records)), key, LAG);
                }
            }
            if (cause instanceof ExternalSystemException failure) {
                throw failure.withPartialData(Map.of(ISSUES, rows));
            }
            if (cause != null) {
                throw new CompletionException(cause);
            }
            return Map.of(ISSUES, rows);
        });
    }

    private static Map<String, Object> opened(Map<?, ?> row, String fingerprint, TrackingSteps steps) {
        if (row.get("key") instanceof String key) {
            return steps.row(key, TrackingResult.OPENED, fingerprint);
        }
        Map<String, Object> refused = new LinkedHashMap<>();
        refused.put("state", TrackingResult.REFUSED);
        refused.put("fingerprint", fingerprint);
        refused.put("error", row.get("error"));
        return refused;
    }
}
