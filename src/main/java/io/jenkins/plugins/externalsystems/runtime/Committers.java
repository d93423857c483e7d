package io.jenkins.plugins.externalsystems.runtime;

import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.Committer;
import io.jenkins.plugins.externalsystems.config.PeopleConfiguration;
import io.jenkins.plugins.externalsystems.config.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who wrote the commits of a build, as each system knows them: by the administrator's table, else by e-mail address. The
 * systems themselves are asked by their connectors, which remember whom they found and whom they did not.
 */
public final class Committers {
    private Committers() {}

    /**
     * Each person once, in the order of the commits.
     *
     * @param systemType type id of the system, such as {@code jira}
     */
    public static List<Committer> of(Run<?, ?> run, String systemType) {
        Map<String, Committer> once = new LinkedHashMap<>();
        for (CommitAuthor author : CommitAuthors.of(run)) {
            Optional<Person> person = person(author);
            Committer committer = new Committer(
                    person.map(Person::getEmail).orElse(author.address()),
                    person.flatMap(known -> known.account(systemType)).orElse(null));
            String key = committer.accountOrAddress().toLowerCase(Locale.ROOT);
            if (!key.isEmpty()) {
                once.putIfAbsent(key, committer);
            }
        }
        return new ArrayList<>(once.values());
    }

    /** E-mail addresses of those who have one, each once. */
    public static List<String> addresses(Run<?, ?> run) {
        return of(run, "email").stream()
                .map(Committer::address)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static Optional<Person> person(CommitAuthor author) {
        PeopleConfiguration people = PeopleConfiguration.get();
        return Stream.concat(Stream.of(author.address()), author.names().stream())
                .filter(text -> !text.isBlank())
                .flatMap(text -> people.ofAuthor(text).stream())
                .findFirst();
    }
}
