package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * Who wrote commits of a build, as one system knows them.
 *
 * @param address by which the system can be asked for them; empty where nobody knows one
 * @param account what the system calls them, by the administrator's table; null where it does not say
 */
public record Committer(String address, @CheckForNull String account) {
    /** In an action's field, stands for those who wrote the commits of the build. */
    public static final String COMMITTERS = "committers";

    /** By what the system finds them best; empty for nothing. */
    public String accountOrAddress() {
        return account == null ? address : account;
    }

    /** The accounts that are known. */
    static List<String> accounts(List<Committer> committers) {
        return committers.stream()
                .filter(committer -> committer.account() != null)
                .map(Committer::accountOrAddress)
                .toList();
    }

    /** The addresses of the others. */
    static List<String> addresses(List<Committer> committers) {
        return committers.stream()
                .filter(committer -> committer.account() == null)
                .map(Committer::address)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    /** By what the system finds each of them best; those that it cannot find at all are left out. */
    static List<String> candidates(List<Committer> committers) {
        return committers.stream()
                .map(Committer::accountOrAddress)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
