package io.jenkins.plugins.externalsystems.core.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.delivery.OutboxEntry.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;

/**
 * Delivers what it is given, across restarts and a kill -9: an entry is on the disk before {@link #add} returns, its state
 * {@code sending} before the first byte goes out. What may have arrived is sent again only where that is safe. A failure
 * that may pass is tried again for a day; meanwhile the later entries of its lane wait, those of other lanes do not.
 * Thread-safe.
 */
public final class Outbox {
    /** More than that is a flood, or a service that is down for long. */
    static final int MOST_ENTRIES = 10_000;

    private static final Logger LOGGER = Logger.getLogger(Outbox.class.getName());

    private final OutboxStore store;
    private final Courier courier;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private final Executor work;
    private final RetrySchedule schedule;
    private final Lanes lanes = new Lanes();
    private final Map<String, ScheduledFuture<?>> pauses = new ConcurrentHashMap<>();
    private final AtomicLong lastSequence = new AtomicLong();

    private volatile boolean isOpen;

    /**
     * An outbox that delivers nothing before it is opened.
     *
     * @param timer for the waits
     * @param work runs what may block for a moment
     * @param random for the spread of the waits
     */
    public Outbox(
            OutboxStore store,
            Courier courier,
            InstantSource clock,
            ScheduledExecutorService timer,
            Executor work,
            RandomGenerator random) {
        this.store = store;
        this.courier = courier;
        this.clock = clock;
        this.timer = timer;
        this.work = work;
        this.schedule = new RetrySchedule(random);
    }

    /** Takes up what an earlier process left, and begins. @throws IOException if its folder cannot be read */
    public synchronized void open() throws IOException {
        if (isOpen) {
            return;
        }
        for (OutboxEntry entry : store.read()) {
            lastSequence.accumulateAndGet(entry.sequence(), Math::max);
            lanes.add(entry);
        }
        isOpen = true;
        lanes.names().forEach(this::next);
    }

    /**
     * Takes something over. When this returns, it is not lost any more.
     *
     * @param lane what is in one lane is prepared in its order
     * @param payload for the courier, which prepares it
     * @throws IOException if it cannot be kept, or if too many wait already; then it is not delivered
     */
    public OutboxEntry add(String lane, Map<String, Object> payload) throws IOException {
        if (!isOpen) {
            throw new IOException("the outbox is not open");
        }
        if (lanes.size() >= MOST_ENTRIES) {
            throw new IOException(MOST_ENTRIES + " deliveries wait already");
        }
        OutboxEntry entry = new OutboxEntry(
                UUID.randomUUID().toString(),
                lastSequence.incrementAndGet(),
                lane,
                State.NEW,
                0,
                Instant.ofEpochMilli(clock.millis()),
                payload,
                Map.of());
        store.save(entry);
        lanes.add(entry);
        next(lane);
        return entry;
    }

    /** How many are not delivered yet. */
    public int size() {
        return lanes.size();
    }

    /** Tries at once what waits for a later try. */
    public void retryNow() {
        pauses.forEach((lane, pause) -> {
            if (pause.cancel(false) && pauses.remove(lane, pause)) {
                lanes.release(lane);
                next(lane);
            }
        });
    }

    /** Begins with the next entry of a lane, unless one is in work. */
    private void next(String lane) {
        OutboxEntry entry = lanes.take(lane);
        if (entry != null) {
            inWork(entry, () -> process(entry));
        }
    }

    private void inWork(OutboxEntry entry, Task task) {
        try {
            work.execute(() -> {
                try {
                    task.run();
                } catch (IOException | RuntimeException failed) {
                    LOGGER.log(Level.WARNING, failed, () -> "Cannot go on with delivery " + entry.id() + " for now");
                    OutboxEntry current = lanes.current(entry);
                    postpone(
                            current.failed(current.state()),
                            failure(new ExternalSystemException(
                                    ErrorCode.EXCEPTION, "The state of the delivery cannot be saved.", failed)));
                }
            });
        } catch (RejectedExecutionException ending) {
            // What is on the disk is taken up when the controller is back.
        }
    }

    private void process(OutboxEntry entry) throws IOException {
        if (entry.state() == State.NEW) {
            prepare(entry);
        } else {
            send(entry);
        }
    }

    private void prepare(OutboxEntry entry) throws IOException {
        OutboxEntry prepared = courier.prepare(entry);
        if (prepared == null) {
            forget(entry);
            return;
        }
        store.save(prepared);
        lanes.move(entry, prepared);
        next(prepared.lane());
        next(entry.lane());
    }

