package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import io.jenkins.plugins.externalsystems.core.testresults.TestProperty;
import java.util.ArrayList;
import java.util.List;

/** The properties of a case or a suite while they are read. A value is an attribute or the element's text. */
final class PropertyList {
    static final String TOO_MANY = "has too many properties, attachments or reruns; the first are kept";

    private final BoundedText text = new BoundedText(ReportLimits.PROPERTY_VALUE, 1);
    private final List<TestProperty> properties = new ArrayList<>();
    private final ReadingNotes notes;
    private String name = "";
    private String value = "";

    PropertyList(ReadingNotes notes) {
        this.notes = notes;
    }

    void begin(ElementAttributes attributes) {
        name = attributes.name();
        value = attributes.value();
        text.clear();
    }

    void text(char[] chars, int from, int length) {
        text.append(chars, from, length);
    }

    void end() {
        String written = text.take(notes);
        if (properties.size() < ReportLimits.PROPERTIES) {
            properties.add(new TestProperty(name, value.isEmpty() ? written.strip() : value));
        } else {
            notes.note(ReadingNotes.Kind.LEFT_OUT, TOO_MANY);
        }
    }

    /** All of them, which are then forgotten. */
    List<TestProperty> take() {
        if (properties.isEmpty()) {
            return List.of();
        }
        List<TestProperty> all = List.copyOf(properties);
        properties.clear();
        return all;
    }
}
