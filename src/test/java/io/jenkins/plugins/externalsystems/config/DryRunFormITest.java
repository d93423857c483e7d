package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.util.FormValidation;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The switches of connections and folders in forms and in configuration as code. */
@WithJenkins
class DryRunFormITest extends ControllerTest {
    @TempDir
    private Path directory;

    private static List<ConnectionConfiguration> connections() {
        return ExternalSystemsConfiguration.get().getConnections();
    }

    @Test
    void theFormKeepsTheSwitchOfAConnectionAndSaysWhatItMeans() throws Exception {
        SlackConnectionConfiguration connection = Controller.connectSlack(slack);
        connection.setDryRun(true);
        Controller.setConnections(connection);
        JenkinsRule.WebClient client = jenkins.createWebClient();
        HtmlPage page = client.goTo("manage/configure");
        ConnectionForm form = new ConnectionForm(client);
        HtmlElement chunk = (HtmlElement) ConnectionForm.chunks(page).get(0);
        form.await(() -> chunk.asNormalizedText().contains("Nothing is sent; build logs show what would be"));
        assertThat(chunk.<HtmlInput>querySelector("[name='_.dryRun']").isDisplayed())
                .as("shown without a click on Advanced")
                .isTrue();
        jenkins.submit(page.getFormByName("config"));
        assertThat(connections()).singleElement().extracting("dryRun").isEqualTo(true);
    }

    @Test
    void theConnectionTestIsRealAllTheSame() throws Exception {
        SlackConnectionConfiguration connection = Controller.connectSlack(slack);
        connection.setDryRun(true);
        Controller.setConnections(connection);
        ExternalSystemResult result =
                ConnectionService.get().test(new ScopedConnection(ConnectionScope.GLOBAL, connection));
        assertThat(result.success()).isTrue();
        assertThat(slack.requests()).isNotEmpty();
    }

    @Test
    void theFormKeepsTheSwitchOfAFolderAndLeavesNothingWhereItIsOff() throws Exception {
        Folder folder = jenkins.createProject(Folder.class);
        FolderDryRun property = new FolderDryRun();
        property.setDryRun(true);
        folder.addProperty(property);
        jenkins.configRoundtrip(folder);
        assertThat(folder.getProperties().get(FolderDryRun.class).isDryRun()).isTrue();

        HtmlPage page = jenkins.createWebClient().getPage(folder, "configure");
        HtmlInput box = page.querySelector("[name='_.dryRun']");
        box.setChecked(false);
        jenkins.submit(page.getFormByName("config"));
        assertThat(folder.getProperties().get(FolderDryRun.class)).isNull();
        assertThat(folder.getConfigFile().asString()).doesNotContain("externalsystems");
    }

    @Test
    void configurationAsCodeHasTheSwitchWhereItIsOn() throws Exception {
        String yaml = """
                unclassified:
                  externalSystems:
                    connections:
                    - slack:
                        dryRun: true
                        id: "quiet"
                    - slack:
                        id: "loud"
                """;
        Path file = Files.writeString(directory.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(List.of(file.toString()));
        assertThat(connections()).extracting("dryRun").containsExactly(true, false);
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String exported = Util.toYamlString(Util.getUnclassifiedRoot(context).get("externalSystems"));
        assertThat(exported).containsOnlyOnce("dryRun: true").contains("id: \"loud\"");
        assertThat(exported).doesNotContain("dryRun: false");
    }

    @Test
    void theCheckOfTheFieldWarns() {
        ConnectionDescriptor descriptor =
                (ConnectionDescriptor) jenkins.jenkins.getDescriptorOrDie(SlackConnectionConfiguration.class);
        assertThat(descriptor.doCheckDryRun(null, true).kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(descriptor.doCheckDryRun(null, false).kind).isEqualTo(FormValidation.Kind.OK);
    }
}
