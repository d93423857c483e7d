package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import io.jenkins.plugins.externalsystems.core.template.TemplateFolder;
import io.jenkins.plugins.externalsystems.core.template.TextTemplate;
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

/** The templates by name, plain text: those that the plugin brings, and an administrator's own instead of or beside them. */
public final class SmsTemplates {
    /** The plugin's own, each a resource {@code templates/NAME.txt}. */
    static final List<String> SHIPPED = List.of("compliance_alert", "route_update", "shift_reminder");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final int LARGEST = 16 * 1024;

    private final SortedMap<String, TextTemplate> templates = new TreeMap<>();

    /** Those that the plugin brings. */
    SmsTemplates() {
        SHIPPED.forEach(name -> templates.put(name, TextTemplate.of(shipped(name))));
    }

    /**
     * Puts those of a folder beside or over those that are there.
     *
     * @param folder with files {@code NAME.txt}
     * @throws IllegalArgumentException the rest of a sentence about the folder, saying what is wrong
     */
    void addFolder(String folder) {
        try {
            add(TemplateFolder.texts(folder, ".txt", LARGEST));
        } catch (UnusableTemplateException unusable) {
            throw new IllegalArgumentException("has an unusable file: " + unusable.getMessage(), unusable);
        }
    }

    /**
     * Puts further ones beside or over those that are there.
     *
     * @param own texts by name
     * @throws IllegalArgumentException for a name or text that is none, naming it
     */
    void add(Map<String, String> own) {
        own.forEach((name, text) -> templates.put(name, checked(name, text)));
    }

    /**
     * Checks one of an administrator's own.
     *
     * @param text Mustache
     * @throws IllegalArgumentException naming it and what is wrong
     */
    public static void check(String name, String text) {
        checked(name, text);
    }

    private static TextTemplate checked(String name, String text) {
        if (!NAME.matcher(name).matches()) {
            throw new UnusableTemplateException("'" + name
                    + "' is no name of a template; it has small letters, digits, '_' and '-', such as shift_reminder");
        }
        if (text.isBlank() || text.length() > LARGEST) {
            throw new UnusableTemplateException(
                    "template '" + name + "' is " + (text.isBlank() ? "empty" : "too large"));
        }
        try {
            return TextTemplate.of(text);
        } catch (IllegalArgumentException broken) {
            throw new UnusableTemplateException("template '" + name + "': " + broken.getMessage());
        }
    }

    /** Empty where there is none. */
    Optional<TextTemplate> find(String name) {
        return Optional.ofNullable(templates.get(name));
    }

    /** All names in alphabetical order. */
    List<String> names() {
        return List.copyOf(templates.keySet());
    }

    private static String shipped(String name) {
        try (InputStream text = SmsTemplates.class.getResourceAsStream("templates/" + name + ".txt")) {
            if (text == null) {
                throw new IllegalStateException("the plugin lacks the template " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A template that cannot be used, as against a folder that cannot be read. */
    private static final class UnusableTemplateException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnusableTemplateException(String message) {
            super(message);
        }
    }
}
