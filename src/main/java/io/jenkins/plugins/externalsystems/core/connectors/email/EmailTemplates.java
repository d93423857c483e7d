package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.files.FileFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** The templates by name: an administrator's own in a folder, which go before, and those that the plugin brings. */
final class EmailTemplates {
    /** The plugin's own, each a resource {@code templates/NAME.html}. */
    static final List<String> SHIPPED = List.of("notice");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final int LARGEST_BYTES = 1024 * 1024;

    private final Optional<String> folder;
    private final FileFolders folders;

    EmailTemplates(Optional<String> folder, FileFolders folders) {
        this.folder = folder;
        this.folders = folders;
    }

    /** The template; fails with VALIDATION_ERROR where there is none, or with CONFIGURATION_ERROR where it is broken. */
    CompletionStage<EmailTemplate> find(String name, CallContext context) {
        if (!NAME.matcher(name).matches()) {
            throw context.invalid(
                    Messages.TEMPLATE, "is no name of a template; it has small letters, digits, '_' and '-'");
        }
        return own(name, context).thenApply(files -> {
            String html = files.get(name + ".html");
            if (html == null && !SHIPPED.contains(name)) {
                throw context.invalid(
                        Messages.TEMPLATE,
                        "is '" + name + "', which is not there; "
                                + (folder.isPresent()
                                        ? "templates_dir has no " + name + ".html, and the plugin brings "
                                        : "the plugin brings ")
                                + String.join(", ", SHIPPED));
            }
            try {
                return html == null
                        ? EmailTemplate.parse(shipped(name), null)
                        : EmailTemplate.parse(html, files.get(name + ".txt"));
            } catch (IllegalArgumentException broken) {
                throw new ExternalSystemException(
                        ErrorCode.CONFIGURATION_ERROR,
                        context.subject() + "template '" + name + "' cannot be used: " + broken.getMessage() + ".",
                        broken);
            }
        });
    }

    /** The files of the template by name; empty without a folder. */
    private CompletionStage<Map<String, String>> own(String name, CallContext context) {
        if (folder.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return folders.of(Path.of(folder.get()))
                .find(name + ".html," + name + ".txt")
                .handle((found, thrown) -> {
                    if (thrown != null) {
                        throw unreadable(context, thrown);
                    }
                    Map<String, String> files = new LinkedHashMap<>();
                    found.forEach(file -> files.put(file.path(), read(file, context)));
                    return files;
                });
    }

    private static String read(FileContent file, CallContext context) {
        if (file.size() > LARGEST_BYTES) {
            throw unreadable(context, new IOException("too large"));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            file.writeTo(bytes);
        } catch (IOException gone) {
            throw unreadable(context, gone);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static ExternalSystemException unreadable(CallContext context, Throwable cause) {
        return new ExternalSystemException(
                ErrorCode.CONFIGURATION_ERROR,
                context.subject() + "setting '" + EmailSettings.TEMPLATES_DIR
                        + "' names a folder whose templates cannot be read; check that it is there, and that a template has"
                        + " at most 1 MiB.",
                cause);
    }

    private static String shipped(String name) {
        try (InputStream text = EmailTemplates.class.getResourceAsStream("templates/" + name + ".html")) {
            if (text == null) {
                throw new IllegalStateException("the plugin lacks the template " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
