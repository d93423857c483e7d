package io.jenkins.plugins.externalsystems.rules;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.delivery.Outbox;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.runtime.ActionFacts;
import io.jenkins.plugins.externalsystems.runtime.ActionRunner;
import io.jenkins.plugins.externalsystems.runtime.Caller;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What rules have to deliver, in {@code external-systems/rules} below the home of Jenkins. Thread-safe. */
@Extension
public final class RuleOutbox implements ExtensionPoint {
    private static final Logger LOGGER = Logger.getLogger(RuleOutbox.class.getName());

    private final RuleDelivery delivery = new RuleDelivery();
    private Outbox outbox;

    /** The one instance. */
    public static RuleOutbox get() {
        return ExtensionList.lookupSingleton(RuleOutbox.class);
    }

    /** Takes up what the last life of Jenkins left, now that the jobs and their builds are there. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void open() {
        try {
            get().opened();
        } catch (IOException unreadable) {
            LOGGER.log(Level.WARNING, "Cannot read what notification rules have to deliver", unreadable);
        }
    }

    private synchronized Outbox opened() throws IOException {
        if (outbox == null) {
            Path home = Permissions.controller().getRootDir().toPath();
            outbox = ConnectionService.get()
                    .outbox(home.resolve("external-systems").resolve("rules"), delivery);
        }
        outbox.open();
        return outbox;
    }

    /** How much is not delivered yet. */
    public int size() throws IOException {
        return opened().size();
    }

    /** Tries at once what waits for a later try. */
    public void retryNow() throws IOException {
        opened().retryNow();
    }

    /** The build has ended, and its log ends with it. */
    void forgetLog(Run<?, ?> run) {
        delivery.forget(run);
    }

    /**
     * Takes over what a rule asks for. When this returns, it is on the disk, or the build page tells why not.
     *
     * @param log of the build
     */
    void add(RuleMoment moment, RulePlace.Found found, Run<?, ?> run, TaskListener log) {
        NotificationRule rule = found.rule();
        Item folder = found.place().folder();
        ActionFacts facts = ActionFacts.of(rule.getAction()).with(rule.onError());
        String job = run.getParent().getFullName();
        RuleRun application = new RuleRun(
                rule.getName(),
                folder == null ? null : folder.getFullName(),
                job,
                run.getExternalizableId(),
                facts,
                Items.XSTREAM2.toXML(rule.getAction()),
                null);
        try {
            if (moment == RuleMoment.START) {
                delivery.listen(run, log);
            }
            opened().add("of " + job, application.toMap());
            if (moment == RuleMoment.END) {
                log.getLogger()
                        .println("rule '" + rule.getName() + "': " + facts.symbol()
                                + " follows; the build page tells how it ended");
            }
        } catch (IOException unkept) {
            LOGGER.log(Level.WARNING, unkept, () -> "Cannot keep what rule '" + rule.getName() + "' asks for");
            ExternalSystemException failure = new ExternalSystemException(
                    ErrorCode.EXCEPTION, "It cannot be kept: " + unkept.getMessage() + ". Nothing was sent.", unkept);
            ActionRunner.forRule(new Caller(folder, job, run), log, Redactor.nothing(), rule.getName())
                    .finish(facts, ExternalSystemResult.failure(facts.symbol(), failure, Map.of()));
        }
    }
}
