package io.jenkins.plugins.externalsystems.runtime;

import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import jenkins.scm.RunWithSCM;

/**
 * Who wrote the commits of a build: what the commit itself says (Git's change entries have {@code getAuthorEmail} and {@code
 * getAuthorName}), and the Jenkins user, whose id may be an address. No address is guessed or looked up.
 */
final class CommitAuthors {
    private static final Logger LOGGER = Logger.getLogger(CommitAuthors.class.getName());
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,<>]+@[^@\\s,<>]+");

    private CommitAuthors() {}

    /** One for each commit, in their order; empty for a build without changes, or whose job has no SCM. */
    static List<CommitAuthor> of(Run<?, ?> run) {
        List<CommitAuthor> authors = new ArrayList<>();
        if (run instanceof RunWithSCM<?, ?> built) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : built.getChangeSets()) {
                for (ChangeLogSet.Entry change : changes) {
                    authors.add(author(change));
                }
            }
        }
        return authors;
    }

    private static CommitAuthor author(ChangeLogSet.Entry change) {
        Optional<User> user = Optional.ofNullable(change.getAuthor());
        String address = said(change, "getAuthorEmail")
                .or(() -> user.map(User::getId))
                .filter(text -> ADDRESS.matcher(text).matches())
                .orElse("");
        List<String> names = new ArrayList<>();
        said(change, "getAuthorName").ifPresent(names::add);
        user.map(User::getId).ifPresent(names::add);
        user.map(User::getDisplayName).ifPresent(names::add);
        return new CommitAuthor(address, names);
    }

    /** What one of the SCM's own methods gives; empty where it has no such method. */
    private static Optional<String> said(ChangeLogSet.Entry change, String method) {
        try {
            return change.getClass().getMethod(method).invoke(change) instanceof String text
                    ? Optional.of(text.strip())
                    : Optional.empty();
        } catch (NoSuchMethodException | IllegalAccessException other) {
            return Optional.empty();
        } catch (InvocationTargetException broken) {
            LOGGER.log(Level.FINE, "A change does not tell its author", broken);
            return Optional.empty();
        }
    }
}
