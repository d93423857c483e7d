package io.jenkins.plugins.externalsystems.runtime;

import hudson.model.Run;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Which builds have a message that does not tell their end yet: a file of the controller with their ids, so that builds which
 * ended together with the controller are found without loading all builds. Thread-safe.
 */
final class OpenBuildMessages {
    private static final String FILE = "external-systems-open-messages.txt";
    private static final Logger LOGGER = Logger.getLogger(OpenBuildMessages.class.getName());

    private OpenBuildMessages() {}

    static void add(Run<?, ?> run) {
        change(run.getExternalizableId(), true);
    }

    static void remove(String id) {
        change(id, false);
    }

    /** Ids of the builds. */
    static synchronized Set<String> all() {
        Path file = file();
        try {
            return Files.exists(file) ? new LinkedHashSet<>(Files.readAllLines(file)) : new LinkedHashSet<>();
        } catch (IOException unreadable) {
            LOGGER.log(Level.WARNING, unreadable, () -> "Cannot read " + file);
            return new LinkedHashSet<>();
        }
    }

    private static synchronized void change(String id, boolean isOpen) {
        Set<String> ids = all();
        if (!(isOpen ? ids.add(id) : ids.remove(id))) {
            return;
        }
        Path file = file();
        Path fresh = file.resolveSibling(FILE + ".new");
        try {
            Files.write(fresh, List.copyOf(ids), StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unsaved) {
            // The end of a build that this controller sees is told all the same.
            LOGGER.log(Level.WARNING, unsaved, () -> "Cannot write " + file);
        }
    }

    private static Path file() {
        return Permissions.controller().getRootDir().toPath().resolve(FILE);
    }
}
