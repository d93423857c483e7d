package io.jenkins.plugins.externalsystems.runtime;

import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import jenkins.scm.RunWithSCM;

/**
 * Who wrote the commits of a build, by e-mail address: what the commit itself says (Git's change entries have {@code
 * getAuthorEmail}), else the id of the Jenkins user where it is an address. No address is guessed or looked up.
 */
public final class CommitAuthors {
    private static final Logger LOGGER = Logger.getLogger(CommitAuthors.class.getName());
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,<>]+@[^@\\s,<>]+");

    private CommitAuthors() {}

    /** Each address once, in the order of the commits; empty for a build without changes, or whose job has no SCM. */
    public static List<String> addresses(Run<?, ?> run) {
        Set<String> addresses = new LinkedHashSet<>();
        if (run instanceof RunWithSCM<?, ?> built) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : built.getChangeSets()) {
                for (ChangeLogSet.Entry change : changes) {
                    address(change).ifPresent(addresses::add);
                }
            }
        }
        return new ArrayList<>(addresses);
    }

    private static Optional<String> address(ChangeLogSet.Entry change) {
        return ofCommit(change)
                .or(() -> ofUser(change))
                .filter(text -> ADDRESS.matcher(text).matches());
    }

    private static Optional<String> ofCommit(ChangeLogSet.Entry change) {
        try {
            return change.getClass().getMethod("getAuthorEmail").invoke(change) instanceof String address
                    ? Optional.of(address.strip())
                    : Optional.empty();
        } catch (NoSuchMethodException | IllegalAccessException other) {
            return Optional.empty();
        } catch (InvocationTargetException broken) {
            LOGGER.log(Level.FINE, "A change does not tell its author's address", broken);
            return Optional.empty();
        }
    }

    private static Optional<String> ofUser(ChangeLogSet.Entry change) {
        return Optional.ofNullable(change.getAuthor()).map(author -> author.getId());
    }
}
