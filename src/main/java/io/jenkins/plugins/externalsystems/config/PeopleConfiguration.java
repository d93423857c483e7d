package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Who is who where e-mail addresses do not tell, under Manage Jenkins > System; {@code unclassified: externalSystemsPeople:}
 * in configuration as code.
 */
@Extension
@Symbol("externalSystemsPeople")
public final class PeopleConfiguration extends GlobalConfiguration {
    private volatile List<Person> people = List.of();
    private transient volatile Map<String, Person> byAuthor;

    public PeopleConfiguration() {
        load();
    }

    /** The one instance. */
    public static PeopleConfiguration get() {
        return ExtensionList.lookupSingleton(PeopleConfiguration.class);
    }

    /** In the order of the form; not to be changed. */
    public List<Person> getPeople() {
        return people == null ? List.of() : List.copyOf(people);
    }

    /** @throws IllegalArgumentException if two people have the same author */
    @DataBoundSetter
    public void setPeople(@CheckForNull List<Person> people) {
        List<Person> given = people == null ? List.of() : people;
        byAuthor = index(given);
        this.people = new ArrayList<>(given);
        save();
    }

    private static Map<String, Person> index(List<Person> people) {
        Map<String, Person> index = new HashMap<>();
        for (Person person : people) {
            for (String author : person.authors()) {
                Person other = index.put(key(author), person);
                if (other != null && other != person) {
                    throw new IllegalArgumentException("Two people have the author '" + author + "'");
                }
            }
        }
        return index;
    }

    /** The one of whom the table has an e-mail address or name, in any case of the letters. */
    public Optional<Person> ofAuthor(String author) {
        Map<String, Person> known = byAuthor;
        if (known == null) {
            known = index(getPeople());
            byAuthor = known;
        }
        return Optional.ofNullable(known.get(key(author)));
    }

    private static String key(String author) {
        return author.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        // A form without rows has no list at all.
        try {
            setPeople(request.bindJSONToList(Person.class, form.opt("people")));
        } catch (IllegalArgumentException | LinkageError unbindable) {
            throw FormRefusal.of(unbindable, "people");
        }
        return true;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.PeopleConfiguration_displayName();
    }
}
