package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What a composite operation has done so far. The caller keeps it between tries, so that a repeat goes on after the
 * completed steps instead of doing them twice. Values are plain JSON data. Thread-safe.
 */
public final class StepJournal {
    /** Starts the names of what is kept for later tries and is no step. */
    private static final String NOTE = "note: ";

    private final Map<String, Object> completed = new LinkedHashMap<>();
    private final Function<Map<String, Object>, CompletionStage<?>> store;
    private Map<String, Object> stored;
    private CompletionStage<?> storing = CompletableFuture.completedFuture(null);

    public StepJournal() {
        this(Map.of());
    }

    /** @param completed what an earlier try left, see {@link #completed} */
    public StepJournal(Map<String, Object> completed) {
        this(completed, grown -> CompletableFuture.completedFuture(null));
    }

    /**
     * A journal that outlives its process.
     *
     * @param completed what an earlier try left in the store
     * @param store keeps what {@link #completed} gives; does not block; its stage fails where it could not
     */
    public StepJournal(Map<String, Object> completed, Function<Map<String, Object>, CompletionStage<?>> store) {
        this.completed.putAll(completed);
        this.stored = completed();
        this.store = store;
    }

    /**
     * Puts into the store what is not there yet. Every request waits for it before it goes out, so that whatever was done
     * before it is known even if the process is killed.
     *
     * @return completes when all that is recorded now is stored
     */
    public synchronized CompletionStage<?> store() {
        if (!completed.equals(stored)) {
            stored = completed();
            storing = store.apply(stored);
        }
        return storing;
    }

    public synchronized boolean isCompleted(String step) {
        return completed.containsKey(step);
    }

    /** Records that a step is done. @param result what the step gave, plain JSON data */
    public synchronized void complete(String step, Object result) {
        completed.put(step, result);
    }

    /**
     * Keeps something that a repeat has to know, such as what was there before the first step wrote.
     *
     * @param value plain JSON data
     */
    public synchronized void note(String name, Object value) {
        completed.put(NOTE + name, value);
    }

    /** What was noted; null for nothing. */
    @CheckForNull
    public synchronized Object noted(String name) {
        return completed.get(NOTE + name);
    }

    /** Names of the completed steps in the order they were done. */
    public synchronized List<String> steps() {
        return completed.keySet().stream()
                .filter(name -> !name.startsWith(NOTE))
                .toList();
    }

    /** A copy of the completed steps and the notes, to be stored, in the order they were done. */
    public synchronized Map<String, Object> completed() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(completed));
    }
}
