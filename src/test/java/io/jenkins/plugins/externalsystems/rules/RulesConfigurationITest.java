package io.jenkins.plugins.externalsystems.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import hudson.model.Items;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.externalsystems.actions.CreateJiraIssueAction;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Rules in Configuration as Code, in forms and on the disk, and who may configure them. */
class RulesConfigurationITest extends ControllerTest {
    private static final String EXPORTED = """
            optOutAllowed: true
            rules:
            - action:
                notifySlack:
                  channel: "#builds"
                  onError: "ignore"
                  text: "$JOB_NAME is broken"
              condition: "regression"
              jobs: "team-a/**, release"
              name: "broken"
            - action:
                notifySlack:
                  text: "$JOB_NAME starts"
              name: "begin"
              when: "start"
            """;

    @TempDir
    private Path directory;

    @AfterEach
    void forget() {
        jenkins.jenkins.setAuthorizationStrategy(hudson.security.AuthorizationStrategy.UNSECURED);
        GlobalRules.get().setRules(null);
        GlobalRules.get().setOptOutAllowed(false);
    }

    private void configure(String ours) throws Exception {
        Path file = directory.resolve("jenkins.yaml");
        Files.writeString(file, "unclassified:\n  externalSystemsRules:\n" + ours.indent(4));
        ConfigurationAsCode.get().configure(List.of(file.toString()));
    }

    private static String export() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        return Util.toYamlString(Util.getUnclassifiedRoot(context).get("externalSystemsRules"));
    }

    @Test
    void whatIsExportedImportsToTheSame() throws Exception {
        configure(EXPORTED);
        assertThat(export()).isEqualTo(EXPORTED);
        NotificationRule rule = GlobalRules.get().getRules().get(0);
        assertThat(rule.isFor(RuleMoment.END, "team-a/x/y")).isTrue();
        assertThat(rule.isFor(RuleMoment.END, "team-b")).isFalse();
        GlobalRules.get().load();
        assertThat(export()).isEqualTo(EXPORTED);
        assertThat(GlobalRules.get().getRules().get(0).isFor(RuleMoment.END, "team-b"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    name: a, action: {notifySlack: {text: x, onError: fail}}                    | does not decide about a build
                    name: a, action: {notifySlack: {text: x, onError: unstable}}                | does not decide about a build
                    name: a, action: {notifySlack: {text: x}}, when: later                      | allowed are start, end
                    name: a, action: {notifySlack: {text: x}}, when: start, condition: success  | has no result yet
                    name: a, action: {notifySlack: {text: x}}, condition: odd                   | condition is 'odd'
                    name: a, action: {notifySlack: {text: x}}, jobs: /a                         | is no job name
                    name: begin, action: {notifySlack: {text: x}}                               | Two rules have the name 'begin'
                    name: '', action: {notifySlack: {text: x}}                                  | A rule needs a name
                    name: a                                                                     | action
                    """)
    void refusesWhatTheFormRefusesAndKeepsWhatItHad(String fields, String sentence) throws Exception {
        configure(EXPORTED);
        assertThatThrownBy(
                        () -> configure("rules: [{name: begin, action: {notifySlack: {text: x}}}, {" + fields + "}]\n"))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining(sentence);
        assertThat(export()).isEqualTo(EXPORTED);
    }

    private static List<NotificationRule> rules() {
        NotifySlackAction notify = new NotifySlackAction("<text> & 'quotes'");
        notify.setConnection("slack-main");
        notify.setChannel("#ci");
        notify.setOnError("warn");
        NotificationRule end = new NotificationRule("at \"the\" end", notify);
        end.setJobs("a/**");
        end.setCondition("failure");
        NotificationRule start = new NotificationRule("start", new CreateJiraIssueAction("s"));
        start.setWhen("start");
        return new ArrayList<>(List.of(end, start));
    }

    @Test
    void theControllersFormKeepsEverything() throws Exception {
        for (boolean isAllowed : new boolean[] {true, false}) {
            GlobalRules.get().setRules(rules());
            GlobalRules.get().setOptOutAllowed(isAllowed);
            String before = Items.XSTREAM2.toXML(GlobalRules.get().getRules());
            jenkins.configRoundtrip();
            assertThat(Items.XSTREAM2.toXML(GlobalRules.get().getRules())).isEqualTo(before);
            assertThat(GlobalRules.get().isOptOutAllowed()).isEqualTo(isAllowed);
        }
    }

    @Test
    void aFoldersFormAndFileKeepEverything() throws Exception {
        Folder folder = jenkins.createProject(Folder.class);
        jenkins.configRoundtrip(folder);
        assertThat(folder.getProperties().get(FolderRules.class)).isNull();
        FolderRules property = new FolderRules();
        property.setRules(rules());
        property.setOptOutAllowed(true);
        folder.addProperty(property);
        String before = Items.XSTREAM2.toXML(property);

        folder = jenkins.configRoundtrip(folder);
        assertThat(Items.XSTREAM2.toXML(folder.getProperties().get(FolderRules.class)))
                .isEqualTo(before);
        folder.doReload();
        assertThat(Items.XSTREAM2.toXML(folder.getProperties().get(FolderRules.class)))
                .isEqualTo(before);
    }

    @Test
    void theFormRefusesARuleThatWouldDecideWithASentence() throws Exception {
        GlobalRules.get().setRules(rules());
        JenkinsRule.WebClient client = jenkins.createWebClient();
        HtmlPage page = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(5000);
        HtmlForm form = page.getFormByName("config");
        HtmlSelect onError = page.querySelector("div.repeated-chunk[name=rules] select[name='_.onError']");
        onError.setSelectedAttribute("fail", true);
        client.setThrowExceptionOnFailingStatusCode(false);
        HtmlPage answer = jenkins.submit(form);
        assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(answer.asNormalizedText())
                .contains("a rule does not decide about a build")
                .doesNotContain("Exception");
        assertThat(GlobalRules.get().getRules().get(0).getAction().getOnError()).isEqualTo("warn");
    }

    @Test
    void aChangeInTheBrowserChangesThatAlone() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        GlobalRules.get().setRules(new ArrayList<>(List.of(rules().get(1))));
        HtmlPage page = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(5000);
        HtmlInput name = page.querySelector("div.repeated-chunk[name=rules] input[name='_.name']");
        name.setValue("renamed");
        jenkins.submit(page.getFormByName("config"));
        assertThat(GlobalRules.get().getRules()).singleElement().satisfies(rule -> {
            assertThat(rule.getName()).isEqualTo("renamed");
            assertThat(rule.getWhen()).isEqualTo("start");
        });
    }

    @Test
    void onlyWhoMayConfigureAPlaceMayConfigureItsRules() throws Exception {
        Folder folder = jenkins.createProject(Folder.class);
        Folder other = jenkins.createProject(Folder.class);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        MockAuthorizationStrategy rights = new MockAuthorizationStrategy();
        rights.grant(Jenkins.READ, Item.READ, Item.DISCOVER).everywhere().toEveryone();
        rights.grant(Item.CONFIGURE).onFolders(folder).to("owner");
        jenkins.jenkins.setAuthorizationStrategy(rights);
        JenkinsRule.WebClient owner = Forms.client(jenkins).login("owner");
        assertThat(owner.goTo(folder.getUrl() + "configure").getWebResponse().getStatusCode())
                .isEqualTo(200);
        assertThat(Forms.get(owner, other.getUrl() + "configure", Map.of()).getStatusCode())
                .isEqualTo(403);
        assertThat(Forms.post(owner, "manage/configSubmit", Map.of("json", "{}"))
                        .getStatusCode())
                .isEqualTo(403);
    }
}
