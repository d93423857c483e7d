package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a {@link FakeJira} does under {@code /issue/{key}/worklog}. Data Center takes no properties there. */
final class WorklogRoutes {
    private static final String STARTED = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d{4}";

    private final JiraState state;
    private final FakeUser me;

    WorklogRoutes(JiraState state, FakeUser me) {
        this.state = state;
        this.me = me;
    }

    private Set<String> fields() {
        Set<String> fields = new HashSet<>(Set.of("comment", "started", "timeSpent", "timeSpentSeconds", "visibility"));
        if (state.dialect().isCloud()) {
            fields.add("properties");
        }
        return fields;
    }

    Reply create(JiraRequest request) {
        Map<String, String> query = request.query(Set.of("adjustEstimate", "newEstimate", "reduceBy", "expand"));
        FakeIssue issue = state.issueOf(request);
        issue.project()
                .require("WORK_ON_ISSUES", "You do not have the permission to associate a worklog to this issue.");
        Map<String, Object> body = request.body(fields());
        boolean mustStart = state.dialect().isCloud();
        if (!body.containsKey("timeSpent") && !body.containsKey("timeSpentSeconds")
                || mustStart && !body.containsKey("started")) {
            throw JiraRefusal.of(400, "Worklog must not be null.");
        }
        Map<String, Object> worklog = new LinkedHashMap<>();
        worklog.put("id", state.newId());
        worklog.put("issueId", issue.id());
        worklog.put("author", me.toJson());
        worklog.put("created", FakeIssue.time(state.tick()));
        worklog.put("started", worklog.get("created"));
        write(body, worklog);
        int spent = (Integer) worklog.get("timeSpentSeconds");
        estimate(issue, query, spent, Set.of("auto", "leave", "new", "manual"));
        issue.parts().worklogs().add(worklog);
        issue.touch(state.now());
        return json(201, worklog);
    }

    private void write(Map<String, Object> body, Map<String, Object> worklog) {
        if (body.containsKey("timeSpent")) {
            worklog.put("timeSpentSeconds", WorkDuration.seconds(body.get("timeSpent"), "timeLogged"));
        }
        if (body.containsKey("timeSpentSeconds")) {
            if (!(body.get("timeSpentSeconds") instanceof Integer seconds) || seconds < 60) {
                throw JiraRefusal.field("timeLogged", "You must indicate the time spent working.");
            }
            worklog.put("timeSpentSeconds", seconds - seconds % 60);
        }
        worklog.put("timeSpent", WorkDuration.text((Integer) worklog.get("timeSpentSeconds")));
        if (body.containsKey("started")) {
            if (!String.valueOf(body.get("started")).matches(STARTED)) {
                throw JiraRefusal.payload();
            }
            worklog.put("started", body.get("started"));
        }
        if (body.get("comment") != null) {
            state.dialect().checkText("comment", body.get("comment"));
            worklog.put("comment", body.get("comment"));
        }
        EntityRules.visibility(body, worklog);
        if (body.containsKey("properties")) {
            worklog.put("properties", EntityRules.properties(body.get("properties")));
        }
        worklog.put("updated", FakeIssue.time(state.now()));
    }

    private static void estimate(FakeIssue issue, Map<String, String> query, int spent, Set<String> known) {
        String adjust = query.getOrDefault("adjustEstimate", "auto");
        if (!known.contains(adjust)) {
            throw JiraRefusal.of(400, "Unknown value '" + adjust + "' of adjustEstimate.");
        }
        FakeParts parts = issue.parts();
        switch (adjust) {
            case "leave" -> {}
            case "new" -> parts.secondsLeft = WorkDuration.seconds(query.get("newEstimate"), "newEstimate");
            case "manual" -> parts.secondsLeft -= WorkDuration.seconds(query.get("reduceBy"), "adjustmentAmount");
            default -> parts.secondsLeft = Math.max(0, parts.secondsLeft - spent);
        }
    }

    Reply list(JiraRequest request) {
        Map<String, String> query = request.query(Set.of("startAt", "maxResults", "expand"));
        return PartPage.of("worklogs", state.issueOf(request).parts().worklogs(), query, Integer.MAX_VALUE);
    }

    Reply get(JiraRequest request) {
        request.query(Set.of("expand"));
        return json(200, worklog(request));
    }

    Reply update(JiraRequest request) {
        Map<String, String> query = request.query(Set.of("adjustEstimate", "newEstimate", "expand"));
        FakeIssue issue = state.issueOf(request);
        Map<String, Object> worklog = worklog(request);
        issue.project().require("EDIT_OWN_WORKLOGS", "You do not have the permission to edit this worklog.");
        int before = (Integer) worklog.get("timeSpentSeconds");
        write(request.body(fields()), worklog);
        int more = (Integer) worklog.get("timeSpentSeconds") - before;
        estimate(issue, query, more, Set.of("auto", "leave", "new"));
        return json(200, worklog);
    }

    Reply delete(JiraRequest request) {
        request.query(Set.of("adjustEstimate", "newEstimate", "increaseBy"));
        FakeIssue issue = state.issueOf(request);
        Map<String, Object> worklog = worklog(request);
        issue.project().require("DELETE_OWN_WORKLOGS", "You do not have the permission to delete this worklog.");
        issue.parts().worklogs().remove(worklog);
        issue.parts().secondsLeft += (Integer) worklog.get("timeSpentSeconds");
        return Reply.empty(204);
    }

    private Map<String, Object> worklog(JiraRequest request) {
        return FakeParts.withId(
                state.issueOf(request).parts().worklogs(),
                request.segment(3),
                "Cannot find worklog with id: '" + request.segment(3) + "'.");
    }

    private static Reply json(int status, Map<String, Object> worklog) {
        return Reply.json(status, Json.write(EntityRules.shown(worklog, "")));
    }
}
