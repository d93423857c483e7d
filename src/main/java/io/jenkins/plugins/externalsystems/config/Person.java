package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Who somebody is in the external systems, by what their commits say. */
public final class Person implements Describable<Person> {
    private final String author;
    private String email;
    private String jira;
    private String slack;
    private String teams;
    private String testRail;

    /**
     * The required field.
     *
     * @param author e-mail addresses and names in their commits, separated by commas
     * @throws IllegalArgumentException if there is none
     */
    @DataBoundConstructor
    public Person(String author) {
        this.author = Util.fixNull(author).strip();
        if (authors().isEmpty()) {
            throw new IllegalArgumentException(Messages.Person_author());
        }
    }

    /** E-mail addresses and names in their commits. */
    List<String> authors() {
        return Arrays.stream(author.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** What a system calls them; empty where the table does not say. @param systemType type id, such as {@code jira} */
    public Optional<String> account(String systemType) {
        return Optional.ofNullable(
                switch (systemType) {
                    case "jira" -> jira;
                    case "slack" -> slack;
                    case "msteams" -> teams;
                    case "testrail" -> testRail;
                    default -> null;
                });
    }

    public String getAuthor() {
        return author;
    }

    /** Where they get mail, and by what systems are asked for them; null for the address in their commits. */
    @CheckForNull
    public String getEmail() {
        return email;
    }

    @DataBoundSetter
    public void setEmail(@CheckForNull String email) {
        this.email = Util.fixEmptyAndTrim(email);
    }

    /** Account id, or user name of a Data Center. */
    @CheckForNull
    public String getJira() {
        return jira;
    }

    @DataBoundSetter
    public void setJira(@CheckForNull String jira) {
        this.jira = Util.fixEmptyAndTrim(jira);
    }

    /** User id. */
    @CheckForNull
    public String getSlack() {
        return slack;
    }

    @DataBoundSetter
    public void setSlack(@CheckForNull String slack) {
        this.slack = Util.fixEmptyAndTrim(slack);
    }

    /** UPN or object id, with a name in front if wanted: {@code Jane Doe <jane@contoso.com>}. */
    @CheckForNull
    public String getTeams() {
        return teams;
    }

    @DataBoundSetter
    public void setTeams(@CheckForNull String teams) {
        this.teams = Util.fixEmptyAndTrim(teams);
    }

    /** User id. */
    @CheckForNull
    public String getTestRail() {
        return testRail;
    }

    @DataBoundSetter
    public void setTestRail(@CheckForNull String testRail) {
        this.testRail = Util.fixEmptyAndTrim(testRail);
    }

    /** Form. */
    @Extension
    @Symbol("person")
    public static final class DescriptorImpl extends Descriptor<Person> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Person_displayName();
        }

        @POST
        public FormValidation doCheckAuthor(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return Util.fixNull(value).replace(',', ' ').isBlank()
                    ? FormValidation.error(Messages.Person_author())
                    : FormValidation.ok();
        }
    }
}
