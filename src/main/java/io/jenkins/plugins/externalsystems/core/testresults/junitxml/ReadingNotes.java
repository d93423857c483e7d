package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Each kind of thing that was mended or left out, named once. */
final class ReadingNotes {
    /** What may be noted. */
    enum Kind {
        ENCODING,
        CHARACTERS,
        BYTES,
        DURATION,
        CUT,
        LEFT_OUT
    }

    private final String file;
    private final Set<Kind> noted = EnumSet.noneOf(Kind.class);
    private final List<String> sentences = new ArrayList<>();

    ReadingNotes(String file) {
        this.file = file;
    }

    /** Notes the first of a kind. @param rest of a sentence that begins with the file's name */
    void note(Kind kind, String rest) {
        if (noted.add(kind)) {
            sentences.add(file + " " + rest);
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
