package io.jenkins.plugins.externalsystems.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets those who want the same thing do it one after the other, in the order in which they asked. Whoever waits holds no
 * thread. Thread-safe.
 */
public final class Turns {
    private final Executor executor;
    /** The one whose turn it is comes first. */
    private final Map<String, Deque<Turn>> waiting = new HashMap<>();

    /** @param executor starts the next one */
    public Turns(Executor executor) {
        this.executor = executor;
    }

    /** Asks for a turn; {@link Turn#begins} tells when it is. Every turn has to be ended, also one that nobody waits for. */
    public Turn ask(String key) {
        Turn turn = new Turn(key);
        boolean isFirst;
        synchronized (waiting) {
            Deque<Turn> line = waiting.computeIfAbsent(key, first -> new ArrayDeque<>());
            line.add(turn);
            isFirst = line.size() == 1;
        }
        if (isFirst) {
            turn.begins.complete(null);
        }
        return turn;
    }

    private void end(Turn turn) {
        Turn next;
        synchronized (waiting) {
            Deque<Turn> line = waiting.get(turn.key);
            boolean wasFirst = line.peek() == turn;
            line.remove(turn);
            next = wasFirst ? line.peek() : null;
            if (line.isEmpty()) {
                waiting.remove(turn.key);
            }
        }
        if (next != null) {
            executor.execute(() -> next.begins.complete(null));
        }
    }

    /** One turn. */
    public final class Turn {
        private final String key;
        private final CompletableFuture<Void> begins = new CompletableFuture<>();
        private final AtomicBoolean isOver = new AtomicBoolean();

        private Turn(String key) {
            this.key = key;
        }

        /** Completes when it is this one's turn; whoever stops waiting may complete it otherwise. */
        public CompletableFuture<Void> begins() {
            return begins;
        }

        /** The next one goes on; ending twice does nothing more. */
        public void end() {
            if (!isOver.getAndSet(true)) {
                Turns.this.end(this);
            }
        }
    }
}
