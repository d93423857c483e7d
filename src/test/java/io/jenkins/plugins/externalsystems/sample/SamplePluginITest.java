package io.jenkins.plugins.externalsystems.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.ExtensionList;
import hudson.PluginWrapper;
import hudson.model.Descriptor;
import hudson.model.Result;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ConnectionDescriptor;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The sample connector as a second plugin in a running Jenkins: class loader, form, symbols, help, step, folder. */
@WithJenkins
class SamplePluginITest extends ControllerTest {
    private static final Map<String, String> GUIDE = ExampleBlocks.withOwnTest("connectors.md");

    private final FakeStatusBoard board = new FakeStatusBoard();

    @BeforeAll
    static void install(@TempDir Path folder) throws Exception {
        String ours =
                Jenkins.get().getPluginManager().getPlugin("external-systems").getVersion();
        Path plugin = SamplePlugin.build(folder, ours, Jenkins.VERSION);
        Path installed = Jenkins.get().getPluginManager().rootDir.toPath().resolve(plugin.getFileName());
        Files.copy(plugin, installed);
        Jenkins.get().getPluginManager().dynamicLoad(installed.toFile());
    }

    @BeforeEach
    void addKey() throws Exception {
        Controller.addSecretText("board-key", FakeStatusBoard.KEY);
        Controller.setConnections();
    }

    @AfterEach
    void close() {
        board.close();
    }

    @Test
    void isAPluginOfItsOwn() throws Exception {
        PluginWrapper plugin = Jenkins.get().getPluginManager().getPlugin(SamplePlugin.ID);
        assertThat(plugin.isActive()).isTrue();
        ConnectionDescriptor kind = kind();
        assertThat(kind.getClass().getClassLoader())
                .isSameAs(plugin.classLoader)
                .isNotSameAs(ConnectionDescriptor.class.getClassLoader());
        assertThat(Jenkins.get().getPluginManager().whichPlugin(kind.getClass()))
                .isSameAs(plugin);
    }

    @Test
    void theGuidesExamplesWork(@TempDir Path folder) throws Exception {
        configure(folder);
        WorkflowRun run = build(Result.SUCCESS, GUIDE.get("pipeline"));
        assertThat(board.incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident)
                        .containsEntry("title", "Release 1 failed")
                        .containsEntry("severity", "major")
                        .containsEntry("closed", true));
        assertThat(records(run)).hasSize(2);
        jenkins.assertLogContains("openIncident", run);
        assertThat(GUIDE).containsOnlyKeys("configuration", "pipeline");
    }

    @Test
    void failuresAreLikeThoseOfOurOwn(@TempDir Path folder) throws Exception {
        configure(folder);
        jenkins.assertLogContains("unknown", build(Result.FAILURE, "openIncident(title: 'x', colour: 'red')"));
        jenkins.assertLogContains("severity", build(Result.FAILURE, "openIncident(title: 'x', severity: 'huge')"));
        assertThat(board.requests()).isEmpty();

        Controller.addSecretText("board-key", "revoked-key");
        WorkflowRun refused = build(Result.FAILURE, "openIncident(title: 'x')");
        jenkins.assertLogContains("the board does not know the key; make a new one", refused);
        jenkins.assertLogNotContains("revoked-key", refused);
    }

    @Test
    void theFormHasTheCommonFieldsAndTestsTheConnection() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        ConnectionForm form = new ConnectionForm(client);
        HtmlPage page = client.goTo("manage/configure");
        HtmlElement chunk = form.add(page, "Status Board");
        form.fill(
                chunk,
                Map.of("id", "board", "url", board.url().toString(), "timeout", "7", "credentialsId", "board-key"));
        assertThat(chunk.asNormalizedText()).contains("URL of the board").doesNotContain("${%");
        for (HtmlElement button : chunk.<HtmlElement>getElementsByTagName("button")) {
            if (button.getTextContent().contains("Test connection")) {
                button.click();
            }
        }
        form.await(() -> chunk.asNormalizedText().contains("Works, as builds."));
        jenkins.submit(page.getFormByName("config"));

        ConnectionConfiguration saved =
                ExternalSystemsConfiguration.get().getConnections().get(0);
        assertThat(saved.getClass().getName()).isEqualTo("org.example.statusboard.StatusBoardConnection");
        assertThat(saved.getTimeout()).isEqualTo(7);
        build(Result.SUCCESS, "openIncident(title: 'x')");
        String file = Files.readString(
                Jenkins.get().getRootDir().toPath().resolve(ExternalSystemsConfiguration.class.getName() + ".xml"));
        assertThat(file)
                .contains("org.example.statusboard.StatusBoardConnection")
                .doesNotContain(FakeStatusBoard.KEY);

        Descriptor<?> descriptor = kind();
        for (String field : new String[] {"url", "credentialsId", "id", "timeout"}) {
            assertThat(Forms.get(client, "descriptor/" + descriptor.getId() + "/help/" + field, Map.of())
                            .getContentAsString())
                    .as(field)
                    .contains("<div>");
        }
    }

    @Test
    void worksOnAFolder() throws Exception {
        Folder team = jenkins.createProject(Folder.class);
        Folders.addCredential(team, Folders.text(CredentialsScope.GLOBAL, "team-key", FakeStatusBoard.KEY));
        Folders.connect(team, connection("team-board", "team-key"));
        jenkins.buildAndAssertSuccess(Folders.pipeline(team, "job", "openIncident(title: 'x')"));
        assertThat(board.incidents()).hasSize(1);
        jenkins.assertLogContains(
                "There is no statusboard connection that", build(Result.FAILURE, "openIncident(title: 'x')"));
    }

    private ConnectionConfiguration connection(String id, String credentialsId) throws Exception {
        return (ConnectionConfiguration) kind().clazz
                .getConstructor(String.class, String.class, String.class)
                .newInstance(id, board.url().toString(), credentialsId);
    }

    private static ConnectionDescriptor kind() {
        return ExtensionList.lookup(ConnectionDescriptor.class).stream()
                .filter(kind -> kind.clazz.getName().startsWith("org.example."))
                .findFirst()
                .orElseThrow();
    }

    private void configure(Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("jenkins.yaml"),
                GUIDE.get("configuration")
                        .replace("https://status.example.com", board.url().toString()));
        ConfigurationAsCode.get().configure(file.toString());
    }
}
