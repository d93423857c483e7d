package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.externalsystems.actions.Committer;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.CreateJiraIssueAction;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeUser;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import io.jenkins.plugins.externalsystems.runtime.Committers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who is who: the table in configuration as code and in the form, and what builds make of it. */
@WithJenkins
class PeopleITest extends ControllerTest {
    private static final String EXPORTED = """
            people:
            - author: "jane@old.example.com, Jane Doe"
              email: "jane@example.com"
              jira: "5b10a2844c20165700ede21g"
              slack: "U024BE7LH"
              teams: "Jane Doe <jane@contoso.com>"
              testRail: "7"
            - author: "sam"
              slack: "U0SAM0000"
            """;

    @BeforeEach
    void nobodyYet() {
        PeopleConfiguration.get().setPeople(List.of());
    }

    @Test
    void whatIsExportedImportsToTheSame(@TempDir Path folder) throws Exception {
        configure(folder, EXPORTED);
        assertThat(export()).isEqualTo(EXPORTED);
        PeopleConfiguration.get().load();
        assertThat(export()).as("read again from the file").isEqualTo(EXPORTED);
        Person jane = PeopleConfiguration.get().ofAuthor("JANE DOE").orElseThrow();
        assertThat(Stream.of("jira", "slack", "msteams", "testrail").map(jane::account))
                .allMatch(account -> account.isPresent());
        assertThat(jane.account("prometheus")).isEmpty();
        assertThat(PeopleConfiguration.get().ofAuthor("jane")).isEmpty();
    }

    @Test
    void refusesWhoIsThereTwiceOrByNothing(@TempDir Path folder) {
        assertThatThrownBy(() -> configure(folder, "people: [{author: a@b.c}, {author: 'x, A@B.C'}]\n"))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("Two people have the author 'A@B.C'");
        assertThatThrownBy(() -> configure(folder, "people: [{author: ' , '}]\n"))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("Say by what their commits are known");
    }

    @Test
    void keepsEverythingThroughTheFormAndLosesWhatIsDeleted(@TempDir Path folder) throws Exception {
        configure(folder, EXPORTED);
        submit();
        assertThat(export()).isEqualTo(EXPORTED);

        PeopleConfiguration.get().setPeople(List.of());
        submit();
        assertThat(PeopleConfiguration.get().getPeople()).isEmpty();
    }

    @Test
    void theTableGoesBeforeAddressesAndNamesAreEnough() throws Exception {
        person("al@example.com", null, "U0AL00000");
        person("sam", "sam@example.com", null);
        FreeStyleBuild run = jenkins.buildAndAssertSuccess(project());

        assertThat(Committers.of(run, "slack"))
                .containsExactly(
                        new Committer("jo@example.com", null),
                        new Committer("al@example.com", "U0AL00000"),
                        new Committer("sam@example.com", null));
        assertThat(Committers.of(run, "jira")).extracting(Committer::account).containsOnlyNulls();
        assertThat(Committers.addresses(run)).containsExactly("jo@example.com", "al@example.com", "sam@example.com");
    }

    @Test
    void issuesMentionsAndMessagesAreForTheSamePeople() throws Exception {
        FakeUser jo = jira.addUser("Jo in JIRA", "jo@example.com");
        String joInSlack = slack.addUser("jo@example.com", "Jo");
        String al = slack.addUser("al@other.example.com", "Al");
        person("al@example.com", null, al);
        CreateJiraIssueAction issue = new CreateJiraIssueAction("Broken");
        issue.setAssignee("committers");
        NotifySlackAction mention = new NotifySlackAction("Broken");
        mention.setMentionCommitters(true);
        NotifySlackAction direct = new NotifySlackAction("Yours");
        direct.setToCommitters(true);

        FreeStyleBuild run = jenkins.buildAndAssertSuccess(project(issue, mention, direct));

        assertThat(jira.issues().get(0).assignee()).isEqualTo(jo.displayName());
        assertThat(slack.messages("general"))
                .singleElement()
                .satisfies(
                        message -> assertThat(message.text()).startsWith("<@" + al + "> <@" + joInSlack + "> Broken"));
        assertThat(slack.messages(al))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("Yours"));
        assertThat(slack.messages(joInSlack)).hasSize(1);
        assertThat(records(run)).hasSize(3).allMatch(record -> record.isSuccess());
    }

    @Test
    void aBuildWithoutCommitsIsForNobody() throws Exception {
        build(Result.SUCCESS, """
                def issue = createJiraIssue(summary: 'Broken', assignee: 'committers')
                def sent = notifySlack(text: 'Yours', toCommitters: true)
                echo "sent ${sent.count} ${sent.ok}"
                """);
        assertThat(jira.issues().get(0).assignee()).isEmpty();
        assertThat(slack.requests("POST", "/chat.postMessage")).isEmpty();
    }

    private static void person(String author, String email, String slackUser) {
        Person person = new Person(author);
        person.setEmail(email);
        person.setSlack(slackUser);
        List<Person> people = new ArrayList<>(PeopleConfiguration.get().getPeople());
        people.add(person);
        PeopleConfiguration.get().setPeople(people);
    }

    /** A job whose builds have commits of Jo, Al and Sam, the last without an address. */
    private static FreeStyleProject project(ConnectorAction... actions) throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        scm.addChange().withAuthor("jo@example.com").withMsg("one");
        scm.addChange().withAuthor("al@example.com").withMsg("two");
        scm.addChange().withAuthor("sam").withMsg("three");
        scm.addChange().withAuthor("jo@example.com").withMsg("four");
        project.setScm(scm);
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(Stream.of(actions)
                .map(action -> new ConditionalAction("always", action))
                .toList());
        project.getPublishersList().add(notifier);
        return project;
    }

    private static void submit() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        HtmlPage page = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(2000);
        jenkins.submit(page.getFormByName("config"));
    }

    private static void configure(Path folder, String ours) throws Exception {
        Path file = folder.resolve("jenkins.yaml");
        Files.writeString(file, "unclassified:\n  externalSystemsPeople:\n" + ours.indent(4));
        ConfigurationAsCode.get().configure(List.of(file.toString()));
    }

    private static String export() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        return Util.toYamlString(Util.getUnclassifiedRoot(context).get("externalSystemsPeople"));
    }
}