    private void send(OutboxEntry entry) throws IOException {
        boolean isRepeat = entry.state() == State.SENDING;
        if (isRepeat && !courier.isSafeToRepeat(entry)) {
            end(entry, failure(notSentAgain()));
            return;
        }
        OutboxEntry sending = entry.in(State.SENDING);
        if (!isRepeat) {
            store.save(sending);
            lanes.update(sending);
        }
        StepJournal journal = new StepJournal(sending.steps(), steps -> keep(sending, steps));
        call(sending, isRepeat, journal).whenComplete((result, thrown) -> {
            Throwable cause = thrown == null ? null : StageFailure.cause(thrown);
            if (cause instanceof CancellationException || cause instanceof RejectedExecutionException) {
                // The controller is ending: the entry stays as it is on the disk.
                return;
            }
            inWork(sending, () -> finish(lanes.current(sending), isRepeat, cause == null ? result : unexpected(cause)));
        });
    }

    private CompletionStage<ExternalSystemResult> call(OutboxEntry entry, boolean isRepeat, StepJournal journal) {
        try {
            return courier.send(entry, isRepeat, journal);
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    /** Keeps the steps that are done, before the next one is sent. */
    private CompletionStage<?> keep(OutboxEntry entry, Map<String, Object> steps) {
        return CompletableFuture.runAsync(
                () -> {
                    OutboxEntry further = lanes.current(entry).withSteps(steps);
                    try {
                        store.save(further);
                    } catch (IOException unsaved) {
                        throw new ExternalSystemException(
                                ErrorCode.EXCEPTION,
                                "The state of the delivery cannot be saved, so the next step was not sent.",
                                unsaved);
                    }
                    lanes.update(further);
                },
                work);
    }

    private void finish(OutboxEntry entry, boolean wasRepeat, ExternalSystemResult result) throws IOException {
        boolean mayPass = result.error().map(ErrorCode::isTransient).orElse(false);
        boolean mayHaveArrived = wasRepeat || result.isOutcomeUnknown();
        if (!mayPass || (mayHaveArrived && !courier.isSafeToRepeat(entry))) {
            end(entry, result);
            return;
        }
        OutboxEntry failed = entry.failed(mayHaveArrived ? State.SENDING : State.PENDING);
        store.save(failed);
        postpone(failed, result);
    }

    private void postpone(OutboxEntry entry, ExternalSystemResult result) {
        Instant now = clock.instant();
        Instant next = schedule.next(entry, now, retryAfter(result));
        if (next == null) {
            end(entry, result);
            return;
        }
        lanes.update(entry);
        try {
            pauses.put(
                    entry.lane(),
                    timer.schedule(
                            () -> resume(entry.lane()),
                            Math.max(0, Duration.between(now, next).toMillis()),
                            TimeUnit.MILLISECONDS));
            courier.postponed(entry, result, next);
        } catch (RejectedExecutionException ending) {
            // What is on the disk is taken up when the controller is back.
        }
    }

    private void resume(String lane) {
        pauses.remove(lane);
        lanes.release(lane);
        next(lane);
    }

    /** Tells before it forgets: after a kill in between somebody is told twice, and not never. */
    private void end(OutboxEntry entry, ExternalSystemResult result) {
        try {
            courier.ended(entry, result);
        } catch (RuntimeException untold) {
            LOGGER.log(Level.WARNING, untold, () -> "Cannot tell how delivery " + entry.id() + " ended");
        }
        forget(entry);
    }

    private void forget(OutboxEntry entry) {
        try {
            store.remove(entry);
        } catch (IOException kept) {
            LOGGER.log(Level.WARNING, kept, () -> "Cannot forget delivery " + entry.id() + ", which has ended");
        }
        lanes.remove(entry);
        next(entry.lane());
    }

    private static ExternalSystemResult failure(ExternalSystemException failure) {
        return ExternalSystemResult.failure("delivery", failure, Map.of());
    }

    private static ExternalSystemException notSentAgain() {
        return new ExternalSystemException(
                        ErrorCode.EXCEPTION,
                        "Jenkins was restarted while this was being sent, so it was not sent again.")
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }

    private static ExternalSystemResult unexpected(Throwable cause) {
        LOGGER.log(Level.WARNING, "A delivery failed in an unexpected way", cause);
        return failure(new ExternalSystemException(
                        ErrorCode.EXCEPTION,
                        "Unexpected " + cause.getClass().getSimpleName() + "; the log of Jenkins has more.")
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN));
    }

    @CheckForNull
    private static Duration retryAfter(ExternalSystemResult result) {
        return result.metadata().get(MetadataKeys.RETRY_AFTER_MS) instanceof Number millis
                ? Duration.ofMillis(millis.longValue())
                : null;
    }

    private interface Task {
        void run() throws IOException;
    }
}
