package io.jenkins.plugins.externalsystems.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a composite operation has done so far. The caller keeps it between tries, so that a repeat goes on after the
 * completed steps instead of doing them twice. Values are plain JSON data. Thread-safe.
 */
public final class StepJournal {
    private final Map<String, Object> completed = new LinkedHashMap<>();

    public StepJournal() {}

    /** @param completed the steps of an earlier try, by name, each with its result */
    public StepJournal(Map<String, Object> completed) {
        this.completed.putAll(completed);
    }

    public synchronized boolean isCompleted(String step) {
        return completed.containsKey(step);
    }

    /** Records that a step is done. @param result what the step gave, plain JSON data */
    public synchronized void complete(String step, Object result) {
        completed.put(step, result);
    }

    /** A copy of the completed steps in the order they were done. */
    public synchronized Map<String, Object> completed() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(completed));
    }
}
