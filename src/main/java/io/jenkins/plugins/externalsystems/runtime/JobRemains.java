package io.jenkins.plugins.externalsystems.runtime;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What jobs have elsewhere, remembered on the disk before it is made, and taken back once the job is gone: at once, and if
 * that fails again and again, over restarts, until it is done or a month has passed. Nobody who deletes a job waits for it.
 * Thread-safe.
 */
final class JobRemains {
    private static final Logger LOGGER = Logger.getLogger(JobRemains.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofDays(30);

    /** How a try to take something back ended. */
    enum End {
        DONE,
        LATER,
        NEVER
    }

    /** Takes remains back. */
    interface Undo {
        /** Gets ready for {@link Supplier#get}, which sends; may look credentials up, but waits for nothing on the wire. */
        Supplier<CompletionStage<End>> prepare(JobRemain remain);
    }

    private final JobRemainsFile file;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private final Executor work;
    private final Undo undo;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Duration pause = FIRST_PAUSE;
    private boolean isScheduled;

    JobRemains(JobRemainsFile file, InstantSource clock, ScheduledExecutorService timer, Executor work, Undo undo) {
        this.file = file;
        this.clock = clock;
        this.timer = timer;
        this.work = work;
        this.undo = undo;
        load();
    }

    private void load() {
        try {
            for (Map<?, ?> row : file.read()) {
                JobRemain remain = JobRemain.fromMap(row);
                Entry entry = new Entry(remain);
                if (row.get("due_since") instanceof Number since) {
                    entry.dueSince = Instant.ofEpochMilli(since.longValue());
                }
                entries.put(remain.key(), entry);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            LOGGER.log(Level.WARNING, "What jobs have in external systems is not known any more", unreadable);
        }
    }

    /** Before something is made for a job; that the job was thought to be gone is forgotten. */
    void remember(JobRemain remain) {
        synchronized (this) {
            Entry known = entries.get(remain.key());
            if (known != null && known.dueSince == null && known.remain.equals(remain)) {
                return;
            }
            entries.put(remain.key(), new Entry(remain));
        }
        save();
    }

    /** After something was made: a job that went meanwhile has it taken back. */
    void confirm(JobRemain remain) {
        synchronized (this) {
            Entry known = entries.get(remain.key());
            if (known != null && known.dueSince == null) {
                return;
            }
            Entry late = new Entry(remain);
            late.dueSince = clock.instant();
            entries.put(remain.key(), late);
        }
        start();
    }

    /** A job or folder is not there any more, or not under this name. */
    void isGone(String fullName) {
        List<Entry> prepared = new ArrayList<>();
        synchronized (this) {
            for (Entry entry : entries.values()) {
                if (entry.dueSince == null && entry.remain.isOf(fullName)) {
                    entry.dueSince = clock.instant();
                    prepared.add(entry);
                }
            }
        }
        if (!prepared.isEmpty()) {
            // A folder's own connection goes with it, but not yet.
            prepared.stream()
                    .filter(entry -> !entry.remain.scope().equals("global"))
                    .forEach(entry -> entry.prepared = undo.prepare(entry.remain));
            start();
        }
    }

    /** The place of connections has another name. */
    void isElsewhere(String oldScope, String newScope) {
        synchronized (this) {
            List<Entry> all = new ArrayList<>(entries.values());
            entries.clear();
            for (Entry entry : all) {
                entry.remain = entry.remain.moved(oldScope, newScope);
                entries.put(entry.remain.key(), entry);
            }
        }
        work.execute(this::save);
    }

    /** Looks which jobs went while nobody looked, and goes on with what is left from before. */
    void review(Predicate<String> isThere) {
        List<String> jobs;
        synchronized (this) {
            jobs = entries.values().stream()
                    .filter(entry -> entry.dueSince == null)
                    .map(entry -> entry.remain.job())
                    .distinct()
                    .toList();
        }
        jobs.stream().filter(isThere.negate()).forEach(this::isGone);
        start();
    }

    /** What waits to be taken back. */
    synchronized int due() {
        return (int) entries.values().stream()
                .filter(entry -> entry.dueSince != null)
                .count();
    }

    /** What is remembered, due or not. */
    synchronized int size() {
        return entries.size();
    }

    private void start() {
        try {
            work.execute(() -> {
                save();
                tryAll();
            });
        } catch (RejectedExecutionException ending) {
            LOGGER.log(Level.FINE, "Jenkins ends; the next start goes on", ending);
        }
    }

    private void tryAll() {
        List<Entry> waiting;
        synchronized (this) {
            waiting = entries.values().stream()
                    .filter(entry -> entry.dueSince != null && !entry.isTried)
                    .toList();
            waiting.forEach(entry -> entry.isTried = true);
        }
        waiting.forEach(this::attempt);
    }

    private void attempt(Entry entry) {
        CompletionStage<End> end;
        try {
            Supplier<CompletionStage<End>> prepared = entry.prepared;
            entry.prepared = null;
            end = (prepared == null ? undo.prepare(entry.remain) : prepared).get();
        } catch (RuntimeException unexpected) {
            LOGGER.log(Level.WARNING, unexpected, () -> "Cannot take back " + entry.remain);
            ended(entry, End.LATER);
            return;
        }
        end.whenComplete((how, thrown) -> ended(entry, thrown == null ? how : End.LATER));
    }

    private void ended(Entry entry, End end) {
        synchronized (this) {
            entry.isTried = false;
            if (entries.get(entry.remain.key()) != entry) {
                return; // The job, or one of its name, is back.
            }
            boolean isTooOld = entry.dueSince.plus(PATIENCE).isBefore(clock.instant());
            if (end == End.LATER && !isTooOld) {
                schedule();
                return;
            }
            entries.remove(entry.remain.key());
            pause = FIRST_PAUSE;
            if (end != End.DONE) {
                LOGGER.warning(() -> "What job '" + entry.remain.job() + "' had is left behind, since connection '"
                        + entry.remain.undo().connection() + "' cannot take it back: "
                        + entry.remain.undo().operation() + " "
                        + entry.remain.undo().parameters());
            }
        }
        try {
            work.execute(this::save);
        } catch (RejectedExecutionException ending) {
            LOGGER.log(Level.FINE, "Jenkins ends; the next start takes it back again", ending);
        }
    }

    /** One wake-up for all; called with the lock. */
    private void schedule() {
        if (!isScheduled) {
            isScheduled = true;
            try {
                timer.schedule(this::wakeUp, pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException ending) {
                LOGGER.log(Level.FINE, "Jenkins ends; the next start goes on", ending);
            }
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    private void wakeUp() {
        synchronized (this) {
            isScheduled = false;
        }
        start();
    }

    private void save() {
        synchronized (file) {
            List<Map<String, Object>> rows = new ArrayList<>();
            synchronized (this) {
                for (Entry entry : entries.values()) {
                    Map<String, Object> row = entry.remain.toMap();
                    row.put("due_since", entry.dueSince == null ? null : entry.dueSince.toEpochMilli());
                    rows.add(row);
                }
            }
            try {
                file.write(rows);
            } catch (IOException unsaved) {
                LOGGER.log(Level.WARNING, "Cannot save what jobs have in external systems", unsaved);
            }
        }
    }

    /** A remain and how far taking it back is. */
    private static final class Entry {
        private volatile JobRemain remain;
        private volatile Supplier<CompletionStage<End>> prepared;
        private Instant dueSince;
        private boolean isTried;

        Entry(JobRemain remain) {
            this.remain = remain;
        }
    }
}
