package io.jenkins.plugins.externalsystems.core.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The templates by type of event: those that the plugin brings, and an administrator's own instead of or beside them. */
public final class NotificationTemplates {
    private static final List<String> SHIPPED =
            List.of("vessel_arrival", "compliance_issue", "integration_error", "driver_alert");

    private static final String ENDING = ".txt";
    private static final int LARGEST_FILE = 64 * 1024;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private final SortedMap<String, NotificationTemplate> templates = new TreeMap<>();

    /**
     * The shipped ones with others over them.
     *
     * @param own texts by type of event
     * @throws IllegalArgumentException for a name or text that is none, naming it
     */
    public NotificationTemplates(Map<String, String> own) {
        SHIPPED.forEach(name -> templates.put(name, NotificationTemplate.parse(shipped(name))));
        own.forEach((name, text) -> templates.put(name, checked(name, text)));
    }

    /** Empty for a type that there is no template for. */
    public Optional<NotificationTemplate> find(String eventType) {
        return Optional.ofNullable(templates.get(eventType));
    }

    /** All types in alphabetical order. */
    public List<String> names() {
        return List.copyOf(templates.keySet());
    }

    /**
     * Checks one of an administrator's own.
     *
     * @throws IllegalArgumentException naming it and what is wrong
     */
    public static NotificationTemplate checked(String name, String text) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name of a template; it has small letters, digits, '_' and '-', such as vessel_arrival");
        }
        try {
            return NotificationTemplate.parse(text);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("template '" + name + "': " + broken.getMessage(), broken);
        }
    }

    /**
     * Reads the templates of a folder, which is done once, while a connection is configured.
     *
     * @param folder with files {@code NAME.txt}, 100 at most, each of 64 KiB at most
     * @return texts by name
     * @throws IllegalArgumentException the rest of a sentence about the folder, saying what is wrong
     */
    public static Map<String, String> inFolder(String folder) {
        return TemplateFolder.texts(folder, ENDING, LARGEST_FILE);
    }

    /** The text of a template that the plugin brings. */
    static String shipped(String name) {
        try (InputStream text = NotificationTemplates.class.getResourceAsStream("notifications/" + name + ".txt")) {
            if (text == null) {
                throw new IllegalStateException("the plugin lacks the template " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
