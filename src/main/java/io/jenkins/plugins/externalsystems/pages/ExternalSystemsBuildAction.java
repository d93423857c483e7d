package io.jenkins.plugins.externalsystems.pages;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a build did in external systems; shown on the build page by {@code summary.jelly}. Thread-safe. */
public final class ExternalSystemsBuildAction extends InvisibleAction {
    private static final Logger LOGGER = Logger.getLogger(ExternalSystemsBuildAction.class.getName());
    /** A loop must not make a build's file grow without bound; the log has every line. */
    private static final int MAX_RECORDS = 200;

    private final List<ActionRecord> records = new ArrayList<>();
    private int omitted;

    private ExternalSystemsBuildAction() {}

    /** Adds a line to a build and saves it. */
    public static void add(Run<?, ?> run, ActionRecord record) {
        synchronized (run) {
            ExternalSystemsBuildAction known = run.getAction(ExternalSystemsBuildAction.class);
            ExternalSystemsBuildAction action = known == null ? new ExternalSystemsBuildAction() : known;
            action.add(record);
            if (known == null) {
                run.addAction(action);
            }
        }
        try {
            run.save();
        } catch (IOException unsaved) {
            // The message is sent; that the page may forget it after a restart is no reason to fail the build.
            LOGGER.log(Level.WARNING, unsaved, () -> "Cannot save what " + run + " did in external systems");
        }
    }

    private synchronized void add(ActionRecord record) {
        if (records.size() < MAX_RECORDS) {
            records.add(record);
        } else {
            omitted++;
        }
    }

    /** The lines in the order they were added; a copy. */
    public synchronized List<ActionRecord> getRecords() {
        return List.copyOf(records);
    }

    /** Lines beyond the page's bound. */
    public synchronized int getOmitted() {
        return omitted;
    }
}
