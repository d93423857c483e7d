package io.jenkins.plugins.externalsystems.core.mail.compose;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.template.TemplateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The templates by name: those that the plugin brings, and an administrator's own instead of or beside them. Immutable. */
public final class EmailTemplates {
    /** The plugin's own, each a resource {@code templates/NAME.html}, some with a {@code NAME.txt} as a folder has them. */
    static final List<String> SHIPPED = List.of("build", "notice", "report", "welcome");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final int LARGEST_BYTES = 1024 * 1024;

    private final SortedMap<String, EmailTemplate> templates = new TreeMap<>();

    /** Those that the plugin brings. */
    public EmailTemplates() {
        for (String name : SHIPPED) {
            String html = shipped(name + ".html");
            if (html == null) {
                throw new IllegalStateException("the plugin lacks the template " + name);
            }
            templates.put(name, EmailTemplate.parse(html, shipped(name + ".txt")));
        }
    }

    /**
     * Those of a folder over them: files {@code NAME.html}, each with {@code NAME.txt} beside it where its plain text is not
     * to be made from the HTML.
     *
     * @throws IllegalArgumentException the rest of a sentence about the folder, saying what is wrong
     */
    public EmailTemplates(String folder) {
        this();
        SortedMap<String, String> texts = TemplateFolder.texts(folder, ".txt", LARGEST_BYTES);
        TemplateFolder.texts(folder, ".html", LARGEST_BYTES)
                .forEach((name, html) -> templates.put(name, parse(name, html, texts.remove(name))));
        if (!texts.isEmpty()) {
            throw new IllegalArgumentException(
                    "has the file " + texts.firstKey() + ".txt without " + texts.firstKey() + ".html");
        }
    }

    private EmailTemplates(SortedMap<String, EmailTemplate> templates) {
        this.templates.putAll(templates);
    }

    /**
     * These, with further ones beside or over them.
     *
     * @param own texts by name
     * @throws IllegalArgumentException for a name or text that is none, naming it
     */
    public EmailTemplates with(Map<String, String> own) {
        EmailTemplates all = new EmailTemplates(templates);
        own.forEach((name, text) -> all.templates.put(name, checked(name, text)));
        return all;
    }

    /**
     * Checks one of an administrator's own.
     *
     * @param text a line {@code subject: …}, an empty line, then HTML; Mustache in both
     * @throws IllegalArgumentException naming it and what is wrong
     */
    public static void check(String name, String text) {
        checked(name, text);
    }

    private static EmailTemplate checked(String name, String text) {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name of a template; it has small letters, digits, '_' and '-', such as release_note");
        }
        if (text.length() > LARGEST_BYTES) {
            throw new IllegalArgumentException("template '" + name + "' is too large");
        }
        try {
            return EmailTemplate.parse(text, null);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("template '" + name + "': " + broken.getMessage(), broken);
        }
    }

    private static EmailTemplate parse(String name, String html, String text) {
        if (!isName(name)) {
            throw new IllegalArgumentException("has the file " + name
                    + ".html, whose name is none of a template; it has small letters, digits, '_' and '-'");
        }
        try {
            return EmailTemplate.parse(html, text);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "has the template '" + name + "', which cannot be used: " + broken.getMessage(), broken);
        }
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The template. @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR without one */
    EmailTemplate find(String name, CallContext context) {
        EmailTemplate template = templates.get(name);
        if (template == null) {
            throw context.invalid(
                    MailParameters.TEMPLATE,
                    (isName(name) ? "is '" + name + "', which is not there" : "is no name of a template")
                            + "; there are " + String.join(", ", templates.keySet()));
        }
        return template;
    }

    @CheckForNull
    private static String shipped(String file) {
        try (InputStream text = EmailTemplates.class.getResourceAsStream("templates/" + file)) {
            return text == null ? null : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
