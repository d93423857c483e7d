package io.jenkins.plugins.externalsystems.fakes.rest;

import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.ArrayList;
import java.util.List;

/** Jobs that go on for as many looks as a test says. */
public final class HarbourJobs {
    private final List<Integer> looks = new ArrayList<>();
    private volatile int needed = 3;
    private volatile String end = "succeeded";

    /** Each job is over at that look, and ends so. */
    public void end(int atLook, String state) {
        needed = atLook;
        end = state;
    }

    /** How many were submitted. */
    public synchronized int submitted() {
        return looks.size();
    }

    synchronized Reply answer(RecordedRequest request) {
        String path = request.path();
        if (request.method().equals("POST") && path.equals("/api/jobs")) {
            if (!request.text().matches("\\{\"kind\":\"[a-z]+\"\\}")) {
                return FakeHarbour.problem(422, "which kind");
            }
            looks.add(0);
            return Reply.json(202, "{\"job\":{\"id\":" + (looks.size() + 40) + "},\"state\":\"queued\"}");
        }
        if (!request.method().equals("GET") || !path.matches("/api/jobs/\\d+(/result)?")) {
            return FakeHarbour.problem(404, "no such job");
        }
        int index = Integer.parseInt(path.split("/")[3]) - 41;
        if (index < 0 || index >= looks.size()) {
            return FakeHarbour.problem(404, "no such job");
        }
        int look = looks.get(index);
        if (path.endsWith("/result")) {
            return look < needed ? FakeHarbour.problem(409, "not yet") : Reply.json(200, "{\"rows\":[{\"sum\":7}]}");
        }
        looks.set(index, ++look);
        String state = look < needed ? "running" : end;
        String error = state.equals("failed") ? ",\"error\":{\"message\":\"the crane is broken\"}" : "";
        return Reply.json(
                200, "{\"state\":\"" + state + "\",\"percent\":" + Math.min(100, 100 * look / needed) + error + "}");
    }
}
