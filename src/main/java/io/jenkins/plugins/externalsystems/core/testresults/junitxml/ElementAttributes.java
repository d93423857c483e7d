package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/**
 * The attributes of the element at hand that mean something, empty where they are missing. Refuses a file with more different names
 * than {@link ReportLimits#DIFFERENT_NAMES}, since the parser keeps each of them.
 */
final class ElementAttributes {
    private final Set<String> unknownNames = new HashSet<>();
    private final ReadingNotes notes;

    private String name;
    private String className;
    private String time;
    private String status;
    private String result;
    private String message;
    private String type;
    private String file;
    private String value;
    private String id;
    private String timestamp;

    ElementAttributes(ReadingNotes notes) {
        this.notes = notes;
    }

    void read(XMLStreamReader element) throws RefusedReportException {
        clear();
        int count = element.getAttributeCount();
        for (int i = 0; i < count; i++) {
            String attribute = element.getAttributeLocalName(i);
            switch (attribute) {
                case "name" -> name = element.getAttributeValue(i);
                case "classname", "class" -> className = element.getAttributeValue(i);
                case "time" -> time = element.getAttributeValue(i);
                case "status" -> status = element.getAttributeValue(i);
                case "result" -> result = element.getAttributeValue(i);
                case "message" -> message = element.getAttributeValue(i);
                case "type" -> type = element.getAttributeValue(i);
                case "file" -> file = element.getAttributeValue(i);
                case "value" -> value = element.getAttributeValue(i);
                case "id" -> id = element.getAttributeValue(i);
                case "timestamp" -> timestamp = element.getAttributeValue(i);
                default -> countName(attribute);
            }
        }
    }

    /** Another name of an element or an attribute. */
    void countName(String unknown) throws RefusedReportException {
        if (unknownNames.add(unknown) && unknownNames.size() > ReportLimits.DIFFERENT_NAMES) {
            throw new RefusedReportException("has more than %,d different names of elements and attributes"
                    .formatted(ReportLimits.DIFFERENT_NAMES));
        }
    }

    private void clear() {
        name = "";
        className = "";
        time = "";
        status = "";
        result = "";
        message = "";
        type = "";
        file = "";
        value = "";
        id = "";
        timestamp = "";
    }

    String name() {
        return cut(name, ReportLimits.NAME);
    }

    String className() {
        return cut(className, ReportLimits.NAME);
    }

    String time() {
        return time;
    }

    String status() {
        return status;
    }

    String result() {
        return result;
    }

    String message() {
        return cut(message, ReportLimits.MESSAGE);
    }

    String type() {
        return cut(type, ReportLimits.NAME);
    }

    String file() {
        return cut(file, ReportLimits.NAME);
    }

    String value() {
        return cut(value, ReportLimits.PROPERTY_VALUE);
    }

    String id() {
        return cut(id, ReportLimits.NAME);
    }

    String timestamp() {
        return cut(timestamp, ReportLimits.NAME);
    }

    private String cut(String text, int limit) {
        return BoundedText.cut(text, limit, notes);
    }
}
