package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import java.util.ArrayList;
import java.util.List;

/** Collects sentences about what could not be understood. Not thread-safe. */
public final class SchemaNotes {
    private final List<String> notes = new ArrayList<>();
    private int more;

    /**
     * An operation is left out.
     *
     * @param operation its name, of any form
     * @param reason the rest of a sentence, without a full stop
     */
    public void leftOut(String operation, String reason) {
        tell("'" + SafeWords.of(operation) + "' is left out: " + reason + ".");
    }

    /** Any sentence. */
    public void tell(String sentence) {
        if (notes.size() < SchemaLimits.NOTES) {
            notes.add(sentence);
        } else {
            more++;
        }
    }

    /** The sentences; the last one tells how many more there were. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>(notes);
        if (more > 0) {
            all.add(more == 1 ? "There is 1 more note." : "There are %,d more notes.".formatted(more));
        }
        return all;
    }
}
