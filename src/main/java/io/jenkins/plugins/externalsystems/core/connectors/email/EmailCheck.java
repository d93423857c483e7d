package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.MailSession;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptPolicy;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The deep check: connect, TLS, login, and whether the account may send as the default sender. Nothing is sent.
 *
 * @param settings what is checked
 * @param connections opens the session
 * @param pipeline repeats and limits as for messages
 * @param errors what a refusal means
 */
record EmailCheck(EmailSettings settings, Connections connections, ResiliencePipeline pipeline, SmtpErrors errors) {
    CompletionStage<Map<String, Object>> run(CallContext context) {
        AttemptPolicy policy = new AttemptPolicy(RepeatSafety.SAFE, List.of());
        return pipeline.execute(context, policy, () -> attempt(context));
    }

    private CompletableFuture<Map<String, Object>> attempt(CallContext context) {
        Running running = new Running();
        CompletableFuture<Map<String, Object>> outcome = new CompletableFuture<>();
        outcome.whenComplete((checks, thrown) -> {
            if (outcome.isCancelled()) {
                running.cancel();
            }
        });
        context.trace().attempt();
        connections
                .open(running)
                .thenCompose(session -> probe(session, running).whenComplete((done, thrown) -> session.close()))
                .whenComplete((checks, thrown) -> {
                    if (thrown == null) {
                        outcome.complete(Map.of("checks", checks));
                    } else {
                        outcome.completeExceptionally(errors.toAttempt(thrown, context));
                    }
                });
        return outcome;
    }

    private CompletionStage<List<Map<String, Object>>> probe(MailSession session, Running running) {
        List<Map<String, Object>> checks = new ArrayList<>();
        checks.add(check("connection", true, settings.endpoint() + " answers, " + secured() + "."));
        if (settings.defaultSender().isEmpty()) {
            checks.add(check("sender", false, "There is no default sender, so every message has to name one."));
            return CompletableFuture.completedFuture(checks);
        }
        MailAddress sender = settings.defaultSender().get();
        return running.run(session.probe(sender.address())).thenApply(done -> {
            checks.add(check("sender", true, "It takes messages from " + sender.address() + "."));
            return checks;
        });
    }

    private String secured() {
        String login = connections.credentials().toString();
        return switch (settings.security()) {
                    case NONE -> "without TLS: everything can be read on the way";
                    case STARTTLS -> "secured by STARTTLS";
                    case TLS -> "secured by TLS";
                }
                + (login.equals("none") ? ", without a login" : ", and takes the login");
    }

    private static Map<String, Object> check(String name, boolean isGood, String message) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("ok", isGood);
        check.put("message", message);
        return check;
    }
}
