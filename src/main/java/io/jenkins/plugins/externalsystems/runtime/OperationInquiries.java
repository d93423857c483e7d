package io.jenkins.plugins.externalsystems.runtime;

import io.jenkins.plugins.externalsystems.config.OfferedOperations;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.Inquiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Asks services what they offer, for forms: however many fields ask, one question at a time goes to a service, nobody waits
 * for it longer than a few seconds, and one that failed is not asked again for a minute unless somebody says so. Thread-safe.
 */
final class OperationInquiries {
    private static final Duration RESPITE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Duration patience;
    private final Map<ExternalSystem, Question> questions = new WeakHashMap<>();

    /** @param patience how long a form waits */
    OperationInquiries(InstantSource clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    private record Question(Instant at, CompletableFuture<ExternalSystemResult> answer) {
        boolean hasFailed() {
            return answer.isCompletedExceptionally() || !answer.join().success();
        }
    }

    /**
     * What the connector offers.
     *
     * @param isAllowed which names are told
     */
    OfferedOperations ask(ExternalSystem connector, Inquiry inquiry, Predicate<String> isAllowed) {
        String problem = inquiry == Inquiry.NONE ? known(connector) : asked(connector, inquiry);
        ExternalSystemResult result =
                connector.operationsAsync(Inquiry.NONE).toCompletableFuture().join();
        return offered(result.resultData(), isAllowed, problem);
    }

    /** Why the last question found nothing; empty if it did, or is not over. */
    private synchronized String known(ExternalSystem connector) {
        Question last = questions.get(connector);
        return last != null && last.answer.isDone() && last.hasFailed() ? sentence(last.answer) : "";
    }

    private String asked(ExternalSystem connector, Inquiry inquiry) {
        CompletableFuture<ExternalSystemResult> answer = question(connector, inquiry);
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return "The service has not answered within " + patience.toSeconds()
                    + " seconds. If it answers later, its operations are shown then.";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "Jenkins is shutting down.";
        } catch (ExecutionException told) {
            return sentence(answer);
        }
        return sentence(answer);
    }

    private synchronized CompletableFuture<ExternalSystemResult> question(ExternalSystem connector, Inquiry inquiry) {
        Question last = questions.get(connector);
        if (last != null) {
            boolean isRunning = !last.answer.isDone();
            boolean rests = inquiry == Inquiry.WHERE_UNKNOWN
                    && !isRunning
                    && last.hasFailed()
                    && clock.instant().isBefore(last.at.plus(RESPITE));
            if (isRunning || rests) {
                return last.answer;
            }
        }
        Question next =
                new Question(clock.instant(), connector.operationsAsync(inquiry).toCompletableFuture());
        questions.put(connector, next);
        return next.answer;
    }

    private static String sentence(CompletableFuture<ExternalSystemResult> answer) {
        if (answer.isCompletedExceptionally()) {
            return "The question was cancelled.";
        }
        return Objects.requireNonNullElse(answer.join().errorMessage(), "");
    }

    private static OfferedOperations offered(Map<String, Object> data, Predicate<String> isAllowed, String problem) {
        List<OfferedOperations.Offered> operations = new ArrayList<>();
        for (Map<?, ?> operation : maps(data.get("operations"))) {
            String name = String.valueOf(operation.get("name"));
            if (isAllowed.test(name)) {
                operations.add(new OfferedOperations.Offered(
                        name,
                        String.valueOf(operation.get("description")),
                        parameters(operation, true),
                        parameters(operation, false)));
            }
        }
        List<String> notes = new ArrayList<>();
        if (data.get("notes") instanceof List<?> list) {
            list.forEach(note -> notes.add(String.valueOf(note)));
        }
        return new OfferedOperations(
                operations,
                data.get("discovered") instanceof Integer count ? count : 0,
                Boolean.TRUE.equals(data.get("complete")),
                notes,
                problem.isEmpty() ? null : problem);
    }

    private static List<String> parameters(Map<?, ?> operation, boolean isRequired) {
        return maps(operation.get("parameters")).stream()
                .filter(parameter -> Boolean.TRUE.equals(parameter.get("required")) == isRequired)
                .map(parameter -> String.valueOf(parameter.get("name")))
                .toList();
    }

    private static List<Map<?, ?>> maps(Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }
}
